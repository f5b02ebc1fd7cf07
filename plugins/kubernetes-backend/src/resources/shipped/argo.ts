import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, reason, specFlag, word } from './cel';

const group = 'argoproj.io';

const ABORTED = any(
  'status.?abort.orValue(false) == true',
  reason('Progressing', 'RolloutAborted'),
);

const PAUSED = any(
  specFlag('paused'),
  'size(status.?pauseConditions.orValue([])) > 0',
  'status.?controllerPause.orValue(false) == true',
  word('phase', 'Paused'),
);

/** Replicas of the newest template, of those that are wanted. */
const UPDATED = 'status.?updatedReplicas.orValue(0)';
const AVAILABLE = 'status.?availableReplicas.orValue(0)';
const WANTED = 'spec.?replicas.orValue(1)';

const FAILED = any(
  ABORTED,
  condition('InvalidSpec', 'True'),
  reason('Progressing', 'ProgressDeadlineExceeded'),
  word('phase', 'Degraded', 'Error', 'Invalid'),
);

/** Before 1.1 a Rollout had no phase, and its replicas say how it is. */
const ROLLING = any(
  `${UPDATED} < ${WANTED} || ${AVAILABLE} < ${UPDATED}`,
  'has(spec.strategy.blueGreen) && has(status.blueGreen.activeSelector) && status.blueGreen.activeSelector != status.currentPodHash',
  "has(spec.strategy.canary) && has(status.canary.stableRS) && status.canary.stableRS != '' && status.canary.stableRS != status.currentPodHash",
  'has(status.stableRS) && status.stableRS != status.currentPodHash',
);

const ANALYSIS = {
  inProgress: word('phase', 'Running', 'Pending'),
  failed: word('phase', 'Failed', 'Error'),
  current: word('phase', 'Successful'),
} as const;

/** Argo CD, Rollouts, Workflows and Events. */
export const ARGO: readonly ResourceDefinition[] = [
  {
    group,
    kind: 'Application',
    plural: 'applications',
    docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/health/',
    health: {
      failed: any(
        word('health.status', 'Degraded', 'Missing'),
        word('operationState.phase', 'Failed', 'Error'),
      ),
      suspended: word('health.status', 'Suspended'),
      inProgress: any(
        word('health.status', 'Progressing'),
        word('operationState.phase', 'Running'),
      ),
      current: word('health.status', 'Healthy'),
      message: "status.?operationState.?message.orValue('')",
      otherwise: 'conditions',
    },
  },
  {
    group,
    kind: 'ApplicationSet',
    plural: 'applicationsets',
    docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/',
    health: {
      failed: any(
        condition('ErrorOccurred', 'True'),
        reason('ResourcesUpToDate', 'CreateApplicationError'),
      ),
      inProgress: condition('RolloutProgressing', 'True'),
      current: condition('ResourcesUpToDate', 'True'),
      otherwise: 'conditions',
    },
  },
  {
    group,
    kind: 'AppProject',
    plural: 'appprojects',
    docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  },
  {
    group,
    kind: 'Rollout',
    plural: 'rollouts',
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    health: {
      suspended: all(`!(${ABORTED})`, PAUSED),
      failed: FAILED,
      inProgress: all(
        `!(${FAILED})`,
        any(
          word('phase', 'Progressing'),
          `has(status.workloadObservedGeneration) && string(status.workloadObservedGeneration) != metadata.annotations['rollout.argoproj.io/workload-generation']`,
          `has(status.observedGeneration) && has(metadata.generation) && string(status.observedGeneration).matches('^[0-9]{1,6}$') && string(status.observedGeneration) != string(metadata.generation)`,
          all('!has(status.phase)', ROLLING),
        ),
      ),
      current: any(
        word('phase', 'Healthy'),
        `!has(status.phase) && ${AVAILABLE} >= ${WANTED}`,
      ),
      message: "status.?message.orValue('')",
    },
  },
  {
    group,
    kind: 'AnalysisRun',
    plural: 'analysisruns',
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
    health: { ...ANALYSIS, message: "status.?message.orValue('')" },
  },
  {
    group,
    kind: 'Experiment',
    plural: 'experiments',
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/experiment/',
    health: { ...ANALYSIS, message: "status.?message.orValue('')" },
  },
  {
    group,
    kind: 'Workflow',
    plural: 'workflows',
    docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/#workflowstatus',
    health: {
      suspended: specFlag('suspend'),
      inProgress: word('phase', 'Running', 'Pending'),
      failed: word('phase', 'Failed', 'Error'),
      current: word('phase', 'Succeeded'),
      message: "status.?message.orValue('')",
    },
  },
  {
    group,
    kind: 'CronWorkflow',
    plural: 'cronworkflows',
    docs: 'https://argo-workflows.readthedocs.io/en/latest/cron-workflows/',
    health: {
      failed: any(
        condition('SubmissionError', 'True'),
        condition('SpecError', 'True'),
      ),
      suspended: specFlag('suspend'),
      current: 'true',
    },
  },
  {
    group,
    kind: 'EventBus',
    plural: 'eventbus',
    docs: 'https://argoproj.github.io/argo-events/concepts/eventbus/',
    health: {
      failed: any(
        condition('Deployed', 'False'),
        condition('Configured', 'False'),
      ),
      current: all(
        condition('Deployed', 'True'),
        condition('Configured', 'True'),
      ),
    },
  },
];
