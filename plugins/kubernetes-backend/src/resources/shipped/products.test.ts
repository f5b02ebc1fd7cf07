import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { judgeObject } from '../judgeObject';
import { CLUSTER_EXAMPLES } from './__testUtils__/clusterExamples';
import { conditions, Example } from './__testUtils__/conditions';
import { DATA_EXAMPLES } from './__testUtils__/dataExamples';
import { LIFE_EXAMPLES } from './__testUtils__/lifeExamples';
import { PLATFORM_EXAMPLES } from './__testUtils__/platformExamples';
import { RUN_EXAMPLES } from './__testUtils__/runExamples';
import { TOOL_EXAMPLES } from './__testUtils__/toolExamples';
import { NOT_SIMULATED, SHIPPED_DEFINITIONS } from '.';

const judge = new DefinitionRegistry({ cel: celCompiler }, SHIPPED_DEFINITIONS);

function verdict(api: string, status: object, spec: object = {}) {
  const [group, kind] = api.split(' ');
  return judgeObject(
    {
      apiVersion: `${group}/v1`,
      kind,
      metadata: { name: 'example', namespace: 'shop' },
      spec,
      status,
    },
    judge,
  );
}

const admitted = (status: string) => ({
  ingress: [{ host: 'a.example', ...conditions(`Admitted=${status}`) }],
});

