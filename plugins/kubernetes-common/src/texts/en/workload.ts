import { ClassTexts } from '../types';

const EVENTS = 'Check its status and events:';
const SUSPENDED =
  'If that’s intended, there’s nothing to do. Otherwise, set suspend: false.';
const RUN_CRON_JOB =
  'Once the cause is fixed, start a run now instead of waiting for the schedule:';

/** What Deployments, StatefulSets and DaemonSets report. */
export const workloadTexts = {
  ProgressDeadlineExceeded: {
    title: 'Rollout is stuck',
    brief: '{{updated}} of {{desired}} updated, {{available}} available',
    meaning:
      'The new revision of {{kind}} {{name}} didn’t become ready within its progress deadline (progressDeadlineSeconds). Kubernetes doesn’t roll back automatically. Pods of the old revision may still serve traffic.',
    steps: {
      pods: 'Check the pods of the new revision: their problem is the cause.',
      rolloutStatus: 'Check how far it got:',
      rolloutUndo: 'If the previous revision worked, roll back to it:',
    },
  },
  ReplicaSetCreateError: {
    title: 'ReplicaSet can’t be created',
    meaning:
      'Kubernetes can’t create the ReplicaSet that would run the pods of the new revision of {{kind}} {{name}}, so the rollout doesn’t start.',
    steps: { describeObject: EVENTS },
  },
  MinimumReplicasUnavailable: {
    title: 'Too few pods available',
    brief: '{{available}} of {{desired}}',
    meaning:
      '{{available}} of {{desired}} pods of {{kind}} {{name}} are available, fewer than its rollout strategy requires.',
    plain:
      'Fewer pods of {{kind}} {{name}} are available than its rollout strategy requires.',
    steps: {
      pods: 'Check its pods: their problem is the cause.',
      rolloutStatus: 'Check whether a rollout is in progress:',
    },
  },
  DeploymentPaused: {
    title: 'Rollout is paused',
    meaning:
      '{{kind}} {{name}} is paused: changes to its pod template take effect only after it’s resumed.',
    steps: { rolloutResume: 'If that isn’t intended, resume it:' },
  },
  ScaledToZero: {
    title: 'Scaled to zero',
    meaning: '{{kind}} {{name}} is set to 0 replicas, so it runs no pods.',
    steps: {
      intended:
        'If that’s intended, there’s nothing to do. Otherwise, set replicas.',
    },
  },
  StatefulSetStuck: {
    title: 'StatefulSet waits for a pod to become ready',
    brief: '{{pod}}',
    meaning:
      '{{kind}} {{name}} creates and updates its pods one at a time, and {{pod}} doesn’t become ready. Until it does, no other pod gets its turn, even if the template is fixed.',
    plain:
      '{{kind}} {{name}} creates and updates its pods one at a time, and one of them doesn’t become ready. Until it does, no other pod gets its turn, even if the template is fixed.',
    steps: {
      describePod: 'Check what’s wrong with the pod:',
      rolloutStatus: 'Check how far it got:',
      delete:
        'If you fix the template, delete that pod afterward: the controller doesn’t replace it automatically.',
    },
  },
  DaemonSetUnavailable: {
    title: 'DaemonSet isn’t available on every node',
    brief: '{{available}} of {{desired}}',
    meaning:
      '{{available}} of {{desired}} pods of {{kind}} {{name}} are available. It should run one on every eligible node.',
    plain: '{{kind}} {{name}} isn’t available on every node it should run on.',
    steps: {
      pods: 'Check its pods that aren’t ready.',
      describeObject: EVENTS,
    },
  },
} as const satisfies ClassTexts;

