import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { Controller, PlacedObject, Snapshot } from './Controller';
import {
  podLabels,
  ownReference,
  ownUid,
  problemsHere,
  workloadLabels,
  workloadVersion,
  WorkloadContext,
} from './context';
import { JobLife, jobLife } from './jobs';
import { placedPods } from './PodCache';
import { podTemplate } from './template';

/** The CronJob's defaults for how many old Jobs stay. */
const KEPT_SUCCESSFUL = 3;
const KEPT_FAILED = 1;
/** Among this many finished Jobs are all that the history limits keep. */
const LOOK_BACK = 12;
/** With a problem, every fourth run fails. */
const FAILS_EVERY = 4;

function placedJob(life: JobLife): PlacedObject[] {
  return [
    { resource: 'jobs.batch', object: life.job },
    ...life.events.map(object => ({ resource: 'events', object })),
    ...placedPods(life.lives),
  ];
}

function findIn(jobs: readonly JobLife[], namespace: string, name: string) {
  for (const job of jobs) {
    const index = job.plans.findIndex(
      plan => plan.namespace === namespace && plan.name === name,
    );
    if (index >= 0) return { plan: job.plans[index], life: job.lives[index] };
  }
  return undefined;
}

/** One Job that runs once. */
export class JobController implements Controller {
  readonly #context: WorkloadContext;
  #jobs: readonly JobLife[] = [];

  constructor(context: WorkloadContext) {
    this.#context = context;
  }

  snapshot(nowMs: number): Snapshot {
    const context = this.#context;
    const [problem] = problemsHere(context, context.workload.problems, 1);
    const createdMs =
      context.epochMs - (problem?.age ?? context.workload.age) * 1000;
    const job = jobLife(
      context,
      { name: context.name, createdMs, problem },
      nowMs,
    );
    this.#jobs = [job];
    return { objects: placedJob(job), nextChangeMs: job.nextChangeMs };
  }

  findPod(namespace: string, name: string) {
    return findIn(this.#jobs, namespace, name);
  }
}

/** A CronJob and the Jobs that it has started and kept. */
export class CronJobController implements Controller {
  readonly #context: WorkloadContext;
  #jobs: readonly JobLife[] = [];

  constructor(context: WorkloadContext) {
    this.#context = context;
  }

  snapshot(nowMs: number): Snapshot {
    const everyMs = this.#context.workload.every * 1000;
    const latest = Math.floor(nowMs / everyMs);
    const lives = Array.from({ length: LOOK_BACK }, (_, back) =>
      this.#job(latest - back, nowMs),
    );
    this.#jobs = this.#keptJobs(lives);
    const active = this.#jobs.filter(life => life.isActive);
    return {
      objects: [
        {
          resource: 'cronjobs.batch',
          object: this.#cronJob(latest * everyMs, active),
        },
        ...this.#jobs.flatMap(placedJob),
      ],
      nextChangeMs: Math.min(
        (latest + 1) * everyMs,
        ...this.#jobs.map(life => life.nextChangeMs),
      ),
    };
  }

  findPod(namespace: string, name: string) {
    return findIn(this.#jobs, namespace, name);
  }

  #job(run: number, nowMs: number): JobLife {
    const context = this.#context;
    const { workload } = context;
    const createdMs = run * workload.every * 1000;
    const [problem] = problemsHere(context, workload.problems, 1);
    return jobLife(
      context,
      {
        // Like the controller: minutes since 1970.
        name: `${context.name}-${Math.floor(createdMs / 60_000)}`,
        createdMs,
        problem: run % FAILS_EVERY === 0 ? problem : undefined,
        owner: ownReference(context, 'CronJob', context.name),
      },
      nowMs,
    );
  }

  /** Running Jobs, and the newest finished ones. */
  #keptJobs(newestFirst: readonly JobLife[]): readonly JobLife[] {
    let successful = 0;
    let failed = 0;
    return newestFirst.filter(life => {
      if (life.isActive) return true;
      if (life.hasFailed) return ++failed <= KEPT_FAILED;
      return ++successful <= KEPT_SUCCESSFUL;
    });
  }

  #cronJob(
    lastScheduleMs: number,
    active: readonly JobLife[],
  ): KubernetesObject {
    const context = this.#context;
    const { workload } = context;
    const revision = {
      number: 1,
      version: workloadVersion(context),
      createdMs: context.createdMs,
    };
    const minutes = Math.max(1, Math.round(workload.every / 60));
    return {
      metadata: {
        name: context.name,
        namespace: context.namespace,
        uid: ownUid(context, 'CronJob', context.name),
        generation: 1,
        creationTimestamp: timestamp(context.createdMs),
        labels: workloadLabels(context),
      },
      spec: {
        schedule: `*/${minutes} * * * *`,
        concurrencyPolicy: 'Forbid',
        suspend: false,
        jobTemplate: {
          metadata: { labels: podLabels(context) },
          spec: {
            backoffLimit: workload.backoffLimit,
            template: podTemplate(context, revision, {}, 'Never'),
          },
        },
        successfulJobsHistoryLimit: KEPT_SUCCESSFUL,
        failedJobsHistoryLimit: KEPT_FAILED,
      },
      status: {
        ...(active.length > 0
          ? {
              active: active.map(({ job }) => ({
                kind: 'Job',
                namespace: context.namespace,
                name: job.metadata.name,
                uid: job.metadata.uid,
                apiVersion: 'batch/v1',
              })),
            }
          : {}),
        lastScheduleTime: timestamp(lastScheduleMs),
        lastSuccessfulTime: timestamp(
          lastScheduleMs - (active.length > 0 ? workload.every * 1000 : 0),
        ),
      },
    };
  }
}