/** As their controllers write them, made up and short. */
const EXAMPLES: readonly Example[] = [
  [
    'failing',
    'clickhouse.altinity.com ClickHouseInstallation',
    { status: 'Completed', ...conditions('Stalled=True') },
  ],
  [
    'failing',
    'clickhouse.altinity.com ClickHouseInstallation',
    { status: 'Completed', ...conditions('Synced=False SpecInvalid') },
  ],
  ['failing', 'ceph.rook.io CephClient', { phase: 'ReconcileFailed' }],
  ['healthy', 'dragonflydb.io Dragonfly', { phase: 'ready' }],
  ['healthy', 'route.openshift.io Route', admitted('True')],
  ['failing', 'route.openshift.io Route', admitted('False')],
  [
    'healthy',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 3,
      ...conditions(
        'Available=True',
        'Progressing=True NewReplicationControllerAvailable',
      ),
    },
  ],
  [
    'healthy',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 0,
      ...conditions(
        'Available=False',
        'Progressing=True NewReplicationControllerAvailable',
      ),
    },
    { replicas: 0 },
  ],
  [
    'failing',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 0,
      unavailableReplicas: 3,
      ...conditions(
        'Available=False',
        'Progressing=True NewReplicationControllerAvailable',
      ),
    },
    { replicas: 3 },
  ],
  [
    'failing',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 0,
      ...conditions(
        'Available=False',
        'Progressing=True NewReplicationControllerAvailable',
      ),
    },
    { replicas: 3 },
  ],
  [
    'healthy',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 0,
      unavailableReplicas: 0,
      ...conditions(
        'Available=False',
        'Progressing=True NewReplicationControllerAvailable',
      ),
    },
    { replicas: 3 },
  ],
  [
    'healthy',
    'apps.openshift.io DeploymentConfig',
    conditions(
      'Available=False',
      'Progressing=True NewReplicationControllerAvailable',
    ),
    { replicas: 3, test: true },
  ],
  [
    'progressing',
    'apps.openshift.io DeploymentConfig',
    conditions(
      'Available=False',
      'Progressing=True ReplicationControllerUpdated',
    ),
    { replicas: 3 },
  ],
  [
    'progressing',
    'apps.openshift.io DeploymentConfig',
    conditions('Available=False', 'Progressing=True'),
    { replicas: 3 },
  ],
  [
    'failing',
    'apps.openshift.io DeploymentConfig',
    { replicas: 3, ...conditions('Available=False') },
    { replicas: 3, paused: true },
  ],
  [
    'suspended',
    'apps.openshift.io DeploymentConfig',
    { replicas: 3, ...conditions('Available=True') },
    { replicas: 3, paused: true },
  ],
  [
    'progressing',
    'apps.openshift.io DeploymentConfig',
    {
      replicas: 3,
      ...conditions(
        'Available=True',
        'Progressing=True ReplicationControllerUpdated',
      ),
    },
  ],
  [
    'failing',
    'apps.openshift.io DeploymentConfig',
    { replicas: 3, ...conditions('Available=False', 'Progressing=Unknown') },
  ],
  ['healthy', 'build.openshift.io Build', { phase: 'Complete' }],
  ['failing', 'build.openshift.io Build', { phase: 'Error' }],
  ['progressing', 'build.openshift.io Build', { phase: 'Running' }],
  ['suspended', 'build.openshift.io Build', { phase: 'Cancelled' }],
  [
    'healthy',
    'operators.coreos.com Subscription',
    { state: 'AtLatestKnown', ...conditions('CatalogSourcesUnhealthy=False') },
  ],
  [
    'suspended',
    'operators.coreos.com Subscription',
    {
      state: 'UpgradePending',
      ...conditions('InstallPlanPending=True RequiresApproval'),
    },
  ],
  [
    'failing',
    'operators.coreos.com Subscription',
    { state: '', ...conditions('ResolutionFailed=True') },
  ],
  [
    'failing',
    'operators.coreos.com Subscription',
    conditions(
      'InstallPlanPending=True RequiresApproval',
      'ResolutionFailed=True',
    ),
  ],
  ['failing', 'operators.coreos.com Subscription', { state: 'UpgradeFailed' }],
  [
    'suspended',
    'operators.coreos.com InstallPlan',
    { phase: 'RequiresApproval' },
  ],
  [
    'failing',
    'operators.coreos.com ClusterServiceVersion',
    { phase: 'Failed', message: 'no deployment' },
  ],
  [
    'progressing',
    'operators.coreos.com ClusterServiceVersion',
    { phase: 'InstallReady' },
  ],
  [
    'failing',
    'operators.coreos.com CatalogSource',
    { connectionState: { lastObservedState: 'TRANSIENT_FAILURE' } },
  ],
  [
    'failing',
    'operators.coreos.com CatalogSource',
    { reason: 'SpecInvalidError', message: 'image and address unset' },
  ],
  [
    'healthy',
    'operators.coreos.com CatalogSource',
    {
      reason: 'RegistryServerError',
      connectionState: { lastObservedState: 'READY' },
    },
  ],
  ['healthy', 'velero.io Backup', { phase: 'Completed' }],
  ['failing', 'velero.io Backup', { phase: 'PartiallyFailed', errors: 3 }],
  [
    'failing',
    'velero.io Restore',
    { phase: 'FailedValidation', validationErrors: ['no such backup'] },
  ],
  ['progressing', 'velero.io Backup', { phase: 'WaitingForPluginOperations' }],
  ['healthy', 'velero.io Schedule', { phase: 'Enabled' }],
  ['suspended', 'velero.io Schedule', { phase: 'Enabled' }, { paused: true }],
  ['failing', 'velero.io BackupStorageLocation', { phase: 'Unavailable' }],
  [
    'healthy',
    'ceph.rook.io CephCluster',
    { phase: 'Ready', ceph: { health: 'HEALTH_OK' } },
  ],
  [
    'failing',
    'ceph.rook.io CephCluster',
    { phase: 'Ready', ceph: { health: 'HEALTH_WARN' } },
  ],
  [
    'failing',
    'ceph.rook.io CephCluster',
    { phase: 'Failure', state: 'Error', ceph: { health: 'HEALTH_WARN' } },
  ],
  [
    'progressing',
    'ceph.rook.io CephCluster',
    { phase: 'Progressing', ceph: { health: 'HEALTH_OK' } },
  ],
  [
    'failing',
    'ceph.rook.io CephCluster',
    {
      phase: 'Ready',
      ceph: { health: 'HEALTH_ERR' },
      ...conditions('Ready=True'),
    },
  ],
  [
    'healthy',
    'longhorn.io Volume',
    { state: 'attached', robustness: 'healthy' },
  ],
  [
    'healthy',
    'longhorn.io Volume',
    { state: 'detached', robustness: 'unknown' },
  ],
  [
    'failing',
    'longhorn.io Volume',
    { state: 'detached', robustness: 'faulted' },
  ],
  [
    'failing',
    'longhorn.io Volume',
    {
      state: 'detached',
      robustness: 'unknown',
      ...conditions('Scheduled=False ReplicaSchedulingFailure'),
    },
  ],
  [
    'healthy',
    'longhorn.io Volume',
    {
      state: 'attached',
      robustness: 'healthy',
      ...conditions('Scheduled=False LocalReplicaSchedulingFailure'),
    },
  ],
  [
    'progressing',
    'cdi.kubevirt.io DataVolume',
    {
      phase: 'ImportInProgress',
      ...conditions('Ready=False TransferRunning', 'Running=True'),
    },
  ],
  [
    'failing',
    'cdi.kubevirt.io DataVolume',
    {
      phase: 'ImportInProgress',
      ...conditions('Ready=False Error', 'Running=False Error'),
    },
  ],
  ['healthy', 'cdi.kubevirt.io DataVolume', { phase: 'Succeeded' }],
  [
    'healthy',
    'cdi.kubevirt.io DataVolume',
    { phase: 'Succeeded', ...conditions('Running=False Error') },
  ],
  [
    'healthy',
    'mongodbcommunity.mongodb.com MongoDBCommunity',
    { phase: 'Running' },
  ],
  [
    'progressing',
    'mongodb.com MongoDB',
    { phase: 'Reconciling', message: 'StatefulSet not ready' },
  ],
  ['healthy', 'acid.zalan.do postgresql', { PostgresClusterStatus: 'Running' }],
  [
    'failing',
    'acid.zalan.do postgresql',
    { PostgresClusterStatus: 'SyncFailed' },
  ],
  [
    'progressing',
    'acid.zalan.do postgresql',
    { PostgresClusterStatus: 'Updating' },
  ],
  [
    'healthy',
    'postgres-operator.crunchydata.com PostgresCluster',
    { instances: [{ replicas: 2, readyReplicas: 2 }] },
  ],
  [
    'progressing',
    'postgres-operator.crunchydata.com PostgresCluster',
    { instances: [{ replicas: 2 }], ...conditions('ProxyAvailable=False') },
  ],
  [
    'suspended',
    'postgres-operator.crunchydata.com PostgresCluster',
    { instances: [{ replicas: 0 }] },
    { shutdown: true },
  ],
  [
    'suspended',
    'postgres-operator.crunchydata.com PostgresCluster',
    { instances: [{ replicas: 2, readyReplicas: 2 }] },
    { paused: true },
  ],
  [
    'progressing',
    'postgres-operator.crunchydata.com PostgresCluster',
    { instances: [{ replicas: 2 }] },
    { paused: true },
  ],
  [
    'failing',
    'mysql.oracle.com InnoDBCluster',
    { cluster: { status: 'NO_QUORUM' } },
  ],
  [
    'failing',
    'mysql.oracle.com InnoDBCluster',
    { cluster: { status: 'NO_QUORUM_UNCERTAIN' } },
  ],
  [
    'failing',
    'mysql.oracle.com InnoDBCluster',
    { cluster: { status: 'SPLIT_BRAIN_UNCERTAIN' } },
  ],
  [
    'failing',
    'mysql.oracle.com InnoDBCluster',
    { cluster: { status: 'OFFLINE_UNCERTAIN' } },
  ],
  [
    'healthy',
    'mysql.oracle.com InnoDBCluster',
    { cluster: { status: 'ONLINE' } },
  ],
  [
    'healthy',
    'rabbitmq.com RabbitmqCluster',
    conditions(
      'AllReplicasReady=True',
      'ClusterAvailable=True',
      'NoWarnings=False',
      'ReconcileSuccess=True',
    ),
  ],
  [
    'failing',
    'rabbitmq.com RabbitmqCluster',
    conditions(
      'AllReplicasReady=True',
      'ClusterAvailable=True',
      'ReconcileSuccess=False Error',
    ),
  ],
  [
    'progressing',
    'rabbitmq.com RabbitmqCluster',
    conditions(
      'AllReplicasReady=False NotAllPodsReady',
      'ClusterAvailable=True',
      'ReconcileSuccess=True',
    ),
  ],
  [
    'failing',
    'kueue.x-k8s.io ClusterQueue',
    conditions('Active=False FlavorNotFound'),
  ],
  [
    'suspended',
    'kueue.x-k8s.io LocalQueue',
    conditions('Active=False Stopped'),
    { stopPolicy: 'Hold' },
  ],
  [
    'progressing',
    'kueue.x-k8s.io Workload',
    conditions('QuotaReserved=False Pending'),
  ],
  [
    'failing',
    'kueue.x-k8s.io Workload',
    conditions('QuotaReserved=False Inadmissible'),
  ],
  [
    'progressing',
    'kueue.x-k8s.io Workload',
    conditions('QuotaReserved=False Inadmissible: ClusterQueue x is inactive'),
  ],
  [
    'suspended',
    'kueue.x-k8s.io Workload',
    conditions('Evicted=True Deactivated'),
    { active: false },
  ],
  [
    'suspended',
    'kueue.x-k8s.io Workload',
    conditions('Evicted=True InactiveWorkload'),
    { active: false },
  ],
  [
    'progressing',
    'kueue.x-k8s.io Workload',
    conditions(
      'Evicted=True DeactivatedDueToRequeuingLimitExceeded',
      'QuotaReserved=False Pending',
    ),
    { active: true },
  ],
  ...[
    'Evicted=True DeactivatedDueToRequeuingLimitExceeded',
    'Evicted=True DeactivatedDueToAdmissionCheck',
    'Evicted=True DeactivatedDueToMaximumExecutionTimeExceeded',
    'DeactivationTarget=True RequeuingLimitExceeded',
  ].map(
    (text): Example => [
      'failing',
      'kueue.x-k8s.io Workload',
      conditions(text, 'QuotaReserved=False Pending'),
      { active: false },
    ],
  ),
  ...['JobFailed', 'AdmissionChecksRejected', 'OutOfSync'].map(
    (why): Example => [
      'failing',
      'kueue.x-k8s.io Workload',
      conditions(`Finished=True ${why}`),
    ],
  ),
  ['healthy', 'kueue.x-k8s.io Workload', conditions('Finished=True Succeeded')],
  [
    'healthy',
    'kueue.x-k8s.io Workload',
    conditions('QuotaReserved=True', 'Admitted=True', 'PodsReady=True'),
  ],
  [
    'failing',
    'ray.io RayJob',
    { jobDeploymentStatus: 'Complete', jobStatus: 'FAILED' },
  ],
  [
    'healthy',
    'ray.io RayJob',
    { jobDeploymentStatus: 'Complete', jobStatus: 'SUCCEEDED' },
  ],
  ['healthy', 'ray.io RayCluster', { state: 'ready' }],
  ['suspended', 'ray.io RayCluster', { state: 'suspended' }],
  [
    'progressing',
    'kubeflow.org PyTorchJob',
    conditions('Created=True', 'Running=True'),
  ],
  [
    'failing',
    'kubeflow.org TFJob',
    conditions('Created=True', 'Running=False', 'Failed=True TFJobFailed'),
  ],
  [
    'suspended',
    'kubeflow.org MPIJob',
    conditions('Created=True', 'Suspended=True', 'Running=False'),
  ],
  ['failing', 'k8s.nginx.org VirtualServer', { state: 'Warning' }],
  ['healthy', 'k8s.nginx.org VirtualServer', { state: 'Valid' }],
  [
    'healthy',
    'operator.victoriametrics.com VMCluster',
    { updateStatus: 'operational' },
  ],
  [
    'progressing',
    'operator.victoriametrics.com VMCluster',
    { updateStatus: 'expanding' },
  ],
  [
    'failing',
    'operator.victoriametrics.com VMAgent',
    { updateStatus: 'failed', reason: 'no StatefulSet' },
  ],
  [
    'healthy',
    'argoproj.io EventSource',
    conditions('Deployed=True', 'SourcesProvided=True'),
  ],
  [
    'failing',
    'argoproj.io Sensor',
    conditions('DependenciesProvided=False InvalidDependencies'),
  ],
  [
    'healthy',
    'grafana.integreatly.org Grafana',
    { stage: 'complete', stageStatus: 'success' },
  ],
  [
    'progressing',
    'grafana.integreatly.org Grafana',
    { stage: 'deployment', stageStatus: 'in progress' },
  ],
  ['healthy', 'jaegertracing.io Jaeger', { phase: 'Running' }],
  [
    'failing',
    'templates.gatekeeper.sh ConstraintTemplate',
    { created: false, byPod: [{ errors: [{ message: 'rego: no' }] }] },
  ],
  [
    'healthy',
    'templates.gatekeeper.sh ConstraintTemplate',
    { created: true, byPod: [{ id: 'audit' }] },
  ],
  [
    'healthy',
    'core.oam.dev Application',
    { status: 'running', services: [{ name: 'web', healthy: true }] },
  ],
  [
    'failing',
    'core.oam.dev Application',
    { status: 'running', services: [{ name: 'web', healthy: false }] },
  ],
  ['failing', 'core.oam.dev Application', { status: 'workflowFailed' }],
  ['suspended', 'core.oam.dev Application', { status: 'workflowSuspending' }],
  ['progressing', 'core.oam.dev Application', { status: 'runningWorkflow' }],
  [
    'suspended',
    'rollouts.kruise.io Rollout',
    { phase: 'Progressing', canaryStatus: { currentStepState: 'StepPaused' } },
  ],
  [
    'progressing',
    'rollouts.kruise.io Rollout',
    { phase: 'Progressing', ...conditions('Progressing=True InRolling') },
  ],
  [
    'failing',
    'rollouts.kruise.io Rollout',
    { phase: 'Healthy', ...conditions('Succeeded=False Completed') },
  ],
  ['healthy', 'rollouts.kruise.io Rollout', { phase: 'Healthy' }],
  [
    'healthy',
    'minio.min.io Tenant',
    { currentState: 'Initialized', healthStatus: 'green' },
  ],
  [
    'progressing',
    'minio.min.io Tenant',
    { currentState: 'Initialized', healthStatus: 'yellow' },
  ],
  [
    'failing',
    'minio.min.io Tenant',
    { currentState: 'Initialized', healthStatus: 'red' },
  ],
  [
    'failing',
    'minio.min.io Tenant',
    { currentState: 'Root credentials are not set' },
  ],
  [
    'progressing',
    'minio.min.io Tenant',
    { currentState: 'Waiting for pods to be ready' },
  ],
  [
    'healthy',
    'volsync.backube ReplicationSource',
    {
      lastSyncTime: '2026-01-01T00:00:00Z',
      ...conditions('Synchronizing=False WaitingForSchedule'),
    },
  ],
  [
    'progressing',
    'volsync.backube ReplicationSource',
    {
      latestMoverStatus: { result: 'Failed' },
      ...conditions('Synchronizing=True SyncInProgress'),
    },
  ],
  [
    'failing',
    'volsync.backube ReplicationSource',
    {
      lastSyncTime: '2026-01-01T00:00:00Z',
      latestMoverStatus: { result: 'Failed' },
      ...conditions('Synchronizing=False WaitingForSchedule'),
    },
  ],
  [
    'failing',
    'volsync.backube ReplicationDestination',
    conditions('Synchronizing=False Error: no such claim'),
  ],
  [
    'suspended',
    'volsync.backube ReplicationDestination',
    conditions('Synchronizing=False'),
    { paused: true },
  ],
  ['healthy', 'infinispan.org Infinispan', conditions('WellFormed=True')],
  ['progressing', 'infinispan.org Infinispan', conditions('WellFormed=False')],
  [
    'failing',
    'infinispan.org Infinispan',
    conditions('PreliminaryChecksPassed=False'),
  ],
  [
    'suspended',
    'infinispan.org Infinispan',
    conditions('WellFormed=True', 'GracefulShutdown=True'),
  ],
  ['healthy', 'getambassador.io Mapping', { state: 'Running' }],
  ['failing', 'getambassador.io Mapping', { state: 'Inactive' }],
  ['healthy', 'kubeflow.org Notebook', { readyReplicas: 1 }],
  ['progressing', 'kubeflow.org Notebook', { readyReplicas: 0 }],
  [
    'failing',
    'kubeflow.org Notebook',
    { containerState: { waiting: { reason: 'ImagePullBackOff' } } },
  ],
  [
    'failing',
    'kubeflow.org Notebook',
    { containerState: { terminated: { exitCode: 1 } } },
  ],
  ...PLATFORM_EXAMPLES,
  ...CLUSTER_EXAMPLES,
  ...DATA_EXAMPLES,
  ...RUN_EXAMPLES,
  ...TOOL_EXAMPLES,
  ...LIFE_EXAMPLES,
];

