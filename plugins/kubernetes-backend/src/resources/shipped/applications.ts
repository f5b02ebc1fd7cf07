import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  BROKEN,
  condition,
  CONDITIONS,
  first,
  firstText,
  reason,
  says,
  word,
} from './cel';
import { number, text } from './columns';

const SERVICES = 'status.?services.orValue([])';
const MESSAGE = "status.?message.orValue('')";

/** What Camel K makes for its integrations, with plurals. */
const CAMEL = {
  IntegrationKit: 'integrationkits',
  IntegrationPlatform: 'integrationplatforms',
  Kamelet: 'kamelets',
  Pipe: 'pipes',
};

const CAMEL_DOCS = 'https://camel.apache.org/camel-k/next/architecture/cr/';

/** A step such as `Render` that is tried again and again. */
const VELA_ERROR =
  "i.status == 'False' && i.?reason.orValue('') == 'ReconcileError'";

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
        `${CONDITIONS}.exists(i, ${VELA_ERROR})`,
        all(
          word('status', 'running'),
          `${SERVICES}.exists(s, !s.?healthy.orValue(true))`,
        ),
      ),
      current: word('status', 'running'),
      message: firstText(
        first(SERVICES, '!i.?healthy.orValue(true)', "i.?message.orValue('')"),
        first(CONDITIONS, VELA_ERROR, "i.?message.orValue('')"),
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
    group: 'camel.apache.org',
    kind: 'Integration',
    plural: 'integrations',
    docs: `${CAMEL_DOCS}integration.html`,
    owns: ['workloads'],
    health: {
      failed: word('phase', 'Error'),
      // Until it runs, the ways in which it does not run are not available.
      inProgress: `!(${word('phase', '', 'Error', 'Running')})`,
      message: says(['Ready', 'False']),
      otherwise: 'conditions',
    },
    fields: ['status.phase', 'status.runtimeVersion'],
    columns: [
      text('Phase', 'status.phase'),
      text('Runtime', 'status.runtimeVersion'),
    ],
  },
  ...Object.entries(CAMEL).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'camel.apache.org',
      kind,
      plural,
      docs: CAMEL_DOCS,
      owns: kind === 'Pipe' ? ['integrations.camel.apache.org'] : [],
      health: {
        failed: any(word('phase', 'Error'), BROKEN),
        current: word('phase', 'Ready'),
        message: says(['Ready', 'False']),
      },
      fields: ['status.phase'],
      columns: [text('Phase', 'status.phase')],
    }),
  ),
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
