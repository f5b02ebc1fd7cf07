import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  firstOfMap,
  firstText,
  reason,
  says,
  word,
} from './cel';
import { date, number, text } from './columns';
import { DAY } from './times';

const KUEUE = 'kueue.x-k8s.io';
const KUEUE_DOCS = 'https://kueue.sigs.k8s.io/docs/concepts/';

const queue = (
  kind: string,
  plural: string,
  docs: string,
): ResourceDefinition => ({
  group: KUEUE,
  kind,
  plural,
  docs: KUEUE_DOCS + docs,
  owns: [],
  health: {
    suspended: "spec.?stopPolicy.orValue('None') in ['Hold', 'HoldAndDrain']",
    failed: condition('Active', 'False'),
    current: condition('Active', 'True'),
    message: says(['Active', 'False']),
  },
  fields: ['status.pendingWorkloads', 'status.admittedWorkloads'],
  columns: [
    number('Pending', 'status.pendingWorkloads'),
    number('Admitted', 'status.admittedWorkloads'),
  ],
});

const DEACTIVATED = 'spec.?active.orValue(true) == false';

/** Kueue deactivates a workload, as a user does, when it gives up on it. */
const GIVEN_UP = all(
  DEACTIVATED,
  any(
    `${CONDITIONS}.exists(c, c.type == 'Evicted' && c.status == 'True' && c.?reason.orValue('').matches('^(DeactivatedDueTo|InactiveWorkload)[A-Z]'))`,
    condition('DeactivationTarget', 'True'),
  ),
);

const FINISHED_BADLY = `${CONDITIONS}.exists(c, c.type == 'Finished' && c.status == 'True' && c.?reason.orValue('').matches('Failed|^(AdmissionChecksRejected|OutOfSync)$'))`;

/** Those that wait for a queue that is inactive are no fault of their own; the queue is failing. */
const INADMISSIBLE = `${CONDITIONS}.exists(c, c.type == 'QuotaReserved' && c.status == 'False' && c.?reason.orValue('') == 'Inadmissible' && !c.?message.orValue('').contains('is inactive'))`;

/** Jobs of Kubeflow's training operator, with plurals by kind. */
const TRAINING_JOBS = {
  JAXJob: 'jaxjobs',
  MPIJob: 'mpijobs',
  PaddleJob: 'paddlejobs',
  PyTorchJob: 'pytorchjobs',
  TFJob: 'tfjobs',
  XGBoostJob: 'xgboostjobs',
};

const RAY_APPLICATIONS =
  'status.?activeServiceStatus.?applicationStatuses.orValue({})';

