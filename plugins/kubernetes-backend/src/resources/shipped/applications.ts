import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, first, firstText, reason, word } from './cel';
import { number, text } from './columns';

const SERVICES = 'status.?services.orValue([])';
const MESSAGE = "status.?message.orValue('')";

/** What composes applications and rolls them out. */
export const APPLICATIONS: readonly ResourceDefinition[] = [
  {
    group: 'core.oam.dev',
    kind: 'Application',
    plural: 'applications',
    docs: 'https://kubevela.io/docs/platform-engineers/oam/oam-model/',
    owns: ['workloads'],
    children: [{ path: 'status.appliedResources' }],
    health: {
      suspended: word('status', 'workflowSuspending'),
      failed: any(
        word('status', 'unhealthy', 'workflowFailed', 'workflowTerminated'),
        all(
          word('status', 'running'),
          `${SERVICES}.exists(s, !s.?healthy.orValue(true))`,
        ),
      ),
      current: word('status', 'running'),
      message: firstText(
        first(SERVICES, '!i.?healthy.orValue(true)', "i.?message.orValue('')"),
        "status.?workflow.?message.orValue('')",
      ),
    },
    fields: ['spec.components[*].name', 'status.status'],
    columns: [
      text('Components', 'spec.components[*].name'),
      text('Status', 'status.status'),
    ],
  },
  {
    group: 'rollouts.kruise.io',
    kind: 'Rollout',
    plural: 'rollouts',
    docs: 'https://openkruise.io/rollouts/user-manuals/basic-usage',
    owns: [],
    targets: [{ path: 'spec.workloadRef' }],
    health: {
      suspended: any(
        word('phase', 'Disabled'),
        word('canaryStatus.currentStepState', 'StepPaused'),
        word('blueGreenStatus.currentStepState', 'StepPaused'),
        reason('Progressing', 'Paused'),
      ),
      inProgress: word('phase', 'Initial', 'Progressing', 'Terminating'),
      failed: condition('Succeeded', 'False'),
      current: word('phase', 'Healthy'),
      message: MESSAGE,
    },
    fields: [
      'spec.strategy.canary.steps',
      'status.phase',
      'status.canaryStatus.currentStepIndex',
      'status.canaryStatus.currentStepState',
    ],
    columns: [
      text('Phase', 'status.phase'),
      number('Step', 'status.canaryStatus.currentStepIndex'),
      text('State of step', 'status.canaryStatus.currentStepState'),
    ],
  },
];
