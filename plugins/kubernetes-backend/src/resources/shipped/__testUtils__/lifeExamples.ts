import { conditions, Example } from './conditions';

const datacenters = (cassandraOperatorProgress: string) => ({
  datacenters: { dc1: { cassandra: { cassandraOperatorProgress } } },
});

const bound = (applied: boolean, appliedMessage?: string) => ({
  aggregatedStatus: [
    { clusterName: 'eu', applied, ...(appliedMessage && { appliedMessage }) },
  ],
});

/** Of databases, batch systems and clusters whose state is in several places, as their controllers write them. */
export const LIFE_EXAMPLES: readonly Example[] = [
  [
    'healthy',
    'management.cattle.io Cluster',
    conditions(
      'Ready=True',
      'Connected=True',
      'Provisioned=True',
      'Waiting=True',
      'Pending=True',
      'NoDiskPressure=True',
    ),
  ],
  [
    'progressing',
    'management.cattle.io Cluster',
    conditions('Provisioned=Unknown', 'Pending=True', 'Ready=Unknown'),
  ],
  [
    'failing',
    'management.cattle.io Cluster',
    conditions('Ready=True', 'Connected=False Disconnected'),
  ],
  [
    'failing',
    'management.cattle.io Cluster',
    conditions('Ready=True', 'NoDiskPressure=False'),
  ],
  [
    'healthy',
    'provisioning.cattle.io Cluster',
    conditions('Ready=True', 'Connected=True', 'Stalled=False'),
  ],
  [
    'failing',
    'provisioning.cattle.io Cluster',
    conditions('Ready=True', 'Connected=False Disconnected'),
  ],
  [
    'progressing',
    'provisioning.cattle.io Cluster',
    conditions('Ready=Unknown Waiting', 'Reconciling=True Waiting'),
  ],
  ['healthy', 'databases.spotahome.com RedisFailover', { state: 'Healthy' }],
  ['failing', 'databases.spotahome.com RedisFailover', { state: 'NotHealthy' }],
  ['healthy', 'kubernetes.dask.org DaskCluster', { phase: 'Running' }],
  ['progressing', 'kubernetes.dask.org DaskCluster', { phase: 'Pending' }],
  ['failing', 'kubernetes.dask.org DaskCluster', { phase: 'Error' }],
  ['healthy', 'kubernetes.dask.org DaskJob', { jobStatus: 'Successful' }],
  ['progressing', 'kubernetes.dask.org DaskJob', { jobStatus: 'Running' }],
  ['progressing', 'kubernetes.dask.org DaskJob', { jobStatus: 'JobCreated' }],
  ['failing', 'kubernetes.dask.org DaskJob', { jobStatus: 'Failed' }],
  [
    'healthy',
    'scheduling.volcano.sh PodGroup',
    {
      phase: 'Running',
      ...conditions('Unschedulable=True NotEnoughResources', 'Scheduled=True'),
    },
  ],
  [
    'progressing',
    'scheduling.volcano.sh PodGroup',
    {
      phase: 'Inqueue',
      ...conditions('Unschedulable=True NotEnoughResources'),
    },
  ],
  ['healthy', 'scheduling.volcano.sh PodGroup', { phase: 'Completed' }],
  ['failing', 'scheduling.volcano.sh PodGroup', { phase: 'Unknown' }],
  [
    'healthy',
    'app.redislabs.com RedisEnterpriseCluster',
    { state: 'Running', specStatus: 'Valid' },
  ],
  [
    'progressing',
    'app.redislabs.com RedisEnterpriseCluster',
    { state: 'RecoveringFirstPod', specStatus: 'Valid' },
  ],
  [
    'failing',
    'app.redislabs.com RedisEnterpriseCluster',
    { state: 'Running', specStatus: 'Invalid' },
  ],
  [
    'healthy',
    'app.redislabs.com RedisEnterpriseDatabase',
    { status: 'active', specStatus: 'Valid' },
  ],
  [
    'progressing',
    'app.redislabs.com RedisEnterpriseDatabase',
    { status: 'active-change-pending', specStatus: 'Valid' },
  ],
  [
    'failing',
    'app.redislabs.com RedisEnterpriseDatabase',
    { status: 'creation-failed', specStatus: 'Valid' },
  ],
  [
    'healthy',
    'k8ssandra.io K8ssandraCluster',
    { error: 'None', ...datacenters('Ready') },
  ],
  [
    'progressing',
    'k8ssandra.io K8ssandraCluster',
    { error: 'None', ...datacenters('Updating') },
  ],
  ['progressing', 'k8ssandra.io K8ssandraCluster', { error: 'None' }],
  [
    'failing',
    'k8ssandra.io K8ssandraCluster',
    { error: 'failed to create dc1', ...datacenters('Ready') },
  ],
  [
    'healthy',
    'planetscale.com VitessShard',
    { hasMaster: 'True', servingWrites: 'True' },
  ],
  [
    'progressing',
    'planetscale.com VitessShard',
    { hasMaster: 'Unknown', servingWrites: 'Unknown' },
  ],
  [
    'failing',
    'planetscale.com VitessShard',
    { hasMaster: 'True', servingWrites: 'False' },
  ],
  ['healthy', 'velero.io BackupRepository', { phase: 'Ready' }],
  ['progressing', 'velero.io BackupRepository', { phase: 'New' }],
  ['failing', 'velero.io BackupRepository', { phase: 'NotReady' }],
  [
    'failing',
    'ray.io RayCluster',
    { state: 'ready', ...conditions('RayClusterReplicaFailure=True') },
  ],
  [
    'failing',
    'ray.io RayCluster',
    { state: 'ready', ...conditions('HeadPodReady=False PodFailed') },
  ],
  [
    'failing',
    'core.oam.dev Application',
    {
      status: 'rendering',
      ...conditions('Parsed=True Available', 'Render=False ReconcileError'),
    },
  ],
  [
    'failing',
    'work.karmada.io ResourceBinding',
    conditions('Scheduled=False NoClusterFit'),
  ],
  [
    'failing',
    'work.karmada.io ResourceBinding',
    {
      ...bound(false, 'failed to apply'),
      ...conditions('FullyApplied=False FullyAppliedFailed'),
    },
  ],
  [
    'progressing',
    'work.karmada.io ResourceBinding',
    {
      ...bound(false),
      ...conditions('FullyApplied=False FullyAppliedFailed'),
    },
  ],
];