/** Queues, and jobs on many machines. */
export const BATCH: readonly ResourceDefinition[] = [
  queue('ClusterQueue', 'clusterqueues', 'cluster_queue/'),
  queue('LocalQueue', 'localqueues', 'local_queue/'),
  {
    ...queue('AdmissionCheck', 'admissionchecks', 'admission_check/'),
    fields: ['spec.controllerName'],
    columns: [text('Controller', 'spec.controllerName')],
  },
  {
    group: KUEUE,
    kind: 'Workload',
    plural: 'workloads',
    docs: `${KUEUE_DOCS}workload/`,
    owns: [],
    progressDeadline: DAY,
    health: {
      suspended: all(DEACTIVATED, `!(${any(GIVEN_UP, FINISHED_BADLY)})`),
      failed: any(GIVEN_UP, FINISHED_BADLY, INADMISSIBLE),
      current: any(
        condition('Finished', 'True'),
        all(
          condition('Admitted', 'True'),
          `!(${condition('PodsReady', 'False')})`,
        ),
      ),
      message: firstText(
        says(['Finished', 'True']),
        `(${GIVEN_UP} ? ${says(
          ['DeactivationTarget', 'True'],
          ['Evicted', 'True'],
        )} : '')`,
        says(['QuotaReserved', 'False']),
      ),
    },
    fields: ['spec.queueName', 'spec.priority'],
    columns: [text('Queue', 'spec.queueName')],
  },
  {
    group: 'ray.io',
    kind: 'RayJob',
    plural: 'rayjobs',
    runsToCompletion: true,
    docs: 'https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html',
    owns: ['rayclusters.ray.io', 'workloads'],
    progressDeadline: DAY,
    health: {
      suspended: word('jobDeploymentStatus', 'Suspended'),
      inProgress: word('jobDeploymentStatus', 'Retrying'),
      failed: any(
        word('jobDeploymentStatus', 'Failed', 'ValidationFailed'),
        word('jobStatus', 'FAILED'),
      ),
      current: all(
        word('jobDeploymentStatus', 'Complete'),
        word('jobStatus', 'SUCCEEDED', 'STOPPED'),
      ),
      message: "status.?message.orValue(status.?reason.orValue(''))",
    },
    fields: ['status.jobStatus', 'status.jobDeploymentStatus'],
    columns: [text('Job', 'status.jobStatus')],
  },
  {
    group: 'ray.io',
    kind: 'RayCluster',
    plural: 'rayclusters',
    docs: 'https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/raycluster-quick-start.html',
    owns: ['workloads'],
    health: {
      suspended: word('state', 'suspended'),
      // The state stays what it was when it last was ready.
      failed: any(
        word('state', 'failed'),
        condition('RayClusterReplicaFailure', 'True'),
        reason('HeadPodReady', 'PodFailed'),
      ),
      current: word('state', 'ready'),
      message: firstText(
        "status.?reason.orValue('')",
        says(['RayClusterReplicaFailure', 'True'], ['HeadPodReady', 'False']),
      ),
    },
    fields: [
      'spec.rayVersion',
      'status.state',
      'status.desiredWorkerReplicas',
      'status.availableWorkerReplicas',
    ],
    columns: [
      text('State', 'status.state'),
      number('Desired workers', 'status.desiredWorkerReplicas'),
      number('Available workers', 'status.availableWorkerReplicas'),
    ],
    pods: { selector: 'ray.io/cluster={{metadata.name}}' },
  },
  {
    group: 'ray.io',
    kind: 'RayService',
    plural: 'rayservices',
    docs: 'https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayservice-quick-start.html',
    owns: ['rayclusters.ray.io'],
    health: {
      failed: any(
        "status.?serviceStatus.orValue('').startsWith('Failed')",
        `${RAY_APPLICATIONS}.exists(k, ${RAY_APPLICATIONS}[k].?status.orValue('') in ['DEPLOY_FAILED', 'UNHEALTHY'])`,
      ),
      inProgress: word(
        'serviceStatus',
        'Restarting',
        'WaitForDashboard',
        'WaitForServeDeploymentReady',
      ),
      current: any(
        condition('Ready', 'True'),
        word('serviceStatus', 'Running'),
      ),
      message: firstText(
        firstOfMap(
          'status.activeServiceStatus.applicationStatuses',
          "status.activeServiceStatus.applicationStatuses[k].?status.orValue('') in ['DEPLOY_FAILED', 'UNHEALTHY']",
          "k + ': ' + status.activeServiceStatus.applicationStatuses[k].?message.orValue('is unhealthy')",
        ),
        says(['Ready', 'False']),
      ),
    },
    fields: ['status.serviceStatus', 'status.numServeEndpoints'],
    columns: [
      text('Status', 'status.serviceStatus'),
      number('Endpoints', 'status.numServeEndpoints'),
    ],
  },
  ...Object.entries(TRAINING_JOBS).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'kubeflow.org',
      kind,
      plural,
      runsToCompletion: true,
      docs: 'https://www.kubeflow.org/docs/components/trainer/legacy-v1/',
      progressDeadline: DAY,
      health: {
        suspended: condition('Suspended', 'True'),
        failed: condition('Failed', 'True'),
        current: condition('Succeeded', 'True'),
        message: says(['Failed', 'True']),
      },
      fields: ['status.startTime', 'status.completionTime'],
      columns: [
        date('Started', 'status.startTime'),
        date('Completed', 'status.completionTime'),
      ],
    }),
  ),
  {
    group: 'kubeflow.org',
    kind: 'Notebook',
    plural: 'notebooks',
    docs: 'https://www.kubeflow.org/docs/components/notebooks/api-reference/notebook-v1/',
    owns: ['workloads'],
    pods: { selector: 'notebook-name={{metadata.name}}' },
    health: {
      suspended:
        "metadata.?annotations.orValue({}).exists(k, k == 'kubeflow-resource-stopped')",
      failed: any(
        "status.?containerState.?waiting.?reason.orValue('').matches('BackOff$|Err|Invalid')",
        'status.?containerState.?terminated.?exitCode.orValue(0) != 0',
      ),
      current: 'status.?readyReplicas.orValue(0) > 0',
      message: firstText(
        "status.?containerState.?waiting.?message.orValue('')",
        "status.?containerState.?terminated.?reason.orValue('')",
      ),
    },
    fields: ['status.readyReplicas', 'status.containerState'],
    columns: [number('Ready', 'status.readyReplicas')],
  },
];
