import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { judgeObject } from '../judgeObject';
import { TEXTS } from './texts';
import { SHIPPED_DEFINITIONS } from '.';

const registry = new DefinitionRegistry(
  { cel: celCompiler },
  SHIPPED_DEFINITIONS,
);

const failed = (type: string, message: string, reason = 'Because') => ({
  type,
  status: 'False',
  reason,
  message,
});

/** As their controllers write them, made up and short. */
const EXAMPLES: readonly (readonly [
  what: string,
  api: string,
  status: object,
  message: string,
])[] = [
  [
    'a HelmRelease whose rollback hides the upgrade',
    'helm.toolkit.fluxcd.io/v2 HelmRelease',
    {
      conditions: [
        failed('Ready', 'rollback to v24 succeeded', 'RollbackSucceeded'),
        failed('Released', 'upgrade failed: denied by policy'),
        { type: 'Remediated', status: 'True', message: 'rollback to v24' },
      ],
    },
    'upgrade failed: denied by policy',
  ],
  [
    'a HelmRelease without a source',
    'helm.toolkit.fluxcd.io/v2 HelmRelease',
    { conditions: [failed('Ready', 'HelmChart is not ready')] },
    'HelmChart is not ready',
  ],
  [
    'a PostgreSQL cluster with a reason',
    'postgresql.cnpg.io/v1 Cluster',
    {
      phase: 'Not enough disk space',
      phaseReason: 'Instance shop-2 has 0 bytes left',
      conditions: [failed('Ready', 'Cluster Is Not Ready')],
    },
    'Instance shop-2 has 0 bytes left',
  ],
  [
    'a PostgreSQL cluster that does not archive',
    'postgresql.cnpg.io/v1 Cluster',
    {
      phase: 'Unable to create required cluster objects',
      conditions: [
        failed('Ready', 'Cluster Is Not Ready'),
        failed('ContinuousArchiving', 'unexpected failure: no bucket'),
      ],
    },
    'unexpected failure: no bucket',
  ],
  [
    'an Application whose object is degraded',
    'argoproj.io/v1alpha1 Application',
    {
      health: { status: 'Degraded' },
      operationState: { phase: 'Succeeded', message: 'successfully synced' },
      resources: [
        { kind: 'Service', name: 'shop', health: { status: 'Healthy' } },
        {
          kind: 'Deployment',
          name: 'shop',
          health: { status: 'Degraded', message: 'exceeded its deadline' },
        },
      ],
    },
    'Deployment shop: exceeded its deadline',
  ],
  [
    'an Application whose sync failed',
    'argoproj.io/v1alpha1 Application',
    {
      health: { status: 'Healthy' },
      operationState: {
        phase: 'Failed',
        message: 'one or more objects failed',
      },
    },
    'one or more objects failed',
  ],
  [
    'a Rollout without a word of its own',
    'argoproj.io/v1alpha1 Rollout',
    { phase: 'Degraded', conditions: [failed('Progressing', 'timed out')] },
    'timed out',
  ],
  [
    'an AnalysisRun without a word of its own',
    'argoproj.io/v1alpha1 AnalysisRun',
    {
      phase: 'Failed',
      metricResults: [
        { name: 'latency', phase: 'Successful' },
        { name: 'errors', phase: 'Failed', message: '4 > 3' },
      ],
    },
    'errors: 4 > 3',
  ],
  [
    'a Certificate that could not be issued',
    'cert-manager.io/v1 Certificate',
    {
      conditions: [
        failed('Ready', 'Secret does not exist', 'DoesNotExist'),
        failed('Issuing', 'the order is invalid', 'Failed'),
      ],
    },
    'the order is invalid',
  ],
  [
    'a Knative Service',
    'serving.knative.dev/v1 Service',
    {
      conditions: [
        failed('Ready', 'Revision failed'),
        failed('ConfigurationsReady', 'image not found'),
      ],
    },
    'image not found',
  ],
  [
    'a Crossplane Provider',
    'pkg.crossplane.io/v1 Provider',
    { conditions: [{ type: 'Healthy', status: 'False', reason: 'Unhealthy' }] },
    'Healthy: Unhealthy',
  ],
  [
    'a Proxy of Gloo',
    'gloo.solo.io/v1 Proxy',
    { statuses: { 'gloo-system': { state: 'Rejected', reason: 'no port' } } },
    'no port',
  ],
  [
    'a binding that one cluster does not take',
    'work.karmada.io/v1alpha2 ResourceBinding',
    {
      conditions: [{ type: 'FullyApplied', status: 'True' }],
      aggregatedStatus: [
        { clusterName: 'a', applied: true, health: 'Healthy' },
        { clusterName: 'b', applied: false, appliedMessage: 'no quota' },
      ],
    },
    'b: no quota',
  ],
  [
    'a policy of certificates',
    'policy.open-cluster-management.io/v1 CertificatePolicy',
    {
      compliant: 'NonCompliant',
      compliancyDetails: {
        a: { message: 'all good' },
        b: { message: 'shop-tls expires', nonCompliantCertificates: 1 },
      },
    },
    'shop-tls expires',
  ],
  [
    'a certificate of Google',
    'networking.gke.io/v1 ManagedCertificate',
    {
      certificateStatus: 'Provisioning',
      domainStatus: [
        { domain: 'a.example', status: 'Active' },
        { domain: 'b.example', status: 'FailedNotVisible' },
      ],
    },
    'b.example: FailedNotVisible',
  ],
];

it.each(EXAMPLES)('%s says what is wrong', (_, api, status, message) => {
  const [apiVersion, kind] = api.split(' ');
  const metadata = { name: 'example', namespace: 'shop' };
  expect(
    judgeObject({ apiVersion, kind, metadata, spec: {}, status }, registry),
  ).toEqual({ state: 'failing', message });
});

it('is silent about words where all is well', () => {
  const status = { conditions: [{ type: 'Ready', status: 'True' }] };
  const object = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'example' },
    status,
  };
  expect(judgeObject(object, registry)).toEqual({ state: 'healthy' });
});

it.each(Object.entries(TEXTS))('the words for %s are short', (_, texts) => {
  const plain = (text: string) => text.replace(/\{\{[^}]*\}\}/g, 'x');
  expect(plain(texts.title).length).toBeLessThanOrEqual(60);
  expect(texts.steps.length).toBeLessThanOrEqual(3);
  for (const text of [texts.meaning, ...texts.steps]) {
    expect(plain(text).length).toBeLessThanOrEqual(220);
    expect(text).not.toMatch(/ {2}|!|is looked at|for ever/);
  }
});
