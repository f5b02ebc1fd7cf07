import {
  at,
  KubernetesObject,
  listAt,
  numberAt,
  recordAt,
  textAt,
  timeAt,
} from '../kube/object';
import { Cell, columns, Printer } from './columns';
import { humanDuration } from './duration';

export function age(object: KubernetesObject, nowMs: number): string {
  const createdMs = timeAt(object.metadata, 'creationTimestamp');
  return createdMs === undefined
    ? '<unknown>'
    : humanDuration(nowMs - createdMs);
}

function containers(
  object: unknown,
  ...podSpecPath: string[]
): [string, string] {
  const list = listAt(object, ...podSpecPath, 'containers');
  return [
    list.map(container => textAt(container, 'name') ?? '').join(','),
    list.map(container => textAt(container, 'image') ?? '').join(','),
  ];
}

/** A label selector in kubectl's short form. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(recordAt(selector, 'matchLabels')).map(
    ([key, value]) => `${key}=${String(value)}`,
  );
  return labels.length > 0 ? labels.join(',') : '<none>';
}

const count = (object: unknown, ...path: string[]) =>
  numberAt(object, ...path) ?? 0;
const TEMPLATE = ['spec', 'template', 'spec'];

function readyOfDesired(object: KubernetesObject): string {
  const ready = count(object, 'status', 'readyReplicas');
  return `${ready}/${count(object, 'spec', 'replicas')}`;
}

export const deploymentPrinter: Printer = {
  columns: columns(
    'Name,Ready,Up-to-date,Available,Age | Containers,Images,Selector',
  ),
  row: (object, nowMs) => [
    object.metadata.name,
    readyOfDesired(object),
    count(object, 'status', 'updatedReplicas'),
    count(object, 'status', 'availableReplicas'),
    age(object, nowMs),
    ...containers(object, ...TEMPLATE),
    selectorText(at(object, 'spec', 'selector')),
  ],
};

export const replicaSetPrinter: Printer = {
  columns: columns(
    'Name,Desired,Current,Ready,Age | Containers,Images,Selector',
  ),
  row: (object, nowMs) => [
    object.metadata.name,
    count(object, 'spec', 'replicas'),
    count(object, 'status', 'replicas'),
    count(object, 'status', 'readyReplicas'),
    age(object, nowMs),
    ...containers(object, ...TEMPLATE),
    selectorText(at(object, 'spec', 'selector')),
  ],
};

export const statefulSetPrinter: Printer = {
  columns: columns('Name,Ready,Age | Containers,Images'),
  row: (object, nowMs) => [
    object.metadata.name,
    readyOfDesired(object),
    age(object, nowMs),
    ...containers(object, ...TEMPLATE),
  ],
};

function nodeSelector(object: KubernetesObject): string {
  const labels = Object.entries(recordAt(object, ...TEMPLATE, 'nodeSelector'));
  return labels.length > 0
    ? labels.map(([key, value]) => `${key}=${String(value)}`).join(',')
    : '<none>';
}

export const daemonSetPrinter: Printer = {
  columns: columns(
    'Name,Desired,Current,Ready,Up-to-date,Available,Node Selector,Age | Containers,Images,Selector',
  ),
  row: (object, nowMs) => [
    object.metadata.name,
    count(object, 'status', 'desiredNumberScheduled'),
    count(object, 'status', 'currentNumberScheduled'),
    count(object, 'status', 'numberReady'),
    count(object, 'status', 'updatedNumberScheduled'),
    count(object, 'status', 'numberAvailable'),
    nodeSelector(object),
    age(object, nowMs),
    ...containers(object, ...TEMPLATE),
    selectorText(at(object, 'spec', 'selector')),
  ],
};

/** The condition decides; recent versions of kubectl have a column for it. */
function jobStatus(job: KubernetesObject): string {
  const holds = (type: string) =>
    listAt(job, 'status', 'conditions').some(
      condition =>
        at(condition, 'type') === type && at(condition, 'status') === 'True',
    );
  if (holds('Complete')) return 'Complete';
  if (holds('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp) return 'Terminating';
  if (holds('Suspended')) return 'Suspended';
  if (holds('FailureTarget')) return 'FailureTarget';
  if (holds('SuccessCriteriaMet')) return 'SuccessCriteriaMet';
  return 'Running';
}

function jobDuration(job: KubernetesObject, nowMs: number): string {
  const startedMs = timeAt(job, 'status', 'startTime');
  if (startedMs === undefined) return '';
  return humanDuration(
    (timeAt(job, 'status', 'completionTime') ?? nowMs) - startedMs,
  );
}

export const jobPrinter: Printer = {
  columns: columns(
    'Name,Status,Completions,Duration,Age | Containers,Images,Selector',
  ),
  row: (object, nowMs): readonly Cell[] => [
    object.metadata.name,
    jobStatus(object),
    `${count(object, 'status', 'succeeded')}/${
      numberAt(object, 'spec', 'completions') ?? 1
    }`,
    jobDuration(object, nowMs),
    age(object, nowMs),
    ...containers(object, ...TEMPLATE),
    selectorText(at(object, 'spec', 'selector')),
  ],
};

export const cronJobPrinter: Printer = {
  columns: columns(
    'Name,Schedule,Timezone,Suspend,Active,Last Schedule,Age | Containers,Images,Selector',
  ),
  row: (object, nowMs) => {
    const lastMs = timeAt(object, 'status', 'lastScheduleTime');
    return [
      object.metadata.name,
      textAt(object, 'spec', 'schedule') ?? '',
      textAt(object, 'spec', 'timeZone') ?? '<none>',
      at(object, 'spec', 'suspend') === true ? 'True' : 'False',
      listAt(object, 'status', 'active').length,
      lastMs === undefined ? '<none>' : humanDuration(nowMs - lastMs),
      age(object, nowMs),
      ...containers(object, 'spec', 'jobTemplate', ...TEMPLATE),
      '<none>',
    ];
  },
};

function metricText(object: KubernetesObject): string {
  const current = listAt(object, 'status', 'currentMetrics');
  const texts = listAt(object, 'spec', 'metrics').map((metric, index) => {
    const target = numberAt(metric, 'resource', 'target', 'averageUtilization');
    const value = numberAt(
      current[index],
      'resource',
      'current',
      'averageUtilization',
    );
    const name = textAt(metric, 'resource', 'name') ?? 'custom';
    return `${name}: ${value === undefined ? '<unknown>' : `${value}%`}/${
      target ?? 0
    }%`;
  });
  return texts.length > 0 ? texts.join(', ') : '<none>';
}

export const autoscalerPrinter: Printer = {
  columns: columns('Name,Reference,Targets,MinPods,MaxPods,Replicas,Age'),
  row: (object, nowMs) => [
    object.metadata.name,
    `${textAt(object, 'spec', 'scaleTargetRef', 'kind') ?? ''}/${
      textAt(object, 'spec', 'scaleTargetRef', 'name') ?? ''
    }`,
    metricText(object),
    String(numberAt(object, 'spec', 'minReplicas') ?? '<unset>'),
    count(object, 'spec', 'maxReplicas'),
    count(object, 'status', 'currentReplicas'),
    age(object, nowMs),
  ],
};
