import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  says,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';
import { TEXTS } from './texts';
import { DAY } from './times';

/** An invalid spec is not applied, and what runs stays green. */
const ELASTIC_FAILED = any(
  word('health', 'red'),
  word('phase', 'Invalid', 'Stalled'),
  word('associationStatus', 'Failed'),
);

const ELASTIC: CelHealth = {
  failed: ELASTIC_FAILED,
  inProgress: all(
    `!(${ELASTIC_FAILED})`,
    any(
      word('health', 'yellow'),
      word('phase', 'ApplyingChanges', 'MigratingData'),
    ),
  ),
  current: word('health', 'green'),
  message: `(${word(
    'phase',
    'Invalid',
    'Stalled',
  )} ? 'Phase is ' + status.phase + ', health is ' : 'Health is ') + status.?health.orValue('unknown')`,
};

const elastic = (
  group: string,
  kind: string,
  plural: string,
  nameLabel = 'name',
): ResourceDefinition => ({
  group: `${group}.k8s.elastic.co`,
  kind,
  plural,
  docs: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s',
  health: ELASTIC,
  fields: [
    'spec.version',
    'spec.count',
    'spec.nodeSets[*].name',
    'spec.nodeSets[*].count',
    'status.version',
    'status.health',
    'status.phase',
    'status.availableNodes',
  ],
  columns: [
    text('Version', 'status.version'),
    text('Health', 'status.health'),
    number('Nodes', 'status.availableNodes'),
  ],
  pods: {
    selector: `${group}.k8s.elastic.co/${nameLabel}={{metadata.name}}`,
  },
  targets: [
    {
      path: 'spec.elasticsearchRef',
      kind: 'Elasticsearch',
      definition: 'elasticsearches.elasticsearch.k8s.elastic.co',
    },
  ],
});

const SNAPSHOT: CelHealth = {
  // An attempt that failed is forgotten by the next one.
  failed:
    'has(status.error) && has(status.error.message) && status.?readyToUse.orValue(false) != true',
  current: 'status.readyToUse == true',
  message: "status.?error.?message.orValue('')",
};

const snapshot = (kind: string, plural: string): ResourceDefinition => ({
  group: 'snapshot.storage.k8s.io',
  kind,
  plural,
  docs: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
  health: SNAPSHOT,
  owns: [],
  fields: [
    'spec.source.persistentVolumeClaimName',
    'spec.volumeSnapshotClassName',
    'status.readyToUse',
    'status.restoreSize',
    'status.creationTime',
  ],
  columns: [
    text('Claim', 'spec.source.persistentVolumeClaimName'),
    text('Size', 'status.restoreSize'),
    date('Taken', 'status.creationTime'),
  ],
  targets: [
    {
      path: 'spec.source.persistentVolumeClaimName',
      kind: 'PersistentVolumeClaim',
    },
    {
      path: 'status.boundVolumeSnapshotContentName',
      kind: 'VolumeSnapshotContent',
      definition: 'volumesnapshotcontents.snapshot.storage.k8s.io',
    },
  ],
});

const FLINK_FAILED = any(
  word('jobManagerDeploymentStatus', 'ERROR'),
  word('lifecycleState', 'FAILED'),
  word('jobStatus.state', 'FAILED', 'FAILING'),
);

/** What belongs to a cluster of CloudNativePG. */
function cnpg(
  kind: string,
  plural: string,
  page: string,
): Pick<ResourceDefinition, 'group' | 'kind' | 'plural' | 'docs' | 'targets'> {
  return {
    group: 'postgresql.cnpg.io',
    kind,
    plural,
    docs: `https://cloudnative-pg.io/documentation/current/${page}/`,
    targets: [
      {
        path: 'spec.cluster',
        kind: 'Cluster',
        definition: 'clusters.postgresql.cnpg.io',
      },
    ],
  };
}

const STRIMZI_DOCS = 'https://strimzi.io/docs/operators/latest/deploying';