it.each(
  EXAMPLES.map(example => {
    const [state, api, ...texts] = example;
    const rest = texts.map(each => JSON.stringify(each)).join(' ');
    return [`${state}: ${api} ${rest}`, example] as const;
  }),
)('%s', (_, [state, api, status, spec]) => {
  expect(verdict(api, status, spec).state).toBe(state);
});

it.each(NOT_SIMULATED.map(({ group, kind }) => `${group} ${kind}`))(
  '%s has an example, or shares its health with one that has',
  api => {
    const known = new Set(EXAMPLES.map(([, each]) => each));
    const find = (wanted: string) =>
      NOT_SIMULATED.find(({ group, kind }) => `${group} ${kind}` === wanted);
    const health = JSON.stringify(find(api)?.health);
    const isCovered = [...known].some(
      each => JSON.stringify(find(each)?.health) === health,
    );
    expect(isCovered).toBe(true);
  },
);

it.each<[api: string, status: object, message: string, spec?: object]>([
  ['route.openshift.io Route', admitted('False'), 'about Admitted'],
  [
    'operators.coreos.com Subscription',
    conditions('ResolutionFailed=True'),
    'about ResolutionFailed',
  ],
  ['velero.io Backup', { phase: 'PartiallyFailed', errors: 3 }, '3 errors'],
  [
    'ceph.rook.io CephCluster',
    { ceph: { health: 'HEALTH_ERR' } },
    'Ceph reports HEALTH_ERR',
  ],
  [
    'longhorn.io Volume',
    { state: 'attached', robustness: 'degraded' },
    'Volume is attached and degraded',
  ],
  [
    'longhorn.io Volume',
    { state: 'detached', ...conditions('Scheduled=False') },
    'about Scheduled',
  ],
  [
    'operators.coreos.com Subscription',
    { state: 'UpgradeFailed' },
    'The upgrade failed',
  ],
  [
    'kueue.x-k8s.io Workload',
    conditions(
      'QuotaReserved=False Pending',
      'Evicted=True DeactivatedDueToAdmissionCheck',
    ),
    'about Evicted',
    { active: false },
  ],
  [
    'templates.gatekeeper.sh ConstraintTemplate',
    { byPod: [{}, { errors: [{ message: 'rego: no' }] }] },
    'rego: no',
  ],
])('%s says why', (api, status, message, spec = {}) => {
  expect(verdict(api, status, spec)).toEqual({ state: 'failing', message });
});
