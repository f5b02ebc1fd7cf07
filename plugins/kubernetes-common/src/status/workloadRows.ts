import { dueTimes } from '../diagnose/rules/cronSchedule';
import { findLastRollout } from '../revisions/lastRollout';
import { oldestPods, RevisionPod } from '../revisions/oldestPods';
import {
  ClusterObjects,
  ControllerRevision,
  crdName,
  CronJob,
  Deployment,
  isModelKind,
  Job,
  KubernetesObject,
  NamedObject,
  Pod,
  ReplicaSet,
  StatefulSet,
} from '../model';
import type {
  CronJobPart,
  JobPart,
  RevisionRow,
  WorkloadRow,
} from '../wire/objectTypes';
import { troubledConditions } from './conditionRows';
import { findManager } from './manager';
import { findController, FindOwner, findParent } from './owners';
import { isCustomResource } from './resourceTree';
import { isInUse } from './rollout';
import {
  byController,
  hasOlderRevision,
  rolloutOfDeployment,
  rolloutOfStatefulSet,
} from './rollout';

/**
 * Rows of the top-level workloads, with their numbers and problems.
 */
export function toWorkloadRows(
  { objects }: ClusterObjects,
  find: FindOwner,
  now: Date,
): readonly WorkloadRow[] {
  const rows = <T extends KubernetesObject>(
    list: readonly T[] | undefined,
    toParts: (object: T) => Parts,
  ) =>
    (list ?? [])
      .filter(object => isTop(object, objects, find))
      .map(object => workloadRow(object, toParts(object), find));
  const replicaSets = new Map(byController(objects.ReplicaSet ?? []));
  const revisions = new Map(byController(objects.ControllerRevision ?? []));
  const ofReplicaSets = byController(objects.ReplicaSet ?? []);
  const oldest = oldestPods(() => (objects.Pod ?? []).map(toRevisionPod));
  const lastRollout: FindLastRollout = (owner, own, isUnready) => {
    const { namespace } = owner.metadata;
    const found = findLastRollout(owner, own, hash => oldest(namespace, hash), {
      isUnready,
      now,
    });
    return found ? { lastRollout: found } : {};
  };
  const ownRevisions = (object: KubernetesObject) => {
    const { uid } = object.metadata;
    const own = revisions.get(uid) ?? [];
    revisions.delete(uid);
    return own;
  };
  return [
    ...rows(objects.Deployment, deployment => {
      const { uid } = deployment.metadata;
      const own = replicaSets.get(uid) ?? [];
      // Uids are unique, so if a hostile cluster repeats one, only one object gets the rows.
      replicaSets.delete(uid);
      return deploymentParts(deployment, own, lastRollout);
    }),
    ...rows(objects.StatefulSet, set => ({
      ...statefulSetParts(set),
      ...lastRollout(
        set,
        ownRevisions(set),
        set.status.readyReplicas < set.spec.replicas,
      ),
    })),
    ...rows(objects.DaemonSet, set => ({
      desired: set.status.desiredNumberScheduled,
      ready: set.status.numberReady,
      upToDate: set.status.updatedNumberScheduled,
      ...lastRollout(
        set,
        ownRevisions(set),
        set.status.numberReady < set.status.desiredNumberScheduled,
      ),
    })),
    ...rows(objects.ReplicaSet?.filter(isInUse), replicaSet => ({
      desired: replicaSet.spec.replicas,
      ready: replicaSet.status.readyReplicas,
      ...rolloutOfController(replicaSet, ofReplicaSets, lastRollout),
      conditions: troubledConditions(replicaSet.status.conditions),
    })),
    ...rows(objects.CronJob, cronJob => ({
      cronJob: cronJobPart(cronJob, now),
    })),
    ...rows(objects.Job, jobParts),
  ];
}

type FindLastRollout = (
  owner: KubernetesObject,
  own: readonly (ReplicaSet | ControllerRevision)[],
  isUnready: boolean,
) => Pick<WorkloadRow, 'lastRollout'>;

function toRevisionPod({ metadata }: Pod): RevisionPod {
  const { namespace, labels, creationTimestamp } = metadata;
  return {
    namespace,
    labels,
    ...(creationTimestamp && { createdAt: creationTimestamp }),
  };
}

/** More revisions than a Rollout keeps, which are ten unless its owner says otherwise. */
const MAX_SIBLINGS = 50;

/** An Argo Rollout has no row of a workload, so that its newest ReplicaSet says what it rolled out. */
function rolloutOfController(
  replicaSet: ReplicaSet,
  siblings: ReadonlyMap<string, readonly ReplicaSet[]>,
  lastRollout: FindLastRollout,
): Pick<WorkloadRow, 'lastRollout'> {
  const uid = findController(replicaSet)?.uid;
  const own = (uid && siblings.get(uid)) || [];
  // Each of them looks at all others.
  if (own.length > MAX_SIBLINGS) return {};
  const { spec, status } = replicaSet;
  const found = lastRollout(
    replicaSet,
    own,
    status.readyReplicas < spec.replicas,
  );
  return found.lastRollout?.name === replicaSet.metadata.name ? found : {};
}

