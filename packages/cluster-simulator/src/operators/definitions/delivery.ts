import { AGE, condition, define, READY, STATUS, wide } from './define';

const ARGO = 'argoproj.io/v1alpha1';
const PHASE = ['Status', '.status.phase'] as const;

export const ARGO_CD = [
  define(ARGO, 'applications', 'Application', {
    shortNames: ['app', 'apps'],
    columns: [
      ['Sync Status', '.status.sync.status'],
      ['Health Status', '.status.health.status'],
      ['Revision', '.status.sync.revision', 'string', 10],
      ['Project', '.spec.project', 'string', 10],
    ],
  }),
  define(ARGO, 'applicationsets', 'ApplicationSet', {
    shortNames: ['appset', 'appsets'],
  }),
  define(ARGO, 'appprojects', 'AppProject', {
    shortNames: ['appproj', 'appprojs'],
  }),
];

export const ARGO_ROLLOUTS = [
  define(ARGO, 'rollouts', 'Rollout', {
    shortNames: ['ro'],
    columns: [
      ['Desired', '.spec.replicas', 'integer'],
      ['Current', '.status.replicas', 'integer'],
      ['Up-to-date', '.status.updatedReplicas', 'integer'],
      ['Available', '.status.availableReplicas', 'integer'],
      AGE,
    ],
  }),
  define(ARGO, 'analysisruns', 'AnalysisRun', {
    shortNames: ['ar'],
    columns: [PHASE, AGE],
  }),
  define(ARGO, 'experiments', 'Experiment', {
    shortNames: ['exp'],
    columns: [PHASE, AGE],
  }),
];

export const ARGO_WORKFLOWS = [
  define(ARGO, 'workflows', 'Workflow', {
    shortNames: ['wf'],
    columns: [
      PHASE,
      ['Age', '.status.startedAt', 'date'],
      ['Message', '.status.message'],
    ],
  }),
  define(ARGO, 'cronworkflows', 'CronWorkflow', {
    shortNames: ['cwf', 'cronwf'],
  }),
];

export const ARGO_EVENTS = [
  define(ARGO, 'eventbus', 'EventBus', { shortNames: ['eb'] }),
];

const URL = ['URL', '.spec.url'] as const;

export const FLUX = [
  define('kustomize.toolkit.fluxcd.io/v1', 'kustomizations', 'Kustomization', {
    shortNames: ['ks'],
    columns: [AGE, READY, STATUS],
  }),
  define('helm.toolkit.fluxcd.io/v2', 'helmreleases', 'HelmRelease', {
    shortNames: ['hr'],
    columns: [AGE, READY, STATUS],
  }),
  define('source.toolkit.fluxcd.io/v1', 'buckets', 'Bucket', {
    columns: [['Endpoint', '.spec.endpoint'], AGE, READY, STATUS],
  }),
  define('source.toolkit.fluxcd.io/v1', 'gitrepositories', 'GitRepository', {
    shortNames: ['gitrepo'],
    columns: [URL, AGE, READY, STATUS],
  }),
  define('source.toolkit.fluxcd.io/v1', 'helmcharts', 'HelmChart', {
    shortNames: ['hc'],
    columns: [
      ['Chart', '.spec.chart'],
      ['Version', '.spec.version'],
      ['Source Kind', '.spec.sourceRef.kind'],
      ['Source Name', '.spec.sourceRef.name'],
      AGE,
      READY,
      STATUS,
    ],
  }),
  define('source.toolkit.fluxcd.io/v1', 'ocirepositories', 'OCIRepository', {
    shortNames: ['ocirepo'],
    columns: [URL, READY, STATUS, AGE],
  }),
  define('source.toolkit.fluxcd.io/v1', 'helmrepositories', 'HelmRepository', {
    shortNames: ['helmrepo'],
    columns: [URL, AGE, READY, STATUS],
  }),
  define('image.toolkit.fluxcd.io/v1', 'imagepolicies', 'ImagePolicy', {
    shortNames: ['imgpol'],
    columns: [
      ['Image', '.status.latestRef.name'],
      ['Tag', '.status.latestRef.tag'],
      READY,
      STATUS,
      AGE,
    ],
  }),
  define('image.toolkit.fluxcd.io/v1', 'imagerepositories', 'ImageRepository', {
    shortNames: ['imgrepo'],
    columns: [
      ['Image', '.spec.image'],
      ['Tags', '.status.lastScanResult.tagCount'],
      READY,
      STATUS,
      AGE,
    ],
  }),
  define(
    'image.toolkit.fluxcd.io/v1',
    'imageupdateautomations',
    'ImageUpdateAutomation',
    {
      shortNames: ['iua'],
      columns: [['Last run', '.status.lastAutomationRunTime', 'date'], AGE],
    },
  ),
  define('notification.toolkit.fluxcd.io/v1', 'receivers', 'Receiver', {
    columns: [AGE, READY, STATUS],
  }),
];

const ISSUER = {
  columns: [READY, wide(STATUS), AGE],
  categories: ['cert-manager'],
};

