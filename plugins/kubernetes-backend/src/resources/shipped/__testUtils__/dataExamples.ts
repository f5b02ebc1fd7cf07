import { conditions, Example } from './conditions';

/** Words that are good, unless a condition beside them says more. */
const WORDS: readonly (readonly [api: string, status: object])[] = [
  ['kafka.banzaicloud.io KafkaTopic', { state: 'created' }],
  ['clickhouse.altinity.com ClickHouseInstallation', { status: 'Completed' }],
  ['solr.apache.org SolrCloud', { readyReplicas: 3 }],
  ['trident.netapp.io TridentBackendConfig', { phase: 'Bound' }],
  ['opensearch.org OpenSearchCluster', { phase: 'RUNNING' }],
];

/** Of databases, queues and storage, as their controllers write them. */
export const DATA_EXAMPLES: readonly Example[] = [
  [
    'healthy',
    'planetscale.com VitessCluster',
    { keyspaces: { shop: { desiredShards: 1, readyShards: 1 } } },
  ],
  [
    'failing',
    'planetscale.com VitessCluster',
    { keyspaces: { shop: { desiredShards: 1 } } },
  ],
  ['healthy', 'kafka.banzaicloud.io KafkaCluster', { state: 'ClusterRunning' }],
  [
    'progressing',
    'kafka.banzaicloud.io KafkaCluster',
    { state: 'ClusterRollingUpgrading' },
  ],
  [
    'failing',
    'kafka.banzaicloud.io KafkaCluster',
    {
      state: 'ClusterRunning',
      brokersState: {
        0: {
          gracefulActionState: {
            cruiseControlState: 'GracefulUpscaleCompletedWithError',
          },
        },
      },
    },
  ],
  [
    'progressing',
    'kafka.banzaicloud.io KafkaCluster',
    {
      state: 'ClusterRunning',
      brokersState: {
        0: {
          gracefulActionState: { cruiseControlState: 'GracefulUpscaleRunning' },
        },
      },
    },
  ],
  ['healthy', 'kafka.banzaicloud.io KafkaTopic', { state: 'created' }],
  ...WORDS.flatMap(([api, status]): readonly Example[] => [
    ['failing', api, { ...status, ...conditions('Degraded=True') }],
    ['failing', api, { ...status, ...conditions('Ready=False SyncError') }],
  ]),
  [
    'healthy',
    'solr.apache.org SolrCloud',
    { readyReplicas: 2, upToDateNodes: 2 },
    { replicas: 2 },
  ],
  [
    'progressing',
    'solr.apache.org SolrCloud',
    { readyReplicas: 3, upToDateNodes: 1 },
  ],
  [
    'healthy',
    'zookeeper.pravega.io ZookeeperCluster',
    conditions('PodsReady=True', 'Upgrading=False', 'Error=False'),
  ],
  [
    'progressing',
    'zookeeper.pravega.io ZookeeperCluster',
    conditions('PodsReady=True', 'Upgrading=True'),
  ],
  [
    'failing',
    'zookeeper.pravega.io ZookeeperCluster',
    conditions('PodsReady=True', 'Upgrading=True', 'Error=True UpgradeFailed'),
  ],
  [
    'healthy',
    'opensearch.opster.io OpenSearchCluster',
    { phase: 'RUNNING', health: 'green' },
  ],
  [
    'progressing',
    'opensearch.opster.io OpenSearchCluster',
    { phase: 'RUNNING', health: 'yellow' },
  ],
  [
    'failing',
    'opensearch.org OpenSearchCluster',
    { phase: 'RUNNING', health: 'red' },
  ],
  ['healthy', 'trident.netapp.io TridentBackendConfig', { phase: 'Bound' }],
  [
    'failing',
    'trident.netapp.io TridentBackendConfig',
    { phase: 'Bound', lastOperationStatus: 'Failed', message: 'no such SVM' },
  ],
  ['progressing', 'trident.netapp.io TridentBackendConfig', { phase: '' }],
  ['healthy', 'trident.netapp.io TridentOrchestrator', { status: 'Installed' }],
  [
    'progressing',
    'trident.netapp.io TridentOrchestrator',
    { status: 'Installing' },
  ],
  ['failing', 'trident.netapp.io TridentOrchestrator', { status: 'Failed' }],
  ['healthy', 'apigee.cloud.google.com ApigeeRedis', { state: 'running' }],
  ['progressing', 'apigee.cloud.google.com ApigeeRedis', { state: 'creating' }],
  [
    'healthy',
    'clickhouse.altinity.com ClickHouseInstallation',
    { status: 'Completed' },
  ],
  [
    'progressing',
    'clickhouse.altinity.com ClickHouseInstallation',
    { status: 'InProgress' },
  ],
  [
    'failing',
    'clickhouse.altinity.com ClickHouseInstallation',
    { status: 'Aborted', error: 'no storage' },
  ],
  ['healthy', 'ceph.rook.io CephObjectStore', { phase: 'Ready' }],
  ['progressing', 'ceph.rook.io CephBlockPool', { phase: 'Progressing' }],
  ['failing', 'ceph.rook.io CephFilesystem', { phase: 'Failure' }],
  ['healthy', 'dragonflydb.io Dragonfly', { phase: 'ready' }],
  [
    'progressing',
    'dragonflydb.io Dragonfly',
    { phase: 'configuring', ...conditions('Ready=False Configuring') },
  ],
  [
    'progressing',
    'dragonflydb.io Dragonfly',
    { phase: 'failover', ...conditions('Ready=False FailoverInProgress') },
  ],
  [
    'failing',
    'dragonflydb.io Dragonfly',
    { phase: 'ready', ...conditions('Ready=False ReconcileFailed') },
  ],
  ['healthy', 'starrocks.com StarRocksCluster', { phase: 'running' }],
  ['failing', 'hazelcast.com Hazelcast', { phase: 'Failed', message: 'x' }],
  ['healthy', 'kafka.strimzi.io KafkaTopic', conditions('Ready=True')],
  ['healthy', 'kafka.strimzi.io KafkaTopic', conditions('Unmanaged=True')],
  [
    'failing',
    'kafka.strimzi.io KafkaUser',
    conditions('NotReady=True InvalidResourceException'),
  ],
  [
    'suspended',
    'kafka.strimzi.io KafkaBridge',
    conditions('ReconciliationPaused=True'),
  ],
  ['healthy', 'kafka.strimzi.io KafkaConnector', conditions('Ready=True')],
  [
    'failing',
    'kafka.strimzi.io KafkaConnector',
    {
      connectorStatus: {
        connector: { state: 'RUNNING' },
        tasks: [{ id: 0, state: 'FAILED', trace: 'no such table' }],
      },
      ...conditions('Ready=True'),
    },
  ],
  [
    'suspended',
    'kafka.strimzi.io KafkaConnector',
    {
      connectorStatus: { connector: { state: 'PAUSED' } },
      ...conditions('Ready=True'),
    },
  ],
  [
    'failing',
    'rabbitmq.com Queue',
    conditions('Ready=False FailedCreateOrUpdate'),
  ],
];
