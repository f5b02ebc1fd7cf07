import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  firstOfMap,
  firstText,
  says,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';
import { TEXTS } from './texts';
import { DAY } from './times';

const KRUISE = 'apps.kruise.io';
const KRUISE_DOCS = 'https://openkruise.io/docs/';

/** Its controller can't do what a rollout needs. */
const KRUISE_FAILED = any(
  condition('FailedCreatePod', 'True'),
  condition('FailedUpdatePod', 'True'),
);

/** Its pods keep their template until somebody deletes them. */
const ON_DELETE = "spec.?updateStrategy.?type.orValue('') == 'OnDelete'";

/** No count where it is zero; old versions count the ready pods only. */
const countExpression = (available: string, ready: string) =>
  `status.?${available}.orValue(status.?${ready}.orValue(0))`;

const AVAILABLE = `(${ON_DELETE} ? ${countExpression(
  'availableReplicas',
  'readyReplicas',
)} : ${countExpression('updatedAvailableReplicas', 'updatedReadyReplicas')})`;

/** As many pods are of the newest template as the partition asks for, and all run. */
const HELD_BACK = all(
  any(
    'has(spec.updateStrategy.partition) && !(string(spec.updateStrategy.partition) in ["0", "0%"])',
    'spec.updateStrategy.rollingUpdate.partition > 0',
  ),
  any(
    // A CloneSet says what its partition comes to.
    'status.updatedReplicas >= status.expectedUpdatedReplicas',
    all(
      '!has(status.expectedUpdatedReplicas)',
      any(
        'status.updatedReplicas + spec.updateStrategy.rollingUpdate.partition >= status.replicas',
        'status.updatedReplicas + spec.updateStrategy.partition >= status.replicas',
        'string(spec.updateStrategy.partition).endsWith("%")',
      ),
    ),
  ),
  'status.?availableReplicas.orValue(status.?readyReplicas.orValue(status.replicas)) >= status.replicas',
);

/** As many pods of the newest template as are wanted, unless a partition holds some back. */
const KRUISE_REPLICAS: CelHealth = {
  suspended: all(
    `!(${KRUISE_FAILED})`,
    any(
      'spec.updateStrategy.paused == true',
      'spec.updateStrategy.rollingUpdate.paused == true',
      HELD_BACK,
    ),
  ),
  // Pods that do not start have findings of their own.
  inProgress: all(
    `!(${KRUISE_FAILED})`,
    'has(status.updatedReplicas)',
    any(`${AVAILABLE} < status.replicas`, 'status.replicas < spec.replicas'),
  ),
  failed: any(
    KRUISE_FAILED,
    'status.updatedAvailableReplicas < status.replicas',
  ),
  current: all(
    `${AVAILABLE} >= status.replicas`,
    'status.replicas > 0 || spec.?replicas.orValue(1) == 0',
  ),
  message: firstText(
    says(['FailedCreatePod', 'True'], ['FailedUpdatePod', 'True']),
    "(has(status.updatedAvailableReplicas) && has(status.replicas) ? string(status.updatedAvailableReplicas) + ' of ' + string(status.replicas) + ' updated pods are available' : '')",
  ),
};

const REPLICAS: Pick<ResourceDefinition, 'fields' | 'columns' | 'pods'> = {
  fields: [
    'spec.replicas',
    'spec.updateStrategy',
    'status.replicas',
    'status.readyReplicas',
    'status.availableReplicas',
    'status.updatedReplicas',
    'status.updatedReadyReplicas',
    'status.updatedAvailableReplicas',
  ],
  columns: [
    number('Desired', 'spec.replicas'),
    number('Ready', 'status.readyReplicas'),
    number('Updated', 'status.updatedReplicas'),
  ],
  pods: { selectorPath: 'spec.selector' },
};

/** A part of a Service of Knative. */
function knative(
  kind: string,
  plural: string,
): Pick<ResourceDefinition, 'group' | 'kind' | 'plural' | 'docs' | 'health'> {
  return {
    group: 'serving.knative.dev',
    kind,
    plural,
    docs: 'https://knative.dev/docs/serving/',
    health: { message: says(['Ready', 'False']), otherwise: 'conditions' },
  };
}