export const CERT_MANAGER = [
  define('cert-manager.io/v1', 'certificates', 'Certificate', {
    shortNames: ['cert', 'certs'],
    categories: ['cert-manager'],
    columns: [
      READY,
      ['Secret', '.spec.secretName'],
      ['Issuer', '.spec.issuerRef.name', 'string', 1],
      wide(STATUS),
      AGE,
    ],
  }),
  define('cert-manager.io/v1', 'certificaterequests', 'CertificateRequest', {
    shortNames: ['cr', 'crs'],
    categories: ['cert-manager'],
    columns: [
      condition('Approved'),
      condition('Denied'),
      READY,
      ['Issuer', '.spec.issuerRef.name'],
      ['Requester', '.spec.username'],
      wide(STATUS),
      AGE,
    ],
  }),
  define('cert-manager.io/v1', 'issuers', 'Issuer', ISSUER),
  define('cert-manager.io/v1', 'clusterissuers', 'ClusterIssuer', {
    ...ISSUER,
    namespaced: false,
  }),
  define('acme.cert-manager.io/v1', 'orders', 'Order', {
    categories: ['cert-manager', 'cert-manager-acme'],
    columns: [
      ['State', '.status.state'],
      ['Issuer', '.spec.issuerRef.name', 'string', 1],
      ['Reason', '.status.reason', 'string', 1],
      AGE,
    ],
  }),
  define('acme.cert-manager.io/v1', 'challenges', 'Challenge', {
    categories: ['cert-manager', 'cert-manager-acme'],
    columns: [
      ['State', '.status.state'],
      ['Domain', '.spec.dnsName'],
      ['Reason', '.status.reason', 'string', 1],
      AGE,
    ],
  }),
];

const STORE = [
  AGE,
  condition('Status', 'Ready', 'reason'),
  ['Capabilities', '.status.capabilities'],
  READY,
] as const;

export const EXTERNAL_SECRETS = [
  define('external-secrets.io/v1', 'externalsecrets', 'ExternalSecret', {
    shortNames: ['es'],
    categories: ['external-secrets'],
    columns: [
      ['StoreType', '.spec.secretStoreRef.kind'],
      ['Store', '.spec.secretStoreRef.name'],
      ['Refresh Interval', '.spec.refreshInterval'],
      condition('Status', 'Ready', 'reason'),
      READY,
      ['Last Sync', '.status.refreshTime', 'date'],
    ],
  }),
  define(
    'external-secrets.io/v1',
    'clusterexternalsecrets',
    'ClusterExternalSecret',
    {
      namespaced: false,
      shortNames: ['ces'],
      categories: ['external-secrets'],
      columns: [
        ['Store', '.spec.externalSecretSpec.secretStoreRef.name'],
        ['Refresh Interval', '.spec.refreshTime'],
        READY,
      ],
    },
  ),
  define('external-secrets.io/v1', 'secretstores', 'SecretStore', {
    shortNames: ['ss'],
    categories: ['external-secrets'],
    columns: STORE,
  }),
  define(
    'external-secrets.io/v1',
    'clustersecretstores',
    'ClusterSecretStore',
    {
      namespaced: false,
      shortNames: ['css'],
      categories: ['external-secrets'],
      columns: STORE,
    },
  ),
  define('external-secrets.io/v1alpha1', 'pushsecrets', 'PushSecret', {
    shortNames: ['ps'],
    categories: ['external-secrets'],
    columns: [AGE, condition('Status', 'Ready', 'reason')],
  }),
];

export const CROSSPLANE = (
  [
    ['providers', 'Provider', 'providerrevisions'],
    ['configurations', 'Configuration', 'configurationrevisions'],
    ['functions', 'Function', 'functionrevisions'],
  ] as const
).flatMap(([plural, kind, revisions]) => [
  define('pkg.crossplane.io/v1', plural, kind, {
    namespaced: false,
    categories: ['crossplane', 'pkg'],
    columns: [
      condition('Installed'),
      condition('Healthy'),
      ['Package', '.spec.package'],
      AGE,
    ],
  }),
  define('pkg.crossplane.io/v1', revisions, `${kind}Revision`, {
    namespaced: false,
    categories: ['crossplane', 'pkgrev'],
    columns: [
      condition('Healthy'),
      ['Revision', '.spec.revision'],
      ['Image', '.spec.image'],
      ['State', '.spec.desiredState'],
      AGE,
    ],
  }),
]);

const RUN = {
  categories: ['tekton', 'tekton-pipelines'],
  columns: [
    condition('Succeeded'),
    condition('Reason', 'Succeeded', 'reason'),
    ['StartTime', '.status.startTime', 'date'],
    ['CompletionTime', '.status.completionTime', 'date'],
  ],
} as const;

export const TEKTON = [
  define('tekton.dev/v1', 'pipelineruns', 'PipelineRun', {
    ...RUN,
    shortNames: ['pr', 'prs'],
  }),
  define('tekton.dev/v1', 'taskruns', 'TaskRun', {
    ...RUN,
    shortNames: ['tr', 'trs'],
  }),
];

export const FLAGGER = [
  define('flagger.app/v1beta1', 'canaries', 'Canary', {
    categories: ['all'],
    columns: [
      PHASE,
      ['Weight', '.status.canaryWeight'],
      ['FailedChecks', '.status.failedChecks', 'string', 1],
      ['LastTransitionTime', '.status.lastTransitionTime'],
    ],
  }),
];
