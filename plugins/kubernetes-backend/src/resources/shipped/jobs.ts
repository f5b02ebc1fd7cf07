import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  BROKEN,
  CONDITIONS,
  first,
  firstText,
  specFlag,
  WHY_BROKEN,
  word,
} from './cel';
import { number, text } from './columns';
import { DAY } from './times';

const SUBSET_FAILED = `${CONDITIONS}.exists(c, c.type == 'SubsetFailure' && c.status == 'True')`;

/** Jobs of batch systems, and sets of workloads. */
export const JOBS: readonly ResourceDefinition[] = [
  {
    group: 'batch.volcano.sh',
    kind: 'Job',
    plural: 'jobs',
    docs: 'https://volcano.sh/en/docs/vcjob/',
    owns: ['workloads'],
    progressDeadline: DAY,
    runsToCompletion: true,
    health: {
      // Somebody aborted it, and can resume it.
      suspended: word('state.phase', 'Aborted'),
      failed: word('state.phase', 'Failed', 'Terminated'),
      current: word('state.phase', 'Completed'),
      message: firstText(
        "status.?state.?message.orValue('')",
        "status.?state.?reason.orValue('')",
      ),
    },
    fields: ['spec.queue', 'status.state.phase'],
    columns: [
      text('Phase', 'status.state.phase'),
      number('Running', 'status.running'),
      number('Failed', 'status.failed'),
    ],
  },
  {
    group: 'trainer.kubeflow.org',
    kind: 'TrainJob',
    plural: 'trainjobs',
    docs: 'https://www.kubeflow.org/docs/components/trainer/',
    owns: ['jobsets.jobset.x-k8s.io'],
    progressDeadline: DAY,
    runsToCompletion: true,
    health: { suspended: specFlag('suspend'), otherwise: 'conditions' },
    columns: 'printer',
  },
  {
    group: 'flink.apache.org',
    kind: 'FlinkSessionJob',
    plural: 'flinksessionjobs',
    docs: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-stable/',
    owns: [],
    health: {
      suspended: any(
        word('lifecycleState', 'SUSPENDED'),
        word('jobStatus.state', 'CANCELED'),
      ),
      failed: any(
        word('lifecycleState', 'FAILED', 'ROLLED_BACK'),
        word('jobStatus.state', 'FAILED', 'FAILING'),
        // It is tried again, and the job before it may still run.
        "status.?error.orValue('') != ''",
      ),
      current: word('jobStatus.state', 'FINISHED', 'RUNNING'),
      message: "status.?error.orValue('')",
    },
    targets: [
      {
        path: 'spec.deploymentName',
        kind: 'FlinkDeployment',
        definition: 'flinkdeployments.flink.apache.org',
      },
    ],
    fields: ['spec.deploymentName', 'status.lifecycleState'],
    columns: [
      text('Job', 'status.jobStatus.state'),
      text('Lifecycle', 'status.lifecycleState'),
    ],
  },
  {
    group: 'sparkoperator.k8s.io',
    kind: 'ScheduledSparkApplication',
    plural: 'scheduledsparkapplications',
    docs: 'https://www.kubeflow.org/docs/components/spark-operator/user-guide/',
    owns: ['sparkapplications.sparkoperator.k8s.io'],
    health: {
      suspended: specFlag('suspend'),
      failed: word('scheduleState', 'FailedValidation'),
      current: word('scheduleState', 'Scheduled'),
      message: "status.?reason.orValue('')",
    },
    fields: ['spec.schedule', 'status.lastRunName'],
    columns: [
      text('Schedule', 'spec.schedule'),
      text('Last run', 'status.lastRunName'),
    ],
  },
  {
    group: 'apps.kruise.io',
    kind: 'UnitedDeployment',
    plural: 'uniteddeployments',
    docs: 'https://openkruise.io/docs/user-manuals/uniteddeployment',
    owns: ['workloads'],
    health: {
      failed: any(SUBSET_FAILED, BROKEN),
      current: all(
        'status.?replicas.orValue(0) >= spec.?replicas.orValue(1)',
        'status.?updatedReplicas.orValue(0) >= status.?replicas.orValue(0)',
        'status.?readyReplicas.orValue(0) >= status.?replicas.orValue(0)',
      ),
      message: firstText(
        first(
          CONDITIONS,
          "i.type == 'SubsetFailure' && i.status == 'True'",
          "i.?message.orValue('')",
        ),
        WHY_BROKEN,
      ),
    },
    fields: ['status.replicas', 'status.readyReplicas'],
    columns: [
      number('Replicas', 'status.replicas'),
      number('Ready', 'status.readyReplicas'),
      number('Updated', 'status.updatedReplicas'),
    ],
  },
  {
    group: 'apps.kruise.io',
    kind: 'SidecarSet',
    plural: 'sidecarsets',
    docs: 'https://openkruise.io/docs/user-manuals/sidecarset',
    owns: [],
    health: {
      suspended: 'spec.?updateStrategy.?paused.orValue(false) == true',
      current: all(
        'status.updatedPods >= status.matchedPods',
        'status.readyPods >= status.matchedPods',
      ),
    },
    fields: ['status.matchedPods', 'status.updatedPods', 'status.readyPods'],
    columns: [
      number('Matched', 'status.matchedPods'),
      number('Updated', 'status.updatedPods'),
      number('Ready', 'status.readyPods'),
    ],
  },
];
