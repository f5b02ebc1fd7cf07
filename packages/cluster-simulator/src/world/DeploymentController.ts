import {
  availableCondition,
  progressingCondition,
  RawCondition,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { EventTally } from '../life/EventTally';
import { ChangeTracker } from '../life/ChangeTracker';
import { PodLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { Controller, PlacedObject, Snapshot } from './Controller';
import {
  podLabels,
  ownReference,
  ownUid,
  workloadLabels,
  selectorLabels,
  templateHash,
  WorkloadContext,
} from './context';
import { earliestChange, placedPods, PodCache } from './PodCache';
import { RevisionPods, rolloutAt } from './revisions';
import { podTemplate } from './template';

const PROGRESS_DEADLINE_SECONDS = 600;
/** The Deployment's default for `maxSurge` and `maxUnavailable`. */
const MAX_SHARE = 0.25;

interface Counted {
  readonly part: RevisionPods;
  readonly lives: readonly PodLife[];
  /** The `replicas` of the ReplicaSet. */
  readonly desired: number;
  readonly current: number;
  readonly ready: number;
}

function isWanted(plan: PodPlan, nowMs: number): boolean {
  return plan.createdMs <= nowMs && (plan.deletedMs ?? Infinity) > nowMs;
}

function count(
  part: RevisionPods,
  lives: readonly PodLife[],
  nowMs: number,
): Counted {
  const present = lives.filter(life => life.pod && !life.isTerminating);
  return {
    part,
    lives,
    desired: part.pods.filter(plan => isWanted(plan, nowMs)).length,
    current: present.length,
    ready: present.filter(life => life.isReady).length,
  };
}

const total = (counted: readonly Counted[], field: 'current' | 'ready') =>
  counted.reduce((sum, one) => sum + one[field], 0);

function replicaSetObject(
  context: WorkloadContext,
  counted: Counted,
): KubernetesObject {
  const { part, desired, current, ready } = counted;
  const { revision, replicaSet } = part;
  const hash = { 'pod-template-hash': templateHash(context, revision) };
  return {
    metadata: {
      name: replicaSet,
      namespace: context.namespace,
      uid: ownUid(context, 'ReplicaSet', replicaSet),
      generation: 1,
      creationTimestamp: timestamp(revision.createdMs),
      labels: { ...podLabels(context, revision.version), ...hash },
      annotations: {
        'deployment.kubernetes.io/desired-replicas': String(context.replicas),
        'deployment.kubernetes.io/max-replicas': String(
          context.replicas + Math.ceil(context.replicas * MAX_SHARE),
        ),
        'deployment.kubernetes.io/revision': String(revision.number),
      },
      ownerReferences: [ownReference(context, 'Deployment', context.name)],
    },
    spec: {
      replicas: desired,
      selector: { matchLabels: { ...selectorLabels(context), ...hash } },
      template: podTemplate(context, revision, hash),
    },
    status: {
      replicas: current,
      ...(current > 0 ? { fullyLabeledReplicas: current } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      terminatingReplicas: counted.lives.filter(
        life => life.pod && life.isTerminating,
      ).length,
      observedGeneration: 1,
    },
  };
}

function progressState(isStuck: boolean, isComplete: boolean) {
  if (isStuck) return 'overdue';
  return isComplete ? 'complete' : 'updating';
}

function deploymentConditions(
  context: WorkloadContext,
  counted: readonly Counted[],
  tracker: ChangeTracker,
): readonly RawCondition[] {
  const newest = counted[counted.length - 1];
  const { revision, replicaSet } = newest.part;
  const needed = context.replicas - Math.floor(context.replicas * MAX_SHARE);
  const isAvailable = total(counted, 'ready') >= needed;
  const isComplete =
    newest.ready >= context.replicas &&
    total(counted, 'current') === newest.current;
  const deadlineMs = revision.createdMs + PROGRESS_DEADLINE_SECONDS * 1000;
  // A rollout that was complete once no longer fails, whatever happens to its pods.
  const isStuck =
    !isComplete && counted.length > 1 && tracker.reached(deadlineMs);
  const since = (condition: RawCondition, sinceMs: number): RawCondition => ({
    ...condition,
    lastUpdateTime: timestamp(sinceMs),
    lastTransitionTime: timestamp(sinceMs),
  });
  const progress = progressState(isStuck, isComplete || counted.length === 1);
  return [
    since(
      availableCondition(isAvailable),
      isAvailable ? context.createdMs : revision.createdMs,
    ),
    since(
      progressingCondition(replicaSet, progress),
      isStuck ? deadlineMs : revision.createdMs,
    ),
  ];
}

function deploymentObject(
  context: WorkloadContext,
  counted: readonly Counted[],
  tracker: ChangeTracker,
): KubernetesObject {
  const newest = counted[counted.length - 1];
  const ready = total(counted, 'ready');
  const { replicas } = context;
  const { revision } = newest.part;
  return {
    metadata: {
      name: context.name,
      namespace: context.namespace,
      uid: ownUid(context, 'Deployment', context.name),
      generation: revision.number,
      creationTimestamp: timestamp(context.createdMs),
      labels: workloadLabels(context, revision.version),
      annotations: {
        'argocd.argoproj.io/tracking-id': `${context.service.name}:apps/Deployment:${context.namespace}/${context.name}`,
        'deployment.kubernetes.io/revision': String(revision.number),
      },
    },
    spec: {
      replicas,
      selector: { matchLabels: selectorLabels(context) },
      template: podTemplate(context, revision),
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
    },
    status: {
      observedGeneration: revision.number,
      replicas: total(counted, 'current'),
      updatedReplicas: newest.current,
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      ...(ready < replicas ? { unavailableReplicas: replicas - ready } : {}),
      terminatingReplicas: 0,
      conditions: deploymentConditions(context, counted, tracker),
    },
  };
}

/** Events of the Deployment's and the ReplicaSets' controllers. */
function controllerEvents(
  context: WorkloadContext,
  counted: readonly Counted[],
  tracker: ChangeTracker,
): readonly KubernetesObject[] {
  const { namespace, name } = context;
  const involved = (kind: string, itsName: string) => ({
    kind,
    namespace,
    name: itsName,
    uid: ownUid(context, kind, itsName),
    apiVersion: 'apps/v1',
  });
  const deployment = new EventTally(
    involved('Deployment', name),
    'deployment-controller',
    undefined,
    tracker,
  );
  const events: KubernetesObject[] = [];
  for (const { part } of counted) {
    const replicaSet = new EventTally(
      involved('ReplicaSet', part.replicaSet),
      'replicaset-controller',
      undefined,
      tracker,
    );
    const scaled = (direction: string, from: number, to: number) => ({
      type: 'Normal' as const,
      reason: 'ScalingReplicaSet',
      message: `Scaled ${direction} replica set ${part.replicaSet} from ${from} to ${to}`,
    });
    part.pods.forEach((plan, index) => {
      deployment.at(plan.createdMs, scaled('up', index, index + 1));
      replicaSet.at(plan.createdMs, {
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created pod: ${plan.name}`,
      });
      if (plan.deletedMs === undefined) return;
      const before = part.pods.length - index;
      deployment.at(plan.deletedMs, scaled('down', before, before - 1));
      replicaSet.at(plan.deletedMs, {
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `Deleted pod: ${plan.name}`,
      });
    });
    events.push(...replicaSet.objects());
  }
  return [...deployment.objects(), ...events];
}

/** A Deployment with its ReplicaSets, pods and events. */
export class DeploymentController implements Controller {
  readonly #context: WorkloadContext;
  readonly #caches = new Map<string, PodCache>();

  constructor(context: WorkloadContext) {
    this.#context = context;
  }

  snapshot(nowMs: number): Snapshot {
    const context = this.#context;
    const { revisions, nextChangeMs } = rolloutAt(context, nowMs);
    const tracker = new ChangeTracker(nowMs);
    const counted = revisions.map(part => {
      for (const plan of part.pods) {
        tracker.reached(plan.createdMs);
        tracker.reached(plan.deletedMs ?? Infinity);
      }
      return count(
        part,
        this.#cache(part.replicaSet).live(part.pods, nowMs),
        nowMs,
      );
    });
    const lives = counted.flatMap(one => one.lives);
    const objects: PlacedObject[] = [
      {
        resource: 'deployments.apps',
        object: deploymentObject(context, counted, tracker),
      },
      ...counted.map(one => ({
        resource: 'replicasets.apps',
        object: replicaSetObject(context, one),
      })),
      ...controllerEvents(context, counted, tracker).map(object => ({
        resource: 'events',
        object,
      })),
      ...placedPods(lives),
    ];
    return {
      objects,
      nextChangeMs: Math.min(
        nextChangeMs,
        tracker.nextChangeMs,
        earliestChange(lives),
      ),
    };
  }

  findPod(namespace: string, name: string) {
    for (const cache of this.#caches.values()) {
      const found = cache.find(namespace, name);
      if (found) return found;
    }
    return undefined;
  }

  #cache(replicaSet: string): PodCache {
    const cache = this.#caches.get(replicaSet) ?? new PodCache();
    this.#caches.set(replicaSet, cache);
    return cache;
  }
}
