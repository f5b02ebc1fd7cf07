import {
  DaemonSet,
  Deployment,
  KubernetesObject,
  ReplicaSet,
  StatefulSet,
  findCondition,
} from '../../model';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  eventEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { newestEvent } from '../PodFacts';
import { createDraft } from './create';
import { failedCreateEvent, OwnerDraft, ownerRef } from './ownerDraft';

const PROGRESS_DEADLINE_SECONDS = 600;

/** A rejection reported in a condition. */
function replicaFailure(
  index: ClusterIndex,
  object: Deployment | ReplicaSet,
): readonly OwnerDraft[] {
  const condition = findCondition(object, 'ReplicaFailure');
  if (condition?.status !== 'True') return [];
  return [
    {
      draft: createDraft(index, ownerRef(index, object), {
        message: condition.message ?? '',
        evidence: conditionEvidence(object, 'ReplicaFailure'),
        since: condition.lastTransitionTime,
      }),
    },
  ];
}

/** A rejection reported only in an event, while pods are missing. */
function failedCreate(
  index: ClusterIndex,
  object: KubernetesObject,
  isShort: boolean,
): readonly OwnerDraft[] {
  const event = isShort ? failedCreateEvent(index, object) : undefined;
  if (!event) return [];
  return [
    {
      draft: createDraft(index, ownerRef(index, object), {
        message: event.message,
        evidence: [eventEvidence(event)],
        since: event.firstSeen,
      }),
    },
  ];
}

export function replicaSetDrafts(
  index: ClusterIndex,
  replicaSet: ReplicaSet,
): readonly OwnerDraft[] {
  const { spec, status } = replicaSet;
  if (spec.replicas === 0) return [];
  const byCondition = replicaFailure(index, replicaSet);
  return byCondition.length > 0
    ? byCondition
    : failedCreate(index, replicaSet, status.replicas < spec.replicas);
}

function rolloutDrafts(
  index: ClusterIndex,
  deployment: Deployment,
): readonly OwnerDraft[] {
  const ref = objectRef(deployment);
  const { spec, status } = deployment;
  const progressing = findCondition(deployment, 'Progressing');
  const params = {
    available: status.availableReplicas,
    desired: spec.replicas,
  };
  const evidence = conditionEvidence(deployment, 'Progressing');
  const since = progressing?.lastTransitionTime;
  const message = progressing?.message;
  if (progressing?.status === 'False') {
    if (progressing.reason === 'ReplicaSetCreateError') {
      const refusal = { message: message ?? '', evidence, since };
      return [
        { draft: createDraft(index, ref, refusal, 'ReplicaSetCreateError') },
      ];
    }
    if (progressing.reason === 'ProgressDeadlineExceeded') {
      const replicaSet = /"([^"]*)"/.exec(message ?? '')?.[1];
      const draft = objectDraft(index, ref, 'ProgressDeadlineExceeded', {
        params: {
          ...params,
          updated: status.updatedReplicas,
          replicaSet,
          message,
        },
        evidence,
        since,
      });
      return [{ draft, symptomOf: ref }];
    }
  }
  const available = findCondition(deployment, 'Available');
  const seconds = index.secondsSince(available?.lastTransitionTime) ?? 0;
  const deadline = spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS;
  if (available?.status !== 'False' || seconds < deadline) return [];
  const draft = objectDraft(index, ref, 'MinimumReplicasUnavailable', {
    severity: status.availableReplicas === 0 ? 'error' : 'warning',
    params,
    evidence: conditionEvidence(deployment, 'Available'),
    since: available.lastTransitionTime,
    confidence: 'likely',
  });
  return [{ draft, symptomOf: ref }];
}

function isBehind(object: {
  readonly metadata: { readonly generation?: number };
  readonly status: { readonly observedGeneration?: number };
}): boolean {
  const { generation } = object.metadata;
  const { observedGeneration } = object.status;
  return (
    generation !== undefined &&
    observedGeneration !== undefined &&
    observedGeneration < generation
  );
}