type Parts = Omit<
  WorkloadRow,
  'kind' | 'namespace' | 'name' | 'uid' | 'owner' | 'managedBy'
>;

/**
 * Whether a workload has its own row: not if its owner is read, or not yet
 * known.
 */
function isTop(
  object: KubernetesObject,
  objects: ClusterObjects['objects'],
  find: FindOwner,
): boolean {
  const owner = findController(object);
  if (!owner) return true;
  if (isModelKind(owner.kind) && !objects[owner.kind]) return false;
  const found = find(owner, object.metadata.namespace);
  // Custom resources as owners don't replace the rows of Kubernetes' own workloads.
  return !found || found.kind === 'CustomResource';
}

function workloadRow(
  object: KubernetesObject,
  { conditions = [], ...parts }: Parts,
  find: FindOwner,
): WorkloadRow {
  const { namespace, name, uid } = object.metadata;
  const owner = ownerRef(object, find);
  const managedBy = findManager(object.metadata);
  return {
    kind: object.kind,
    namespace,
    name,
    ...(uid !== '' && { uid }),
    ...parts,
    ...(owner && { owner }),
    ...(managedBy && { managedBy }),
    ...(conditions.length > 0 && { conditions }),
  };
}

/** Some operators own without controlling. */
function ownerRef(
  object: KubernetesObject,
  find: FindOwner,
): NamedObject | undefined {
  const controller = findController(object);
  const owner = findParent(object, find);
  if (owner && isCustomResource(owner)) {
    const { name } = owner.metadata;
    // Several APIs can have the same kind.
    return { kind: owner.resource.kind, name, definition: crdName(owner) };
  }
  return controller && { kind: controller.kind, name: controller.name };
}

function deploymentParts(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  lastRollout: FindLastRollout,
): Parts {
  const { spec, status } = deployment;
  const rollout = rolloutOfDeployment(deployment, replicaSets);
  // While old pods replace those that are missing, all may be ready.
  const isUnready = status.readyReplicas < spec.replicas || rollout.length > 0;
  return {
    desired: spec.replicas,
    ready: status.readyReplicas,
    upToDate: status.updatedReplicas,
    ...(spec.paused && { isPaused: true }),
    // Healthy workloads need no rollback, and the field is omitted to save bytes.
    ...(status.readyReplicas < spec.replicas &&
      hasOlderRevision(deployment, replicaSets) && { hasOlderRevision: true }),
    ...present(rollout),
    ...lastRollout(deployment, replicaSets, isUnready),
    ...(deployment.lastScale && { lastScale: deployment.lastScale }),
    conditions: troubledConditions(status.conditions),
  };
}

function statefulSetParts(set: StatefulSet): Parts {
  const { spec, status } = set;
  return {
    desired: spec.replicas,
    ready: status.readyReplicas,
    upToDate: status.updatedReplicas,
    ...older(rolloutOfStatefulSet(set)),
    ...(set.lastScale && { lastScale: set.lastScale }),
  };
}

/** A StatefulSet's revisions are not read, but during a rollout there is one to go back to. */
function older(rollout: readonly RevisionRow[]) {
  return rollout.length > 0 ? { rollout, hasOlderRevision: true } : {};
}

function present(rollout: readonly RevisionRow[]) {
  return rollout.length > 0 ? { rollout } : {};
}

function cronJobPart({ spec, status }: CronJob, now: Date): CronJobPart {
  const { schedule, timeZone, suspend } = spec;
  const { lastScheduleTime, lastSuccessfulTime } = status;
  const [next] = suspend ? [] : dueTimes(schedule, timeZone, now, 1);
  return {
    schedule,
    ...(timeZone && { timeZone }),
    isSuspended: suspend,
    active: status.active.length,
    ...(next && { nextAt: next.toISOString() }),
    ...(lastScheduleTime && { lastAt: lastScheduleTime }),
    ...(lastSuccessfulTime && { lastSuccessAt: lastSuccessfulTime }),
  };
}

const ENDS: ReadonlySet<string> = new Set(['Complete', 'Failed']);

function jobParts(job: Job): Parts {
  const { spec, status } = job;
  const end = status.conditions.find(
    ({ type, status: value }) => ENDS.has(type) && value === 'True',
  );
  const finishedAt = status.completionTime ?? end?.lastTransitionTime;
  return {
    desired: spec.completions ?? 1,
    ready: status.succeeded,
    job: {
      state: jobState(job, end?.type),
      active: status.active,
      failed: status.failed,
      ...(status.startTime && { startedAt: status.startTime }),
      ...(finishedAt && { finishedAt }),
    },
    conditions: troubledConditions(status.conditions),
  };
}

function jobState({ spec }: Job, end: string | undefined): JobPart['state'] {
  if (end) return end === 'Complete' ? 'complete' : 'failed';
  return spec.suspend ? 'suspended' : 'running';
}
