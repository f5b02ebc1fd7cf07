import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, firstText, says, specFlag, word } from './cel';
import { CLOUDNATIVE_PG } from './cloudNativePg';
import { date, number, text } from './columns';
import { STRIMZI } from './strimzi';

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
  // What was deployed last failed, and the version before runs.
  word('lifecycleState', 'FAILED', 'ROLLED_BACK'),
  word('jobStatus.state', 'FAILED', 'FAILING'),
);

/** Databases, queues, storage and jobs on data. */
export const DATA: readonly ResourceDefinition[] = [
  ...CLOUDNATIVE_PG,
  ...STRIMZI,
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
      suspended: all(
        `!(${FLINK_FAILED})`,
        any(
          word('lifecycleState', 'SUSPENDED'),
          word('jobStatus.state', 'CANCELED'),
        ),
      ),
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