export function deploymentDrafts(
  index: ClusterIndex,
  deployment: Deployment,
): readonly OwnerDraft[] {
  const ref = objectRef(deployment);
  const { spec } = deployment;
  if (spec.paused) {
    const evidence = [fieldEvidence(deployment, 'spec.paused', 'true')];
    return [
      { draft: objectDraft(index, ref, 'DeploymentPaused', { evidence }) },
    ];
  }
  if (spec.replicas === 0) {
    const evidence = [fieldEvidence(deployment, 'spec.replicas', 0)];
    return [{ draft: objectDraft(index, ref, 'ScaledToZero', { evidence }) }];
  }
  return [
    ...replicaFailure(index, deployment),
    // Its conditions are still about the previous template.
    ...(isBehind(deployment) ? [] : rolloutDrafts(index, deployment)),
  ];
}

function podOrdinal(name: string): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}

export function statefulSetDrafts(
  index: ClusterIndex,
  statefulSet: StatefulSet,
): readonly OwnerDraft[] {
  const ref = objectRef(statefulSet);
  const { spec, status } = statefulSet;
  const refusals = failedCreate(
    index,
    statefulSet,
    status.replicas < spec.replicas,
  );
  const isOrdered = spec.podManagementPolicy !== 'Parallel';
  const isIncomplete =
    status.replicas < spec.replicas ||
    (status.currentRevision !== status.updateRevision &&
      status.updatedReplicas < spec.replicas - (spec.partition ?? 0));
  if (!isOrdered || !isIncomplete || refusals.length > 0) return refusals;
  const blocking = index
    .findPods(ref)
    .filter(pod => findCondition(pod, 'Ready')?.status !== 'True')
    .sort((a, b) => podOrdinal(a.metadata.name) - podOrdinal(b.metadata.name))
    .at(0);
  if (!blocking) return refusals;
  const draft = objectDraft(index, ref, 'StatefulSetStuck', {
    params: {
      pod: blocking.metadata.name,
      ready: status.readyReplicas,
      desired: spec.replicas,
    },
    evidence: [
      fieldEvidence(statefulSet, 'status.readyReplicas', status.readyReplicas),
    ],
  });
  return [{ draft, symptomOf: ref, needsCause: true }];
}

const DAEMON_EVENTS: ReadonlySet<string> = new Set([
  'FailedDaemonPod',
  'FailedPlacement',
  'SelectingAll',
]);
/** Nodes come and go, and a rollout takes time on each. */
const DAEMON_GRACE_SECONDS = 600;

export function daemonSetDrafts(
  index: ClusterIndex,
  daemonSet: DaemonSet,
): readonly OwnerDraft[] {
  const ref = objectRef(daemonSet);
  const { status } = daemonSet;
  // Older controllers don't update the status when they can't create a pod.
  const isShort =
    status.observedGeneration === undefined ||
    status.currentNumberScheduled < status.desiredNumberScheduled;
  const refusals = failedCreate(index, daemonSet, isShort);
  const event = newestEvent(index.findEvents(daemonSet), ({ reason }) =>
    DAEMON_EVENTS.has(reason),
  );
  if (isBehind(daemonSet) || (status.numberUnavailable === 0 && !event)) {
    return refusals;
  }
  const newest = Math.min(index.newestPodAge(ref), index.age(daemonSet));
  const draft = objectDraft(index, ref, 'DaemonSetUnavailable', {
    params: {
      available: status.numberAvailable,
      desired: status.desiredNumberScheduled,
      message: event?.message,
    },
    evidence: [
      fieldEvidence(
        daemonSet,
        'status.numberUnavailable',
        status.numberUnavailable,
      ),
      ...(event ? [eventEvidence(event)] : []),
    ],
    confidence: 'likely',
  });
  const needsCause = newest < DAEMON_GRACE_SECONDS && !event;
  return [...refusals, { draft, symptomOf: ref, needsCause }];
}
