import { chance } from '@podlight/fake-kubernetes-api-server';
import { PodPlan } from '../life/PodPlan';
import { Problem } from '../scenario/problems';
import {
  ownReference,
  problemsHere,
  Revision,
  templateHash,
  workloadVersion,
  WorkloadContext,
} from './context';
import { podPlan } from './podPlans';
import { nameSuffix } from './nameSuffix';

/** One ReplicaSet of a Deployment with its current, recent and next pods. */
export interface RevisionPods {
  readonly revision: Revision;
  readonly replicaSet: string;
  readonly pods: readonly PodPlan[];
}

export interface Rollout {
  /** Oldest first; the last is what the Deployment's template says. */
  readonly revisions: readonly RevisionPods[];
  /** When the rollout changes next. */
  readonly nextChangeMs: number;
}

/** Unless the scenario says otherwise, pods that fail are this old when the simulation starts. */
const DEFAULT_PROBLEM_AGE_SECONDS = 1500;
/** By then a new pod is ready, and an old one can be removed. */
const HANDOVER_MS = 13_000;
const KEPT_OLD_REVISIONS = 2;

interface Slot {
  readonly index: number;
  readonly createdMs: number;
  readonly deletedMs?: number;
  readonly problem?: Problem;
}

function replicaSetName(context: WorkloadContext, revision: Revision): string {
  return `${context.name}-${templateHash(context, revision)}`;
}

function revisionPod(
  context: WorkloadContext,
  revision: Revision,
  slot: Slot,
): PodPlan {
  const replicaSet = replicaSetName(context, revision);
  const suffix = nameSuffix(
    5,
    replicaSet,
    context.cluster.name,
    slot.index,
    slot.createdMs - context.epochMs,
  );
  return podPlan(context, {
    name: `${replicaSet}-${suffix}`,
    generateName: `${replicaSet}-`,
    revision,
    createdMs: slot.createdMs,
    deletedMs: slot.deletedMs,
    problem: slot.problem,
    owner: ownReference(context, 'ReplicaSet', replicaSet),
    extraLabels: { 'pod-template-hash': templateHash(context, revision) },
  });
}

/** The pods of one slot: a single one, or a healthy one that a failing one replaces. */
function slotPods(
  context: WorkloadContext,
  revision: Revision,
  index: number,
  problem: Problem | undefined,
): PodPlan[] {
  const jitterMs = 3_000 * chance(context.name, context.cluster.name, index);
  const createdMs = revision.createdMs + 400 * index + jitterMs;
  if (!problem) return [revisionPod(context, revision, { index, createdMs })];
  if (problem.at === undefined) {
    const age = problem.age ?? DEFAULT_PROBLEM_AGE_SECONDS;
    const failingMs = Math.max(
      createdMs,
      context.epochMs - age * 1000 + jitterMs,
    );
    return [
      revisionPod(context, revision, { index, createdMs: failingMs, problem }),
    ];
  }
  const startsMs = context.epochMs + problem.at * 1000;
  return [
    revisionPod(context, revision, { index, createdMs, deletedMs: startsMs }),
    revisionPod(context, revision, { index, createdMs: startsMs, problem }),
  ];
}

function revisionPods(
  context: WorkloadContext,
  revision: Revision,
  count: number,
  problems: readonly Problem[],
): RevisionPods {
  return {
    revision,
    replicaSet: replicaSetName(context, revision),
    pods: Array.from({ length: count }, (_, index) =>
      slotPods(context, revision, index, problems[index]),
    ).flat(),
  };
}

function firstRevision(context: WorkloadContext): Revision {
  const number = 3 + Math.floor(40 * chance(context.name, 'revision'));
  return {
    number,
    version: workloadVersion(context),
    createdMs: context.createdMs,
  };
}

/** One revision, and possibly a newer one that is stuck. */
function standing(context: WorkloadContext): Rollout {
  const { canary, problems } = context.workload;
  const { replicas } = context;
  const stable = firstRevision(context);
  const isHere =
    canary && (canary.clusters?.includes(context.cluster.name) ?? true);
  if (!isHere) {
    const here = problemsHere(context, problems, replicas);
    return {
      revisions: [revisionPods(context, stable, replicas, here)],
      nextChangeMs: Infinity,
    };
  }
  const newer: Revision = {
    number: stable.number + 1,
    version: canary.version,
    createdMs: context.epochMs - canary.age * 1000,
    annotations: canary.annotations,
    ...(canary.memory && { memory: canary.memory }),
  };
  const newProblems = problemsHere(context, canary.problems, canary.replicas);
  // The controller removes an old pod for each new one that is ready.
  const kept = Math.max(0, replicas - (canary.replicas - newProblems.length));
  return {
    revisions: [
      revisionPods(
        context,
        stable,
        kept,
        problemsHere(context, problems, kept),
      ),
      revisionPods(context, newer, canary.replicas, newProblems),
    ],
    nextChangeMs: Infinity,
  };
}

/** Rolls out version after version, pod by pod. */
function rolling(context: WorkloadContext, nowMs: number): Rollout {
  const { rollouts } = context.workload;
  if (!rollouts) return standing(context);
  const { epochMs, replicas } = context;
  const everyMs = rollouts.every * 1000;
  const stepMs = rollouts.step * 1000;
  const beginMs = (cycle: number) =>
    epochMs + rollouts.first * 1000 + cycle * everyMs;
  /** Cycle -1 is the state before the first rollout. */
  const current = Math.max(-1, Math.floor((nowMs - beginMs(0)) / everyMs));
  const first = firstRevision(context);
  const makeRevision = (cycle: number): Revision => ({
    number: first.number + cycle + 1,
    version: rollouts.versions[(cycle + 1) % rollouts.versions.length],
    createdMs: cycle < 0 ? context.createdMs : beginMs(cycle),
  });
  const createdMs = (cycle: number, index: number) =>
    cycle < 0
      ? context.createdMs + 400 * index
      : beginMs(cycle) + index * stepMs;
  const makePods = (cycle: number, isOutgoing: boolean) =>
    Array.from({ length: replicas }, (_, index) =>
      revisionPod(context, makeRevision(cycle), {
        index,
        createdMs: createdMs(cycle, index),
        ...(isOutgoing
          ? { deletedMs: createdMs(cycle + 1, index) + HANDOVER_MS }
          : {}),
      }),
    );
  const revisions: RevisionPods[] = [];
  for (
    let cycle = Math.max(-1, current - KEPT_OLD_REVISIONS);
    cycle <= current;
    cycle++
  ) {
    const isIncoming = cycle === current;
    const isOutgoing = cycle === current - 1;
    revisions.push({
      revision: makeRevision(cycle),
      replicaSet: replicaSetName(context, makeRevision(cycle)),
      pods: isIncoming || isOutgoing ? makePods(cycle, isOutgoing) : [],
    });
  }
  return { revisions, nextChangeMs: beginMs(current + 1) };
}

/** The ReplicaSets of a Deployment at one moment and the pods of each. */
export function rolloutAt(context: WorkloadContext, nowMs: number): Rollout {
  return context.workload.rollouts
    ? rolling(context, nowMs)
    : standing(context);
}