/** What Jobs and CronJobs report. */
export const jobTexts = {
  JobBackoffLimitExceeded: {
    title: 'Job failed: retry limit reached',
    brief: 'failed pods: {{failed}}',
    meaning:
      'Job {{name}} failed more often than its backoffLimit of {{backoffLimit}} allows, so Kubernetes doesn’t retry it.',
    plain:
      'Job {{name}} failed more often than its backoffLimit allows, so Kubernetes doesn’t retry it.',
    steps: {
      log: 'Read the log of its last pod to see why it failed. If the pod is gone, look where your cluster collects logs.',
      describeObject: EVENTS,
      again:
        'To retry, create a new Job from the same manifest. Deleting the pods of Job {{failedJob}} doesn’t retry it.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobDeadlineExceeded: {
    title: 'Job exceeded its deadline',
    brief: 'deadline {{deadlineSeconds}} s',
    meaning:
      'Job {{name}} ran longer than its deadline (activeDeadlineSeconds), so Kubernetes stopped it and deleted its running pods along with their logs.',
    steps: {
      logs: 'Look for its logs where your cluster collects them.',
      raise: 'Find out what takes so long, or raise activeDeadlineSeconds.',
      again:
        'To retry Job {{failedJob}}, create a new Job from the same manifest.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobPodFailurePolicy: {
    title: 'Job failed: stopped by its pod failure policy',
    meaning:
      'A pod of Job {{name}} failed, and for this case the podFailurePolicy fails the whole Job instead of retrying.',
    steps: {
      read: 'Read the message below: it names the container and the exit code or the condition.',
      describeObject: EVENTS,
      again:
        'To retry Job {{failedJob}}, create a new Job from the same manifest.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobFailedIndexes: {
    title: 'Job failed: some indexes failed',
    meaning:
      'Job {{name}} splits its work into numbered indexes, and some of them failed for good.',
    steps: {
      describeObject: 'Check which indexes failed:',
      again:
        'To retry Job {{failedJob}}, create a new Job from the same manifest.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobMaxFailedIndexesExceeded: {
    title: 'Job failed: too many indexes failed',
    meaning:
      'More indexes of Job {{name}} failed than its maxFailedIndexes allows, so Kubernetes stopped it.',
    steps: {
      describeObject: 'Check which indexes failed:',
      again:
        'To retry Job {{failedJob}}, create a new Job from the same manifest.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobFailedOther: {
    title: 'Job failed',
    brief: '{{reason}}',
    meaning: 'Job {{name}} failed, and Kubernetes doesn’t retry it.',
    steps: {
      describeObject: EVENTS,
      again:
        'To retry Job {{failedJob}}, create a new Job from the same manifest.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobRetrying: {
    title: 'Job is failing and retrying',
    brief: 'failed pods: {{failed}}, backoffLimit {{backoffLimit}}',
    meaning:
      'Pods of Job {{name}} failed. Kubernetes retries automatically until the backoffLimit is reached.',
    steps: {
      log: 'Read the log of a failed pod to see why it failed.',
      describeObject: EVENTS,
    },
  },
  JobSidecarRuns: {
    title: 'Sidecar keeps the finished Job running',
    brief: '{{container}}',
    meaning:
      'Container {{finished}} has completed, but {{container}} still runs, so the pod and its Job never complete.',
    plain:
      'The Job’s own container has completed, but {{container}} still runs, so the pod and its Job never complete.',
    steps: {
      currentLog: 'Check what the sidecar is doing:',
      quit: 'Have the Job stop the sidecar at the end, for example with a request to its /quitquitquit endpoint.',
      without: 'Or turn off injection of the sidecar for this Job.',
      native:
        'Or run {{container}} as a native sidecar: an init container with restartPolicy: Always (Kubernetes 1.29 or newer). Kubernetes then stops it when the Job is done. Service meshes have a setting for that.',
    },
    variants: {
      pod: {
        title: 'Sidecar keeps the finished pod running',
        meaning:
          'Container {{finished}} has completed, but {{container}} still runs, so the pod never completes, and whatever waits for it doesn’t either.',
        plain:
          'The pod’s own container has completed, but {{container}} still runs, so the pod never completes, and whatever waits for it doesn’t either.',
        steps: {
          currentLog: 'Check what the sidecar is doing:',
          quit: 'Have the main container stop the sidecar at the end, for example with a request to its /quitquitquit endpoint.',
          without: 'Or turn off injection of the sidecar for such pods.',
          native:
            'Or run {{container}} as a native sidecar: an init container with restartPolicy: Always (Kubernetes 1.29 or newer). Kubernetes then stops it when the other containers are done. Service meshes have a setting for that.',
        },
      },
    },
  },
  JobSuspended: {
    title: 'Job is suspended',
    meaning:
      'Job {{name}} is suspended (suspend: true), so it runs no pods. Job queues do this on purpose.',
    steps: { intended: SUSPENDED },
  },
  CronJobSuspended: {
    title: 'CronJob is suspended',
    meaning:
      'CronJob {{name}} is suspended (suspend: true), so it starts no new Jobs.',
    steps: { intended: SUSPENDED },
  },
  CronJobInvalid: {
    title: 'Schedule or time zone isn’t valid',
    brief: '{{schedule}}',
    meaning:
      'Kubernetes can’t parse the schedule or time zone of CronJob {{name}}, so it starts no Jobs.',
    steps: {
      describeObject: EVENTS,
      correct: 'Correct schedule or timeZone.',
    },
  },
  CronJobMissed: {
    title: 'Scheduled run missed',
    brief: '{{schedule}}',
    meaning: 'CronJob {{name}} didn’t start a Job when its schedule was due.',
    steps: {
      describeObject: EVENTS,
      policy:
        'Check concurrencyPolicy: with Forbid, a run that takes too long blocks the next one.',
      deadline:
        'Check startingDeadlineSeconds: with less than 10, runs may never start.',
    },
  },
  CronJobLastRunFailed: {
    title: 'Last run failed',
    brief: '{{job}}',
    meaning: 'The newest Job of CronJob {{name}} failed.',
    steps: {
      log: 'Read the log of its pod to see why it failed.',
      describeObject: 'Check the last runs:',
      runCronJob: RUN_CRON_JOB,
    },
  },
  CronJobCreateFailed: {
    title: 'Scheduled Job can’t be created',
    meaning:
      'CronJob {{name}} tried to create a Job, and Kubernetes rejected it.',
    steps: {
      read: 'Read the message below: it names the reason.',
      describeObject: EVENTS,
    },
  },
} as const satisfies ClassTexts;
