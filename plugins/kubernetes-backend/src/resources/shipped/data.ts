import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { any, condition, specFlag, word } from './cel';

const ELASTIC: CelHealth = {
  failed: word('health', 'red'),
  inProgress: word('health', 'yellow'),
  current: word('health', 'green'),
};

const elastic = (group: string, kind: string, plural: string) => ({
  group: `${group}.k8s.elastic.co`,
  kind,
  plural,
  docs: 'https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s',
  health: ELASTIC,
});

const SNAPSHOT: CelHealth = {
  failed: 'has(status.error) && has(status.error.message)',
  current: 'status.readyToUse == true',
  message: "status.?error.?message.orValue('')",
};

const snapshot = (kind: string, plural: string) => ({
  group: 'snapshot.storage.k8s.io',
  kind,
  plural,
  docs: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
  health: SNAPSHOT,
});

/** Databases, queues, storage and jobs on data. */
export const DATA: readonly ResourceDefinition[] = [
  {
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    plural: 'clusters',
    docs: 'https://cloudnative-pg.io/documentation/current/',
    health: {
      suspended: "metadata.annotations['cnpg.io/hibernation'] == 'on'",
      failed:
        "status.?phase.orValue('').matches('^(Cluster cannot|Unrecoverable|Not enough disk|Failing over|Unable to create|Cluster has incomplete|Application of Changes Failed)')",
      current: condition('Ready', 'True'),
      message: "status.?phaseReason.orValue(status.?phase.orValue(''))",
    },
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'Kafka',
    plural: 'kafkas',
    docs: 'https://strimzi.io/docs/operators/latest/deploying',
    health: { otherwise: 'conditions' },
  },
  elastic('elasticsearch', 'Elasticsearch', 'elasticsearches'),
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
    health: {
      failed: any(
        word('jobManagerDeploymentStatus', 'ERROR'),
        word('jobStatus.state', 'FAILED'),
      ),
      inProgress: word(
        'jobManagerDeploymentStatus',
        'DEPLOYING',
        'DEPLOYED_NOT_READY',
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
    health: {
      suspended: any(
        word('printableStatus', 'Stopped', 'Paused'),
        specFlag('paused'),
      ),
      failed: word(
        'printableStatus',
        'CrashLoopBackOff',
        'ErrorUnschedulable',
        'ErrImagePull',
        'ImagePullBackOff',
        'ErrorPvcNotFound',
        'DataVolumeError',
      ),
      current: word('printableStatus', 'Running'),
    },
  },
];
