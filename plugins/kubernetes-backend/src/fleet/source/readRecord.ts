import {
  Condition,
  Deployment,
  Job,
  ModelObject,
  parseObject,
  Pod,
  podStatus,
  isPodReady,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetKind, FleetRecord } from '../records';
import { LABEL_COST } from '../records/FleetRecord';

/** Of all labels of an object together, with what each takes besides. Those of real objects rarely have a thousand. */
const MAX_LABEL_CHARACTERS = 16_384;

/** The age of restarts is not printed. */
const ANY_TIME = new Date(0);

type Facts = Omit<
  FleetRecord,
  | 'kind'
  | 'namespace'
  | 'name'
  | 'uid'
  | 'labels'
  | 'owner'
  | 'createdAt'
  | 'isDeleting'
>;

const NO_FACTS: Facts = {
  node: '',
  phase: '',
  status: '',
  isReady: true,
  ready: 0,
  desired: 0,
  restarts: 0,
  lastRestartAt: 0,
};

/** The record of an object as the API serves it; undefined for any other JSON. Never throws. */
export function readRecord(
  raw: unknown,
  kind: FleetKind,
): FleetRecord | undefined {
  const object = parseObject(raw, kind);
  if (object?.kind !== kind) return undefined;
  const { metadata } = object;
  const owner = metadata.ownerReferences.find(({ controller }) => controller);
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    labels: boundLabels(metadata.labels),
    ...(owner && {
      owner: { kind: owner.kind, name: owner.name, uid: owner.uid },
    }),
    isDeleting: metadata.deletionTimestamp !== undefined,
    createdAt: seconds(metadata.creationTimestamp),
    ...readFacts(object),
  };
}

/** All labels, or as many as there is room for: a record is there for as long as its object. */
export function boundLabels(
  labels: FleetRecord['labels'],
): FleetRecord['labels'] {
  let room = MAX_LABEL_CHARACTERS;
  const entries = Object.entries(labels).filter(([key, value]) => {
    room -= key.length + value.length + LABEL_COST;
    return room >= 0;
  });
  return room >= 0 ? labels : Object.fromEntries(entries);
}

function readFacts(object: ModelObject): Facts {
  switch (object.kind) {
    case 'Pod':
      return podFacts(object);
    case 'Deployment':
      return workloadFacts({
        desired: object.spec.replicas,
        ready: object.status.readyReplicas,
        failure: deploymentFailure(object),
      });
    case 'StatefulSet':
      return workloadFacts({
        desired: object.spec.replicas,
        ready: object.status.readyReplicas,
        failure: trueCondition(object.status.conditions, 'ReplicaFailure'),
      });
    case 'DaemonSet':
      return workloadFacts({
        desired: object.status.desiredNumberScheduled,
        ready: object.status.numberReady,
      });
    case 'Job':
      return jobFacts(object);
    default:
      return NO_FACTS;
  }
}

function podFacts(pod: Pod): Facts {
  const printed = podStatus(pod, ANY_TIME);
  return {
    node: pod.spec.nodeName ?? '',
    phase: pod.status.phase ?? '',
    status: printed.status,
    isReady: isPodReady(pod),
    ready: printed.readyContainers,
    desired: printed.totalContainers,
    restarts: printed.restarts,
    lastRestartAt: seconds(printed.lastRestartAt),
  };
}

function workloadFacts({
  desired,
  ready,
  failure,
}: {
  readonly desired: number;
  readonly ready: number;
  readonly failure?: Condition;
}): Facts {
  return {
    ...NO_FACTS,
    phase: failure ? 'Failed' : '',
    status: failure?.reason ?? '',
    isReady: !failure && ready >= desired,
    ready,
    desired,
  };
}

function deploymentFailure({ status }: Deployment): Condition | undefined {
  return (
    trueCondition(status.conditions, 'ReplicaFailure') ??
    status.conditions.find(
      condition =>
        condition.type === 'Progressing' && condition.status === 'False',
    )
  );
}

function jobFacts({ spec, status }: Job): Facts {
  const failure = trueCondition(status.conditions, 'Failed');
  const isComplete = trueCondition(status.conditions, 'Complete') !== undefined;
  const phase = isComplete ? 'Complete' : '';
  return {
    ...NO_FACTS,
    phase: failure ? 'Failed' : phase,
    status: failure?.reason ?? '',
    isReady: !failure,
    ready: status.succeeded,
    desired: spec.completions ?? 1,
    restarts: status.failed,
  };
}

function trueCondition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(each => each.type === type && each.status === 'True');
}

function seconds(time: string | undefined): number {
  const milliseconds = time === undefined ? 0 : Date.parse(time);
  return Math.max(0, Math.floor(milliseconds / 1_000));
}
