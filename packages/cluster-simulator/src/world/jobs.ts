import {
  ownerReferenceTo,
  RawOwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { EventTally } from '../life/EventTally';
import { ChangeTracker } from '../life/ChangeTracker';
import { PodLife, podLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { Problem } from '../scenario/problems';
import {
  podLabels,
  ownUid,
  Revision,
  workloadLabels,
  workloadVersion,
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

interface JobAttempts {
  readonly plans: readonly PodPlan[];
  readonly lives: readonly PodLife[];
  readonly failed: number;
  readonly succeededMs: number | undefined;
  readonly failedMs: number | undefined;
}

function jobRevision(context: WorkloadContext): Revision {
  return {
    number: 1,
    version: workloadVersion(context),
    createdMs: context.createdMs,
  };
}

/** One pod after the other, until one succeeds or the back-off limit is reached. */
function planAttempts(
  context: WorkloadContext,
  input: JobInput,
  tracker: ChangeTracker,
): JobAttempts {
  const plans: PodPlan[] = [];
  const lives: PodLife[] = [];
  let createdMs = input.createdMs;
  const outcome = (
    failed: number,
    ended: { succeededMs?: number; failedMs?: number } = {},
  ): JobAttempts => ({
    plans,
    lives,
    failed,
    succeededMs: ended.succeededMs,
    failedMs: ended.failedMs,
  });
  for (let failed = 0; ; ) {
    if (!tracker.reached(createdMs)) return outcome(failed);
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
    const life = podLife(plan, tracker.nowMs);
    tracker.reached(life.nextChangeMs);
    plans.push(plan);
    lives.push(life);
    if (life.finishedMs === undefined) return outcome(failed);
    if (life.phase === 'Succeeded')
      return outcome(failed, { succeededMs: life.finishedMs });
    failed += 1;
    if (failed > context.workload.backoffLimit)
      return outcome(failed, { failedMs: life.finishedMs });
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

function jobConditions({
  succeededMs,
  failedMs,
}: JobAttempts): readonly unknown[] {
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
  attempts: JobAttempts,
): KubernetesObject {
  const jobUid = ownUid(context, 'Job', input.name);
  const isOver =
    attempts.succeededMs !== undefined || attempts.failedMs !== undefined;
  const conditions = jobConditions(attempts);
  const ready = attempts.lives.filter(life => life.isReady).length;
  return {
    metadata: {
      name: input.name,
      namespace: context.namespace,
      uid: jobUid,
      generation: 1,
      creationTimestamp: timestamp(input.createdMs),
      labels: {
        ...(input.owner ? podLabels : workloadLabels)(context),
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
      ...(attempts.succeededMs === undefined
        ? {}
        : { completionTime: timestamp(attempts.succeededMs), succeeded: 1 }),
      ...(isOver ? {} : { active: 1 }),
      ...(attempts.failed > 0 ? { failed: attempts.failed } : {}),
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
  const tracker = new ChangeTracker(nowMs);
  const attempts = planAttempts(context, input, tracker);
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
    tracker,
  );
  for (const plan of attempts.plans) {
    events.at(plan.createdMs, {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${plan.name}`,
    });
  }
  if (attempts.succeededMs !== undefined) {
    events.at(attempts.succeededMs, {
      type: 'Normal',
      reason: 'Completed',
      message: 'Job completed',
    });
  }
  if (attempts.failedMs !== undefined) {
    events.at(attempts.failedMs, {
      type: 'Warning',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    });
  }
  return {
    job: jobObject(context, input, attempts),
    plans: attempts.plans,
    lives: attempts.lives,
    events: events.objects(),
    isActive:
      attempts.succeededMs === undefined && attempts.failedMs === undefined,
    hasFailed: attempts.failedMs !== undefined,
    nextChangeMs: tracker.nextChangeMs,
  };
}
