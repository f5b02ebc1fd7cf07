import { AGE, define } from './define';

export const CLOUDNATIVE_PG = [
  define('postgresql.cnpg.io/v1', 'clusters', 'Cluster', {
    columns: [
      AGE,
      ['Instances', '.status.instances', 'integer'],
      ['Ready', '.status.readyInstances', 'integer'],
      ['Status', '.status.phase'],
      ['Primary', '.status.currentPrimary'],
    ],
  }),
  define('postgresql.cnpg.io/v1', 'backups', 'Backup', {
    columns: [
      AGE,
      ['Cluster', '.spec.cluster.name'],
      ['Method', '.spec.method'],
      ['Phase', '.status.phase'],
      ['Error', '.status.error'],
    ],
  }),
  define('postgresql.cnpg.io/v1', 'scheduledbackups', 'ScheduledBackup', {
    columns: [
      AGE,
      ['Cluster', '.spec.cluster.name'],
      ['Last Backup', '.status.lastScheduleTime', 'date'],
    ],
  }),
  define('postgresql.cnpg.io/v1', 'poolers', 'Pooler', {
    columns: [AGE, ['Cluster', '.spec.cluster.name'], ['Type', '.spec.type']],
  }),
];

export const STRIMZI = [
  define('kafka.strimzi.io/v1beta2', 'kafkas', 'Kafka', {
    shortNames: ['k'],
    categories: ['strimzi'],
    columns: [
      ['Ready', '.status.conditions[?(@.type=="Ready")].status'],
      ['Metadata State', '.status.kafkaMetadataState'],
      ['Warnings', '.status.conditions[?(@.type=="Warning")].status'],
      ['Kafka Version', '.status.kafkaVersion', 'string', 1],
      ['Metadata Version', '.status.kafkaMetadataVersion', 'string', 1],
    ],
  }),
  define('kafka.strimzi.io/v1beta2', 'kafkanodepools', 'KafkaNodePool', {
    shortNames: ['knp'],
    categories: ['strimzi'],
    columns: [
      ['Desired Replicas', '.spec.replicas', 'integer'],
      ['Roles', '.status.roles'],
      ['NodeIds', '.status.nodeIds'],
    ],
  }),
  define('core.strimzi.io/v1beta2', 'strimzipodsets', 'StrimziPodSet', {
    shortNames: ['sps'],
    categories: ['strimzi'],
    columns: [
      ['Pods', '.status.pods', 'integer'],
      ['Ready Pods', '.status.readyPods', 'integer'],
      ['Current Pods', '.status.currentPods', 'integer'],
      AGE,
    ],
  }),
];

const HEALTH = ['health', '.status.health'] as const;
const VERSION = ['version', '.status.version'] as const;
const AVAILABLE = ['available', '.status.availableNodes', 'integer'] as const;
const EXPECTED = ['expected', '.status.expectedNodes', 'integer'] as const;
const NODES = ['nodes', '.status.availableNodes', 'integer'] as const;

export const ELASTIC = [
  define(
    'elasticsearch.k8s.elastic.co/v1',
    'elasticsearches',
    'Elasticsearch',
    {
      shortNames: ['es'],
      categories: ['elastic'],
      columns: [HEALTH, NODES, VERSION, ['phase', '.status.phase'], AGE],
    },
  ),
  define('kibana.k8s.elastic.co/v1', 'kibanas', 'Kibana', {
    shortNames: ['kb'],
    categories: ['elastic'],
    columns: [HEALTH, NODES, VERSION, AGE],
  }),
  define('apm.k8s.elastic.co/v1', 'apmservers', 'ApmServer', {
    shortNames: ['apm'],
    categories: ['elastic'],
    columns: [HEALTH, NODES, VERSION, AGE],
  }),
  define('agent.k8s.elastic.co/v1alpha1', 'agents', 'Agent', {
    shortNames: ['agent'],
    categories: ['elastic'],
    columns: [HEALTH, AVAILABLE, EXPECTED, VERSION, AGE],
  }),
  define('beat.k8s.elastic.co/v1beta1', 'beats', 'Beat', {
    shortNames: ['beat'],
    categories: ['elastic'],
    columns: [
      HEALTH,
      AVAILABLE,
      EXPECTED,
      ['type', '.spec.type'],
      VERSION,
      AGE,
    ],
  }),
  define('logstash.k8s.elastic.co/v1alpha1', 'logstashes', 'Logstash', {
    shortNames: ['ls'],
    categories: ['elastic'],
    columns: [HEALTH, AVAILABLE, EXPECTED, AGE, VERSION],
  }),
];

export const SPARK = [
  define(
    'sparkoperator.k8s.io/v1beta2',
    'sparkapplications',
    'SparkApplication',
    {
      shortNames: ['sparkapp'],
      columns: [
        ['Suspend', '.spec.suspend', 'boolean'],
        ['Status', '.status.applicationState.state'],
        ['Attempts', '.status.executionAttempts'],
        ['Start', '.status.lastSubmissionAttemptTime'],
        ['Finish', '.status.terminationTime'],
        AGE,
      ],
    },
  ),
];

export const FLINK = [
  define('flink.apache.org/v1beta1', 'flinkdeployments', 'FlinkDeployment', {
    shortNames: ['flinkdep'],
    columns: [
      ['Job Status', '.status.jobStatus.state'],
      ['Lifecycle State', '.status.lifecycleState'],
    ],
  }),
];

const READY_TO_USE = ['ReadyToUse', '.status.readyToUse', 'boolean'] as const;

export const VOLUME_SNAPSHOTS = [
  define('snapshot.storage.k8s.io/v1', 'volumesnapshots', 'VolumeSnapshot', {
    shortNames: ['vs'],
    columns: [
      READY_TO_USE,
      ['SourcePVC', '.spec.source.persistentVolumeClaimName'],
      ['SourceSnapshotContent', '.spec.source.volumeSnapshotContentName'],
      ['RestoreSize', '.status.restoreSize'],
      ['SnapshotClass', '.spec.volumeSnapshotClassName'],
      ['SnapshotContent', '.status.boundVolumeSnapshotContentName'],
      ['CreationTime', '.status.creationTime', 'date'],
      AGE,
    ],
  }),
  define(
    'snapshot.storage.k8s.io/v1',
    'volumesnapshotcontents',
    'VolumeSnapshotContent',
    {
      namespaced: false,
      shortNames: ['vsc', 'vscs'],
      columns: [
        READY_TO_USE,
        ['RestoreSize', '.status.restoreSize', 'integer'],
        ['DeletionPolicy', '.spec.deletionPolicy'],
        ['Driver', '.spec.driver'],
        ['VolumeSnapshotClass', '.spec.volumeSnapshotClassName'],
        ['VolumeSnapshot', '.spec.volumeSnapshotRef.name'],
        ['VolumeSnapshotNamespace', '.spec.volumeSnapshotRef.namespace'],
        AGE,
      ],
    },
  ),
];

export const KUBEVIRT = [
  define('kubevirt.io/v1', 'virtualmachines', 'VirtualMachine', {
    shortNames: ['vm', 'vms'],
    categories: ['all'],
    columns: [
      AGE,
      ['Status', '.status.printableStatus'],
      ['Ready', '.status.conditions[?(@.type=="Ready")].status'],
    ],
  }),
];
