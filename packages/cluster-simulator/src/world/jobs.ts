import {
  ownerReferenceTo,
  RawOwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { EventTally } from '../life/EventTally';
import { Horizon } from '../life/Horizon';
import { PodLife, podLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { Problem } from '../scenario/problems';
import {
  labelsOf,
  ownUid,
  Revision,
  rootLabelsOf,
  versionOf,
  WorkloadContext,
} from './context';
import { podPlan } from './podPlans';
import { podTemplate } from './template';
import { nameSuffix } from './nameSuffix';

/** One run of a Job at one moment. */
export interface JobLife {
  readonly job: KubernetesObject;
  readonly plans: readonly PodPlan[];
  readonly lives: readonly PodLife[];
  readonly events: readonly KubernetesObject[];
  readonly isActive: boolean;
  readonly hasFailed: boolean;
  readonly nextChangeMs: number;
}

export interface JobInput {
  readonly name: string;
  readonly createdMs: number;
  readonly problem?: Problem;
  readonly owner?: RawOwnerReference;
}

/** The job controller waits ten seconds before it tries again, then twice as long each time. */
const RETRY_MS = 10_000;

interface Tries {
  readonly plans: readonly PodPlan[];
  readonly lives: readonly PodLife[];
  readonly failed: number;
  readonly succeededMs: number | undefined;
  readonly failedMs: number | undefined;
}

function jobRevision(context: WorkloadContext): Revision {
  return {
    number: 1,
    version: versionOf(context),
    createdMs: context.createdMs,
  };
}

/** Pod after pod, until one succeeds or too many have failed. */
function tryPods(
  context: WorkloadContext,
  input: JobInput,
  horizon: Horizon,
): Tries {
  const plans: PodPlan[] = [];
  const lives: PodLife[] = [];
  let createdMs = input.createdMs;
  const tries = (
    failed: number,
    ended: { succeededMs?: number; failedMs?: number } = {},
  ): Tries => ({
    plans,
    lives,
    failed,
    succeededMs: ended.succeededMs,
    failedMs: ended.failedMs,
  });
  for (let failed = 0; ; ) {
    if (!horizon.reached(createdMs)) return tries(failed);
    const jobUid = ownUid(context, 'Job', input.name);
    const plan = podPlan(context, {
      name: `${input.name}-${nameSuffix(
        5,
        context.cluster.name,
        input.name,
        failed,
      )}`,
      generateName: `${input.name}-`,
      revision: jobRevision(context),
      createdMs,
      problem: input.problem,
      owner: ownerReferenceTo('Job', input.name, jobUid),
      extraLabels: jobLabels(input.name, jobUid),
      restartPolicy: 'Never',
      completesAfterSeconds: context.workload.takes,
    });
    const life = podLife(plan, horizon.nowMs);
    horizon.reached(life.nextChangeMs);
    plans.push(plan);
    lives.push(life);
    if (life.finishedMs === undefined) return tries(failed);
    if (life.phase === 'Succeeded')
      return tries(failed, { succeededMs: life.finishedMs });
    failed += 1;
    if (failed > context.workload.backoffLimit)
      return tries(failed, { failedMs: life.finishedMs });
    createdMs = life.finishedMs + RETRY_MS * 2 ** (failed - 1);
  }
}

function jobLabels(name: string, jobUid: string) {
  return {
    'batch.kubernetes.io/controller-uid': jobUid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': jobUid,
    'job-name': name,
  };
}

function conditionsOf({ succeededMs, failedMs }: Tries): readonly unknown[] {
  const condition = (
    type: string,
    atMs: number,
    reason: string,
    message: string,
  ) => ({
    type,
    status: 'True',
    lastProbeTime: timestamp(atMs),
    lastTransitionTime: timestamp(atMs),
    reason,
    message,
  });
  if (succeededMs !== undefined) {
    const message = 'Reached expected number of succeeded pods';
    return [
      condition(
        'SuccessCriteriaMet',
        succeededMs,
        'CompletionsReached',
        message,
      ),
      condition('Complete', succeededMs, 'CompletionsReached', message),
    ];
  }
  if (failedMs !== undefined) {
    const message = 'Job has reached the specified backoff limit';
    return [
      condition('FailureTarget', failedMs, 'BackoffLimitExceeded', message),
      condition('Failed', failedMs, 'BackoffLimitExceeded', message),
    ];
  }
  return [];
}

function jobObject(
  context: WorkloadContext,
  input: JobInput,
  tries: Tries,
): KubernetesObject {
  const jobUid = ownUid(context, 'Job', input.name);
  const isOver =
    tries.succeededMs !== undefined || tries.failedMs !== undefined;
  const conditions = conditionsOf(tries);
  const ready = tries.lives.filter(life => life.isReady).length;
  return {
    metadata: {
      name: input.name,
      namespace: context.namespace,
      uid: jobUid,
      generation: 1,
      creationTimestamp: timestamp(input.createdMs),
      labels: {
        ...(input.owner ? labelsOf : rootLabelsOf)(context),
        ...jobLabels(input.name, jobUid),
      },
      ...(input.owner ? { ownerReferences: [input.owner] } : {}),
    },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: context.workload.backoffLimit,
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': jobUid },
      },
      manualSelector: false,
      template: podTemplate(
        context,
        jobRevision(context),
        jobLabels(input.name, jobUid),
        'Never',
      ),
      completionMode: 'NonIndexed',
      suspend: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    },
    status: {
      ...(conditions.length > 0 ? { conditions } : {}),
      startTime: timestamp(input.createdMs),
      ...(tries.succeededMs === undefined
        ? {}
        : { completionTime: timestamp(tries.succeededMs), succeeded: 1 }),
      ...(isOver ? {} : { active: 1 }),
      ...(tries.failed > 0 ? { failed: tries.failed } : {}),
      terminating: 0,
      uncountedTerminatedPods: {},
      ready,
    },
  };
}

/** A Job with its pods and events at one moment. */
export function jobLife(
  context: WorkloadContext,
  input: JobInput,
  nowMs: number,
): JobLife {
  const horizon = new Horizon(nowMs);
  const tries = tryPods(context, input, horizon);
  const events = new EventTally(
    {
      kind: 'Job',
      namespace: context.namespace,
      name: input.name,
      uid: ownUid(context, 'Job', input.name),
      apiVersion: 'batch/v1',
    },
    'job-controller',
    undefined,
    horizon,
  );
  for (const plan of tries.plans) {
    events.at(plan.createdMs, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${plan.name}`,
    });
  }
  if (tries.succeededMs !== undefined) {
    events.at(tries.succeededMs, {
      type: 'Normal',
      reason: 'Completed',
      message: 'Job completed',
    });
  }
  if (tries.failedMs !== undefined) {
    events.at(tries.failedMs, {
      type: 'Warning',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    });
  }
  return {
    job: jobObject(context, input, tries),
    plans: tries.plans,
    lives: tries.lives,
    events: events.objects(),
    isActive: tries.succeededMs === undefined && tries.failedMs === undefined,
    hasFailed: tries.failedMs !== undefined,
    nextChangeMs: horizon.nextChangeMs,
  };
}