/** Databases, queues, storage and jobs on data. */
export const DATA: readonly ResourceDefinition[] = [
  {
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    plural: 'clusters',
    owns: ['workloads'],
    docs: 'https://cloudnative-pg.io/documentation/current/',
    fields: [
      'spec.instances',
      'spec.imageName',
      'spec.storage.size',
      'status.phase',
      'status.phaseReason',
      'status.instances',
      'status.readyInstances',
      'status.instanceNames',
      'status.currentPrimary',
      'status.targetPrimary',
      'status.currentPrimaryTimestamp',
      'status.firstRecoverabilityPoint',
      'status.lastSuccessfulBackup',
    ],
    columns: [
      number('Instances', 'status.instances'),
      number('Ready', 'status.readyInstances'),
      text('Primary', 'status.currentPrimary'),
    ],
    pods: { selector: 'cnpg.io/cluster={{metadata.name}}' },
    targets: [
      { path: 'spec.superuserSecret', kind: 'Secret' },
      { path: 'spec.bootstrap.initdb.secret', kind: 'Secret' },
    ],
    health: {
      suspended: any(
        "metadata.annotations['cnpg.io/hibernation'] == 'on'",
        // A supervised update goes on when somebody asks for a switchover.
        word('phase', 'Waiting for user action'),
      ),
      failed:
        "status.?phase.orValue('').matches('^(Cluster (cannot|is unrecoverable|has incomplete)|Invalid cluster|Unrecoverable|Not enough disk|Failing over|Unable to create|Application of Changes Failed)')",
      current: condition('Ready', 'True'),
      message: firstText(
        "status.?phaseReason.orValue('')",
        first(
          CONDITIONS,
          "i.type != 'Ready' && i.status == 'False' && i.?message.orValue('') != ''",
          'i.message',
        ),
        "status.?phase.orValue('')",
      ),
    },
    texts: TEXTS.postgres,
  },
  {
    ...cnpg('Backup', 'backups', 'backup'),
    owns: [],
    fields: [
      'spec.method',
      'status.phase',
      'status.startedAt',
      'status.stoppedAt',
    ],
    columns: [
      text('Phase', 'status.phase'),
      text('Cluster', 'spec.cluster.name'),
      date('Completed', 'status.stoppedAt'),
    ],
    // The next one may succeed.
    severity: { failing: 'warning' },
    progressDeadline: DAY,
    health: {
      failed: word('phase', 'failed', 'walArchivingFailing'),
      current: word('phase', 'completed'),
      message: "status.?error.orValue('')",
    },
  },
  {
    ...cnpg('ScheduledBackup', 'scheduledbackups', 'backup'),
    owns: ['backups.postgresql.cnpg.io'],
    fields: [
      'spec.schedule',
      'status.lastScheduleTime',
      'status.nextScheduleTime',
    ],
    columns: [
      text('Schedule', 'spec.schedule'),
      text('Cluster', 'spec.cluster.name'),
      date('Last', 'status.lastScheduleTime'),
    ],
    health: {
      suspended: specFlag('suspend'),
      current: 'has(status.nextScheduleTime)',
      otherwise: 'unknown',
    },
  },
  {
    ...cnpg('Pooler', 'poolers', 'connection_pooling'),
    owns: ['workloads'],
    fields: [
      'spec.type',
      'spec.instances',
      'spec.pgbouncer.poolMode',
      'status.instances',
    ],
    columns: [
      text('Type', 'spec.type'),
      number('Instances', 'status.instances'),
      text('Cluster', 'spec.cluster.name'),
    ],
    pods: { selector: 'cnpg.io/poolerName={{metadata.name}}' },
    health: {
      suspended: 'spec.pgbouncer.paused == true',
      current: 'status.instances >= spec.?instances.orValue(1)',
    },
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'Kafka',
    plural: 'kafkas',
    owns: ['workloads', 'strimzipodsets.core.strimzi.io'],
    docs: STRIMZI_DOCS,
    fields: [
      'spec.kafka.version',
      'spec.kafka.replicas',
      'status.kafkaVersion',
      'status.operatorLastSuccessfulVersion',
      'status.listeners[*].name',
      'status.listeners[*].bootstrapServers',
      'status.kafkaNodePools[*].name',
    ],
    columns: [
      text('Version', 'status.kafkaVersion'),
      text('Listeners', 'status.listeners[*].name'),
    ],
    pods: { selector: 'strimzi.io/cluster={{metadata.name}}' },
    children: [
      {
        path: 'status.kafkaNodePools',
        kind: 'KafkaNodePool',
        definition: 'kafkanodepools.kafka.strimzi.io',
      },
    ],
    health: {
      suspended: condition('ReconciliationPaused', 'True'),
      message: says(['Ready', 'False']),
      otherwise: 'conditions',
    },
    texts: TEXTS.kafka,
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaNodePool',
    plural: 'kafkanodepools',
    owns: ['strimzipodsets.core.strimzi.io'],
    docs: STRIMZI_DOCS,
    fields: ['spec.replicas', 'status.roles', 'status.nodeIds'],
    columns: [
      number('Replicas', 'spec.replicas'),
      text('Roles', 'status.roles'),
    ],
    pods: { selector: 'strimzi.io/pool-name={{metadata.name}}' },
    // Its operator writes conditions only where something is wrong.
    health: {
      current: all(
        'size(status.?nodeIds.orValue([])) >= spec.replicas',
        `size(${CONDITIONS}) == 0`,
      ),
      otherwise: 'conditions',
    },
  },
  {
    group: 'core.strimzi.io',
    kind: 'StrimziPodSet',
    plural: 'strimzipodsets',
    owns: ['workloads'],
    docs: STRIMZI_DOCS,
    fields: ['status.pods', 'status.readyPods', 'status.currentPods'],
    columns: [
      number('Pods', 'status.pods'),
      number('Ready', 'status.readyPods'),
      number('Current', 'status.currentPods'),
    ],
    pods: { selectorPath: 'spec.selector' },
    health: {
      current:
        'status.readyPods >= status.pods && status.currentPods >= status.pods',
      otherwise: 'conditions',
    },
  },
  elastic('elasticsearch', 'Elasticsearch', 'elasticsearches', 'cluster-name'),
  elastic('kibana', 'Kibana', 'kibanas'),
  elastic('apm', 'ApmServer', 'apmservers'),
  elastic('agent', 'Agent', 'agents'),
  elastic('beat', 'Beat', 'beats'),
  elastic('logstash', 'Logstash', 'logstashes'),
  {
    group: 'sparkoperator.k8s.io',
    kind: 'SparkApplication',
    plural: 'sparkapplications',
    docs: 'https://www.kubeflow.org/docs/components/spark-operator/user-guide/',
    fields: [
      'spec.type',
      'spec.sparkVersion',
      'spec.executor.instances',
      'status.applicationState',
      'status.driverInfo.podName',
      'status.executorState',
      'status.executionAttempts',
      'status.submissionAttempts',
      'status.lastSubmissionAttemptTime',
      'status.terminationTime',
    ],
    columns: [
      text('State', 'status.applicationState.state'),
      number('Attempts', 'status.executionAttempts'),
      date('Ended', 'status.terminationTime'),
    ],
    pods: { selector: 'sparkoperator.k8s.io/app-name={{metadata.name}}' },
    health: {
      failed: word(
        'applicationState.state',
        'FAILED',
        'SUBMISSION_FAILED',
        'FAILING',
      ),
      inProgress: word(
        'applicationState.state',
        '',
        'SUBMITTED',
        'PENDING_RERUN',
        'PENDING_SUBMISSION',
        'SUCCEEDING',
        'INVALIDATING',
        'RESUMING',
        'SUSPENDING',
        'UNKNOWN',
      ),
      suspended: word('applicationState.state', 'SUSPENDED'),
      current: word('applicationState.state', 'RUNNING', 'COMPLETED'),
      message: "status.?applicationState.?errorMessage.orValue('')",
    },
  },
  {
    group: 'flink.apache.org',
    kind: 'FlinkDeployment',
    plural: 'flinkdeployments',
    docs: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-stable/',
    fields: [
      'spec.flinkVersion',
      'spec.job.state',
      'spec.job.parallelism',
      'spec.job.upgradeMode',
      'status.lifecycleState',
      'status.jobManagerDeploymentStatus',
      'status.jobStatus.state',
      'status.jobStatus.jobId',
      'status.jobStatus.startTime',
      'status.error',
    ],
    columns: [
      text('Job', 'status.jobStatus.state'),
      text('Lifecycle', 'status.lifecycleState'),
    ],
    pods: {
      selector:
        'app={{metadata.name}},type in (flink-native-kubernetes,flink-standalone-kubernetes)',
    },
    health: {
      failed: FLINK_FAILED,
      // A job manager that is ready says nothing about its job.
      inProgress: all(
        `!(${FLINK_FAILED})`,
        any(
          word('jobManagerDeploymentStatus', 'DEPLOYING', 'DEPLOYED_NOT_READY'),
          word(
            'jobStatus.state',
            'CANCELLING',
            'CREATED',
            'INITIALIZING',
            'RECONCILING',
            'RESTARTING',
          ),
        ),
      ),
      suspended: all(`!(${FLINK_FAILED})`, word('jobStatus.state', 'CANCELED')),
      current: any(
        word('jobManagerDeploymentStatus', 'READY'),
        word('jobStatus.state', 'RUNNING', 'SUSPENDED', 'FINISHED'),
      ),
      message:
        "status.?reconciliationStatus.?error.orValue(status.?error.orValue(''))",
    },
  },
  snapshot('VolumeSnapshot', 'volumesnapshots'),
  snapshot('VolumeSnapshotContent', 'volumesnapshotcontents'),
  {
    group: 'kubevirt.io',
    kind: 'VirtualMachine',
    plural: 'virtualmachines',
    docs: 'https://kubevirt.io/user-guide/user_workloads/lifecycle/',
    fields: ['spec.runStrategy', 'spec.running', 'status.printableStatus'],
    columns: [text('Status', 'status.printableStatus')],
    pods: { selector: 'vm.kubevirt.io/name={{metadata.name}}' },
    health: {
      suspended: all(
        `!(${condition('Failure', 'True')})`,
        any(word('printableStatus', 'Stopped', 'Paused'), specFlag('paused')),
      ),
      failed: any(
        condition('Failure', 'True'),
        word(
          'printableStatus',
          'CrashLoopBackOff',
          'ErrorUnschedulable',
          'ErrImagePull',
          'ImagePullBackOff',
          'ErrorPvcNotFound',
          'DataVolumeError',
        ),
      ),
      // It runs before its system is up, and when its readiness check fails.
      current: all(
        word('printableStatus', 'Running'),
        `!(${condition('Ready', 'False')})`,
      ),
      message: firstText(
        says(['Ready', 'False'], ['Failure', 'True']),
        "status.?printableStatus.orValue('')",
      ),
    },
  },
];
