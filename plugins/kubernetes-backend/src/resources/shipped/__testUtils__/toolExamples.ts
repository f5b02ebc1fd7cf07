import { conditions, Example } from './conditions';

const check = (phase: string) => [{ key: 'tests', phase }];
const commit = (sha: string, phase?: string) => ({
  dry: { sha },
  ...(phase && { commitStatuses: check(phase) }),
});

/** Of promotions, API management, policies, secrets and dashboards, as their controllers write them. */
export const TOOL_EXAMPLES: readonly Example[] = [
  ['healthy', 'coralogix.com Alert', conditions('RemoteSynced=True')],
  ['healthy', 'coralogix.com Alert', { id: '7' }],
  ['progressing', 'coralogix.com RuleGroup', { id: '' }],
  ['failing', 'coralogix.com Alert', conditions('RemoteSynced=False')],
  ['healthy', 'trust.cert-manager.io Bundle', conditions('Synced=True')],
  [
    'healthy',
    'camel.apache.org Integration',
    { phase: 'Running', ...conditions('Ready=True') },
  ],
  [
    'progressing',
    'camel.apache.org Integration',
    {
      phase: 'Building Kit',
      ...conditions('DeploymentAvailable=False NoStrategy'),
    },
  ],
  [
    'failing',
    'camel.apache.org Integration',
    { phase: 'Running', ...conditions('Ready=False Error: no route') },
  ],
  ['failing', 'camel.apache.org Integration', { phase: 'Error' }],
  ['healthy', 'camel.apache.org Pipe', { phase: 'Ready' }],
  [
    'progressing',
    'camel.apache.org IntegrationKit',
    { phase: 'Build Running' },
  ],
  ['failing', 'camel.apache.org IntegrationPlatform', { phase: 'Error' }],
  ['healthy', 'promoter.argoproj.io PullRequest', conditions('Ready=True')],
  [
    'failing',
    'promoter.argoproj.io CommitStatus',
    { phase: 'failure', ...conditions('Ready=True') },
  ],
  [
    'healthy',
    'promoter.argoproj.io ChangeTransferPolicy',
    {
      active: commit('a', 'success'),
      proposed: commit('a', 'success'),
      ...conditions('Ready=True'),
    },
  ],
  [
    'progressing',
    'promoter.argoproj.io ChangeTransferPolicy',
    {
      active: commit('a'),
      proposed: commit('b'),
      ...conditions('Ready=True'),
    },
  ],
  [
    'failing',
    'promoter.argoproj.io ChangeTransferPolicy',
    {
      active: commit('a', 'success'),
      proposed: commit('b', 'failure'),
      ...conditions('Ready=True'),
    },
  ],
  [
    'healthy',
    'promoter.argoproj.io PromotionStrategy',
    {
      environments: [{ active: commit('a', 'success') }],
      ...conditions('Ready=True'),
    },
  ],
  [
    'progressing',
    'promoter.argoproj.io PromotionStrategy',
    {
      environments: [{ active: commit('a', 'pending') }],
      ...conditions('Ready=True'),
    },
  ],
  [
    'failing',
    'promoter.argoproj.io PromotionStrategy',
    {
      environments: [{ active: commit('a', 'pending') }],
      ...conditions('Ready=False ReconciliationError'),
    },
  ],
  ['healthy', 'kargo.akuity.io Promotion', { phase: 'Succeeded' }],
  ['progressing', 'kargo.akuity.io Promotion', { phase: 'Running' }],
  ['failing', 'kargo.akuity.io Promotion', { phase: 'Errored' }],
  ['suspended', 'kargo.akuity.io Promotion', { phase: 'Aborted' }],
  ['healthy', 'capabilities.3scale.net Product', conditions('Synced=True')],
  ['healthy', 'capabilities.3scale.net Tenant', { tenantId: 7, adminId: 8 }],
  [
    'progressing',
    'capabilities.3scale.net DeveloperAccount',
    conditions('Waiting=True', 'Ready=False'),
  ],
  [
    'failing',
    'capabilities.3scale.net Backend',
    conditions('Synced=False', 'Invalid=True'),
  ],
  [
    'failing',
    'capabilities.3scale.net Product',
    conditions('Synced=True', 'Orphan=True'),
  ],
  [
    'healthy',
    'policies.kyverno.io ValidatingPolicy',
    { conditionStatus: { ready: true } },
  ],
  [
    'progressing',
    'policies.kyverno.io ValidatingPolicy',
    { conditionStatus: { ready: false } },
  ],
  [
    'failing',
    'policies.kyverno.io NamespacedMutatingPolicy',
    {
      conditionStatus: {
        ready: false,
        ...conditions('WebhookConfigured=True', 'PolicyCached=False'),
      },
    },
  ],
  ['healthy', 'kyverno.io ClusterPolicy', conditions('Ready=True')],
  ['healthy', 'secrets.hashicorp.com VaultStaticSecret', { lastGeneration: 1 }],
  [
    'healthy',
    'secrets.hashicorp.com VaultStaticSecret',
    { lastGeneration: 1, ...conditions('Ready=True', 'Healthy=True') },
  ],
  [
    'failing',
    'secrets.hashicorp.com VaultDynamicSecret',
    { lastGeneration: 1, ...conditions('Ready=False VaultClientError') },
  ],
  ['healthy', 'secrets.hashicorp.com VaultPKISecret', { secretMAC: 'x' }],
  ['progressing', 'secrets.hashicorp.com VaultPKISecret', { secretMAC: '' }],
  ['healthy', 'secrets.hashicorp.com VaultAuth', { valid: true }],
  [
    'failing',
    'secrets.hashicorp.com VaultAuth',
    { valid: false, error: 'no such role' },
  ],
  [
    'healthy',
    'proclaim.dogmatiq.io DNSSDServiceInstance',
    conditions('Adopted=True', 'Advertised=True', 'Discoverable=True'),
  ],
  [
    'progressing',
    'proclaim.dogmatiq.io DNSSDServiceInstance',
    conditions('Advertised=True', 'Discoverable=False NegativeBrowseResult'),
  ],
  [
    'failing',
    'proclaim.dogmatiq.io DNSSDServiceInstance',
    conditions('Adopted=True', 'Advertised=Unknown AdvertiseError'),
  ],
  [
    'failing',
    'proclaim.dogmatiq.io DNSSDServiceInstance',
    conditions('Adopted=True', 'Discoverable=Unknown Error'),
  ],
  [
    'healthy',
    'grafana.integreatly.org GrafanaDashboard',
    conditions('DashboardSynchronized=True ApplySuccessful'),
  ],
  ['healthy', 'grafana.integreatly.org GrafanaFolder', { hash: '5f' }],
  [
    'failing',
    'grafana.integreatly.org GrafanaDatasource',
    conditions('DatasourceSynchronized=False ApplyFailed'),
  ],
  [
    'failing',
    'grafana.integreatly.org GrafanaFolder',
    { hash: '5f', NoMatchingInstances: true },
  ],
  [
    'failing',
    'grafana.integreatly.org GrafanaDashboard',
    conditions('DashboardSynchronized=True', 'NoMatchingFolder=True'),
  ],
  [
    'suspended',
    'grafana.integreatly.org GrafanaFolder',
    conditions('Suspended=True ApplySuspended'),
  ],
  [
    'suspended',
    'grafana.integreatly.org GrafanaDashboard',
    conditions('DashboardSynchronized=True'),
    { suspend: true },
  ],
  [
    'healthy',
    'policy.open-cluster-management.io OperatorPolicy',
    { compliant: 'Compliant' },
  ],
  [
    'failing',
    'policy.open-cluster-management.io OperatorPolicy',
    { compliant: 'NonCompliant', ...conditions('Compliant=False') },
  ],
  ['healthy', 'kro.run ResourceGraphDefinition', { state: 'Active' }],
  [
    'failing',
    'kro.run ResourceGraphDefinition',
    { state: 'Inactive', ...conditions('GraphVerified=False InvalidGraph') },
  ],
  [
    'healthy',
    'operator.victoriametrics.com VMRule',
    { updateStatus: 'operational' },
  ],
  [
    'failing',
    'operator.victoriametrics.com VMRule',
    { updateStatus: 'failed', reason: 'bad expression' },
  ],
  [
    'healthy',
    'kiali.io Kiali',
    conditions('Running=True Successful', 'Successful=True'),
  ],
  [
    'healthy',
    'core.spinkube.dev SpinApp',
    conditions('Available=True', 'Progressing=True NewReplicaSetAvailable'),
  ],
];
