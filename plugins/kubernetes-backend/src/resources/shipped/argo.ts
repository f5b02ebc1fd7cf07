import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';
import { TEXTS } from './texts';
import { DAY } from './times';

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
  // What was measured says neither; the Rollout waits for a person.
  suspended: word('phase', 'Inconclusive'),
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
    owns: [],
    docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/health/',
    fields: [
      'spec.project',
      'spec.source.repoURL',
      'spec.source.path',
      'spec.source.chart',
      'spec.source.targetRevision',
      'spec.sources[*].repoURL',
      'spec.sources[*].targetRevision',
      'spec.destination.server',
      'spec.destination.name',
      'spec.destination.namespace',
      'status.sync.status',
      'status.sync.revision',
      'status.health.status',
      'status.operationState.phase',
      'status.operationState.finishedAt',
      'status.reconciledAt',
    ],
    columns: [
      text('Sync', 'status.sync.status'),
      text('Revision', 'status.sync.revision'),
      text('Project', 'spec.project'),
    ],
    children: [{ path: 'status.resources', cluster: 'spec.destination' }],
    texts: TEXTS.application,
    health: {
      failed: any(
        word('health.status', 'Degraded', 'Missing'),
        word('operationState.phase', 'Failed', 'Error'),
      ),
      suspended: word('health.status', 'Suspended'),
      // A sync that is tried again and again does not end by itself.
      inProgress: any(
        word('health.status', 'Progressing'),
        all(
          word('operationState.phase', 'Running'),
          `!(${word('health.status', 'Degraded')})`,
        ),
      ),
      current: word('health.status', 'Healthy'),
      message: firstText(
        `(${word(
          'operationState.phase',
          'Failed',
          'Error',
        )} ? status.?operationState.?message.orValue('') : '')`,
        "status.?health.?message.orValue('')",
        first(
          'status.?resources.orValue([])',
          "i.?health.?status.orValue('') in ['Degraded', 'Missing']",
          "i.kind + ' ' + i.name + ': ' + i.health.?message.orValue(i.health.status)",
        ),
        first(CONDITIONS, "i.?message.orValue('') != ''", 'i.message'),
      ),
      otherwise: 'conditions',
    },
  },
  {
    group,
    kind: 'ApplicationSet',
    plural: 'applicationsets',
    owns: [`applications.${group}`],
    docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/',
    columns: 'printer',
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
    owns: [],
    docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
    columns: [text('Namespaces', 'spec.destinations[*].namespace')],
  },
  {
    group,
    kind: 'Rollout',
    plural: 'rollouts',
    owns: ['workloads', `analysisruns.${group}`, `experiments.${group}`],
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    fields: [
      'spec.replicas',
      'spec.paused',
      'spec.workloadRef',
      'spec.strategy.canary.steps',
      'spec.strategy.blueGreen.activeService',
      'spec.strategy.blueGreen.previewService',
      'spec.strategy.blueGreen.autoPromotionEnabled',
      'spec.strategy.blueGreen.autoPromotionSeconds',
      'status.phase',
      'status.message',
      'status.currentStepIndex',
      'status.pauseConditions',
      'status.controllerPause',
      'status.abort',
      'status.abortedAt',
      'status.promoteFull',
      'status.canary.weights',
      'status.canary.currentStepAnalysisRunStatus',
      'status.canary.currentBackgroundAnalysisRunStatus',
      'status.blueGreen.activeSelector',
      'status.blueGreen.previewSelector',
      'status.blueGreen.prePromotionAnalysisRunStatus',
      'status.blueGreen.postPromotionAnalysisRunStatus',
      'status.currentPodHash',
      'status.stableRS',
      'status.replicas',
      'status.updatedReplicas',
      'status.readyReplicas',
      'status.availableReplicas',
    ],
    columns: [
      number('Step', 'status.currentStepIndex'),
      number('Weight', 'status.canary.weights.canary.weight'),
      number('Updated', 'status.updatedReplicas'),
      number('Available', 'status.availableReplicas'),
    ],
    pods: { selectorPath: 'status.selector' },
    targets: [
      { path: 'spec.workloadRef', kind: 'Deployment' },
      { path: 'spec.strategy.canary.stableService', kind: 'Service' },
      { path: 'spec.strategy.canary.canaryService', kind: 'Service' },
      { path: 'spec.strategy.blueGreen.activeService', kind: 'Service' },
      { path: 'spec.strategy.blueGreen.previewService', kind: 'Service' },
    ],
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
      message: firstText(
        "status.?message.orValue('')",
        says(['InvalidSpec', 'True'], ['Progressing', 'False']),
      ),
    },
    texts: TEXTS.rollout,
  },
  {
    group,
    kind: 'AnalysisRun',
    plural: 'analysisruns',
    runsToCompletion: true,
    // Only the Jobs of a metric, which its message tells about, too.
    owns: [],
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
    fields: [
      'status.phase',
      'status.message',
      'status.startedAt',
      'status.completedAt',
      'status.metricResults[*].name',
      'status.metricResults[*].phase',
      'status.metricResults[*].message',
      'status.metricResults[*].successful',
      'status.metricResults[*].failed',
      'status.metricResults[*].inconclusive',
      'status.metricResults[*].error',
    ],
    columns: [
      text('Metrics', 'status.metricResults[*].name'),
      text('Results', 'status.metricResults[*].phase'),
    ],
    progressDeadline: DAY,
    health: {
      ...ANALYSIS,
      message: firstText(
        "status.?message.orValue('')",
        first(
          'status.?metricResults.orValue([])',
          "i.?phase.orValue('') in ['Failed', 'Error']",
          "i.name + ': ' + i.?message.orValue(i.phase)",
        ),
      ),
    },
  },
  {
    group,
    kind: 'Experiment',
    plural: 'experiments',
    runsToCompletion: true,
    owns: ['workloads', `analysisruns.${group}`],
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/experiment/',
    fields: [
      'spec.duration',
      'status.phase',
      'status.message',
      'status.availableAt',
      'status.templateStatuses[*].name',
      'status.templateStatuses[*].status',
      'status.analysisRuns[*].name',
      'status.analysisRuns[*].phase',
    ],
    columns: [text('Templates', 'status.templateStatuses[*].name')],
    children: [
      {
        path: 'status.analysisRuns[*].analysisRun',
        kind: 'AnalysisRun',
        definition: `analysisruns.${group}`,
      },
    ],
    progressDeadline: DAY,
    health: {
      ...ANALYSIS,
      message: firstText(
        "status.?message.orValue('')",
        first(
          'status.?analysisRuns.orValue([])',
          "i.?phase.orValue('') in ['Failed', 'Error']",
          "i.name + ': ' + i.?message.orValue(i.phase)",
        ),
      ),
    },
  },
  {
    group,
    kind: 'Workflow',
    plural: 'workflows',
    runsToCompletion: true,
    owns: ['workloads'],
    docs: 'https://argo-workflows.readthedocs.io/en/latest/fields/#workflowstatus',
    fields: [
      'spec.entrypoint',
      'spec.workflowTemplateRef',
      'status.phase',
      'status.message',
      'status.progress',
      'status.startedAt',
      'status.finishedAt',
    ],
    columns: [
      text('Progress', 'status.progress'),
      date('Started', 'status.startedAt'),
      date('Finished', 'status.finishedAt'),
    ],
    pods: { selector: 'workflows.argoproj.io/workflow={{metadata.name}}' },
    targets: [
      {
        path: 'spec.workflowTemplateRef',
        kind: 'WorkflowTemplate',
        definition: `workflowtemplates.${group}`,
      },
    ],
    progressDeadline: DAY,
    health: {
      // One that was stopped at a pause keeps the flag.
      suspended: all(
        specFlag('suspend'),
        `!(${word('phase', 'Succeeded', 'Failed', 'Error')})`,
      ),
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
    owns: [`workflows.${group}`],
    docs: 'https://argo-workflows.readthedocs.io/en/latest/cron-workflows/',
    fields: [
      'spec.schedule',
      'spec.schedules',
      'spec.timezone',
      'spec.suspend',
      'status.lastScheduledTime',
    ],
    columns: [
      text('Schedule', 'spec.schedule'),
      date('Last', 'status.lastScheduledTime'),
    ],
    children: [{ path: 'status.active' }],
    health: {
      failed: any(
        condition('SubmissionError', 'True'),
        condition('SpecError', 'True'),
      ),
      suspended: any(specFlag('suspend'), word('phase', 'Stopped')),
      current: 'true',
    },
  },
  {
    group,
    kind: 'EventBus',
    plural: 'eventbus',
    docs: 'https://argoproj.github.io/argo-events/concepts/eventbus/',
    columns: 'printer',
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