/** Workloads of other controllers, and what scales them. */
export const WORKLOADS: readonly ResourceDefinition[] = [
  {
    group: KRUISE,
    kind: 'CloneSet',
    plural: 'clonesets',
    owns: ['workloads'],
    docs: KRUISE_DOCS,
    ...REPLICAS,
    health: KRUISE_REPLICAS,
  },
  {
    group: KRUISE,
    kind: 'StatefulSet',
    plural: 'statefulsets',
    owns: ['workloads'],
    docs: KRUISE_DOCS,
    ...REPLICAS,
    health: KRUISE_REPLICAS,
  },
  {
    group: KRUISE,
    kind: 'DaemonSet',
    plural: 'daemonsets',
    owns: ['workloads'],
    docs: KRUISE_DOCS,
    fields: [
      'spec.updateStrategy',
      'status.desiredNumberScheduled',
      'status.numberAvailable',
      'status.numberUnavailable',
      'status.updatedNumberScheduled',
    ],
    columns: [
      number('Desired', 'status.desiredNumberScheduled'),
      number('Available', 'status.numberAvailable'),
    ],
    pods: { selectorPath: 'spec.selector' },
    health: {
      suspended: any(
        'spec.updateStrategy.rollingUpdate.paused == true',
        all(
          'spec.updateStrategy.rollingUpdate.partition > 0',
          'status.updatedNumberScheduled + spec.updateStrategy.rollingUpdate.partition >= status.desiredNumberScheduled',
          'status.numberAvailable >= status.desiredNumberScheduled',
        ),
      ),
      // Each node that is updated lacks its pod for a moment.
      failed:
        'status.updatedNumberScheduled == status.desiredNumberScheduled && status.numberUnavailable > 0 && status.?numberAvailable.orValue(0) == 0',
      message:
        "(has(status.numberUnavailable) ? string(status.numberUnavailable) + ' of ' + string(status.desiredNumberScheduled) + ' pods are unavailable' : '')",
      current: all(
        'status.desiredNumberScheduled > 0',
        'status.numberAvailable >= status.desiredNumberScheduled',
        any(
          ON_DELETE,
          'status.updatedNumberScheduled >= status.desiredNumberScheduled',
        ),
      ),
    },
  },
  {
    group: KRUISE,
    kind: 'BroadcastJob',
    plural: 'broadcastjobs',
    runsToCompletion: true,
    docs: KRUISE_DOCS,
    fields: [
      'status.phase',
      'status.desired',
      'status.active',
      'status.succeeded',
      'status.failed',
    ],
    columns: [
      number('Desired', 'status.desired'),
      number('Succeeded', 'status.succeeded'),
      number('Failed', 'status.failed'),
    ],
    progressDeadline: DAY,
    health: {
      suspended: any(specFlag('paused'), word('phase', 'paused')),
      failed: word('phase', 'failed'),
      inProgress: word('phase', 'running'),
      current: word('phase', 'completed'),
    },
  },
  ...['ScaledObject', 'ScaledJob'].map(kind => ({
    group: 'keda.sh',
    kind,
    plural: `${kind.toLowerCase()}s`,
    docs: 'https://keda.sh/docs/latest/reference/scaledobject-spec/',
    fields: [
      'spec.scaleTargetRef',
      'spec.scaleTargetRef.name',
      'spec.minReplicaCount',
      'spec.maxReplicaCount',
      'spec.idleReplicaCount',
      'spec.triggers[*].type',
      'status.lastActiveTime',
      'status.originalReplicaCount',
      'status.pausedReplicaCount',
      'status.hpaName',
    ],
    columns: [
      number('Min', 'spec.minReplicaCount'),
      number('Max', 'spec.maxReplicaCount'),
      text('Triggers', 'spec.triggers[*].type'),
      date('Active', 'status.lastActiveTime'),
    ],
    children: [{ path: 'status.hpaName', kind: 'HorizontalPodAutoscaler' }],
    targets: [{ path: 'spec.scaleTargetRef', kind: 'Deployment' }],
    health: {
      suspended: condition('Paused', 'True'),
      message: says(['Ready', 'False']),
      otherwise: 'conditions' as const,
    },
    // What it scales keeps its pods.
    severity: { failing: 'warning' as const },
    // A ScaledJob owns Jobs.
    ...(kind === 'ScaledObject' && { owns: [], texts: TEXTS.scaledObject }),
  })),
  {
    group: 'serving.knative.dev',
    kind: 'Service',
    plural: 'services',
    docs: 'https://knative.dev/docs/serving/services/',
    fields: [
      'status.url',
      'status.latestCreatedRevisionName',
      'status.latestReadyRevisionName',
      'status.traffic[*].revisionName',
      'status.traffic[*].percent',
    ],
    columns: [
      text('URL', 'status.url'),
      text('Latest ready', 'status.latestReadyRevisionName'),
    ],
    pods: { selector: 'serving.knative.dev/service={{metadata.name}}' },
    owns: ['configurations.serving.knative.dev', 'routes.serving.knative.dev'],
    children: [
      {
        path: 'status.traffic[*].revisionName',
        kind: 'Revision',
        definition: 'revisions.serving.knative.dev',
      },
    ],
    health: {
      // Ready sums up these two.
      message: says(
        ['ConfigurationsReady', 'False'],
        ['RoutesReady', 'False'],
        ['Ready', 'False'],
      ),
      otherwise: 'conditions',
    },
    texts: TEXTS.knativeService,
  },
  {
    ...knative('Configuration', 'configurations'),
    // Of its revisions those with traffic are named by the Service.
    owns: [],
    columns: [
      text('Latest ready', 'status.latestReadyRevisionName'),
      text('Latest created', 'status.latestCreatedRevisionName'),
    ],
  },
  {
    ...knative('Route', 'routes'),
    owns: [],
    columns: [text('URL', 'status.url')],
  },
  {
    ...knative('Revision', 'revisions'),
    owns: ['workloads'],
    columns: [
      number('Actual', 'status.actualReplicas'),
      number('Desired', 'status.desiredReplicas'),
    ],
    pods: { selector: 'serving.knative.dev/revision={{metadata.name}}' },
  },
  {
    group: KRUISE,
    kind: 'AdvancedCronJob',
    plural: 'advancedcronjobs',
    docs: KRUISE_DOCS,
    fields: ['spec.schedule', 'spec.timeZone', 'status.lastScheduleTime'],
    columns: [
      text('Schedule', 'spec.schedule'),
      date('Last', 'status.lastScheduleTime'),
    ],
    children: [{ path: 'status.active' }],
    progressDeadline: DAY,
    health: {
      suspended: specFlag('paused'),
      inProgress: 'size(status.?active.orValue([])) > 0',
      failed: 'has(status.lastScheduleTime) && status.lastScheduleTime == null',
      // One that is seen by its controller waits for its first time.
      current: any(
        'has(status.lastScheduleTime) && status.lastScheduleTime != null',
        '!has(status.lastScheduleTime) && has(status.type)',
      ),
      message:
        "(has(status.lastScheduleTime) && status.lastScheduleTime == null ? 'It has never been scheduled' : '')",
    },
  },
  ...['KnativeServing', 'KnativeEventing'].map(kind => ({
    group: 'operator.knative.dev',
    kind,
    plural: `${kind.toLowerCase()}s`,
    docs: 'https://knative.dev/docs/install/operator/knative-with-operators/',
    columns: [text('Version', 'status.version')],
    health: { otherwise: 'conditions' as const },
  })),
  {
    group: 'install.istio.io',
    kind: 'IstioOperator',
    plural: 'istiooperators',
    docs: 'https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/',
    columns: [
      text('Revision', 'spec.revision'),
      text('Status', 'status.status'),
    ],
    health: {
      failed: word('status', 'ERROR'),
      inProgress: word('status', 'RECONCILING', 'UPDATING'),
      current: word('status', 'HEALTHY'),
      message: firstOfMap(
        'status.componentStatus',
        "status.componentStatus[k].?status.orValue('') == 'ERROR'",
        "k + ': ERROR'",
      ),
    },
  },
  ...['Prometheus', 'Alertmanager', 'ThanosRuler'].map(kind => ({
    group: 'monitoring.coreos.com',
    kind,
    plural: `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`,
    docs: 'https://prometheus-operator.dev/docs/api-reference/api/',
    fields: [
      'spec.version',
      'spec.replicas',
      'spec.shards',
      'spec.retention',
      'status.replicas',
      'status.availableReplicas',
      'status.updatedReplicas',
    ],
    columns: [
      text('Version', 'spec.version'),
      number('Desired', 'spec.replicas'),
      number('Available', 'status.availableReplicas'),
    ],
    pods: { selectorPath: 'status.selector' },
    health: { suspended: specFlag('paused'), otherwise: 'conditions' as const },
  })),
  {
    group: 'opentelemetry.io',
    kind: 'OpenTelemetryCollector',
    plural: 'opentelemetrycollectors',
    docs: 'https://opentelemetry.io/docs/platforms/kubernetes/operator/',
    fields: [
      'spec.mode',
      'spec.replicas',
      'status.version',
      'status.image',
      'status.scale.statusReplicas',
    ],
    columns: [
      text('Mode', 'spec.mode'),
      text('Version', 'status.version'),
      text('Ready', 'status.scale.statusReplicas'),
    ],
    pods: { selectorPath: 'status.scale.selector' },
    health: {
      failed: "status.scale.statusReplicas.matches('^0/[1-9]')",
      // An autoscaler has no number of replicas in the spec.
      inProgress:
        "!status.scale.statusReplicas.startsWith('0/') && spec.?mode.orValue('deployment') != 'sidecar' && status.scale.statusReplicas.split('/')[0] != status.scale.statusReplicas.split('/')[1]",
      current: "spec.?mode.orValue('') == 'sidecar' || has(status.version)",
      message:
        "(has(status.scale.statusReplicas) ? status.scale.statusReplicas + ' replicas are ready' : '')",
    },
  },
];
