import { ClassTexts } from '../../findings/types';

const EVENTS = 'See what the controller says:';
const RUN_CRON_JOB =
  'Once the cause is fixed, start a run without waiting for the schedule:';

/** What Deployments, StatefulSets and DaemonSets report. */
export const workloadTexts = {
  ProgressDeadlineExceeded: {
    title: 'The rollout is stuck',
    brief: '{{updated}} of {{desired}} updated, {{available}} available',
    meaning:
      'The new version of {{kind}} {{name}} did not become ready in time. Kubernetes leaves it so and does not go back by itself; pods of the old version may still serve.',
    steps: {
      pods: 'Look at the pods of the new version: their problem is the cause.',
      rolloutStatus: 'See how far it is:',
      rolloutUndo: 'Go back to the version before:',
    },
  },
  ReplicaSetCreateError: {
    title: 'The new version could not even be prepared',
    meaning:
      'Kubernetes failed to create the ReplicaSet for the new version of {{kind}} {{name}}.',
    steps: { describeObject: EVENTS },
  },
  MinimumReplicasUnavailable: {
    title: 'Too few pods are available',
    brief: '{{available}} of {{desired}}',
    meaning:
      '{{kind}} {{name}} wants {{desired}} pods, and {{available}} are available.',
    plain: '{{kind}} {{name}} has fewer pods available than it should have.',
    steps: {
      pods: 'Look at its pods: their problem is the cause.',
      rolloutStatus: 'See whether a rollout is under way:',
    },
  },
  DeploymentPaused: {
    title: 'The rollout is paused',
    meaning:
      'Somebody paused {{kind}} {{name}}: changes to it have no effect until it is resumed.',
    steps: { rolloutResume: 'Resume it if that is not on purpose:' },
  },
  ScaledToZero: {
    title: 'Scaled to zero',
    meaning: '{{kind}} {{name}} is told to run no pod at all.',
    steps: {
      intended: 'Nothing to do if that is intended; else set replicas.',
    },
  },
  StatefulSetStuck: {
    title: 'The rollout waits for a pod that does not get ready',
    brief: '{{pod}}',
    meaning:
      '{{kind}} {{name}} updates its pods one after the other, and {{pod}} does not become ready. Even a corrected version waits for it.',
    plain:
      '{{kind}} {{name}} updates its pods one after the other, and one does not become ready. Even a corrected version waits for it.',
    steps: {
      describePod: 'See what is wrong with the pod:',
      delete:
        'After you have corrected the template, delete that pod yourself: nothing else will replace it.',
      rolloutStatus: 'See how far it is:',
    },
  },
  DaemonSetUnavailable: {
    title: 'Not every node has its pod',
    brief: '{{available}} of {{desired}}',
    meaning:
      '{{kind}} {{name}} should run once on {{desired}} nodes, and does on {{available}}.',
    plain: '{{kind}} {{name}} does not run on every node that it should.',
    steps: {
      pods: 'Look at its pods that are not ready.',
      describeObject: EVENTS,
    },
  },
} as const satisfies ClassTexts;

/** What Jobs and CronJobs report. */
export const jobTexts = {
  JobBackoffLimitExceeded: {
    title: 'The job has failed for good',
    brief: '{{failed}} attempts',
    meaning:
      'Job {{name}} failed as often as it may (backoffLimit), and is not tried again.',
    steps: {
      log: 'See in the log of its last pod why it failed.',
      again:
        'To retry, create a new Job from the same manifest: deleting the pods of Job {{failedJob}} doesn’t retry it.',
      runCronJob: RUN_CRON_JOB,
      describeObject: EVENTS,
    },
  },
  JobDeadlineExceeded: {
    title: 'The job took too long',
    brief: '{{deadlineSeconds}} seconds',
    meaning:
      'Job {{name}} ran longer than its deadline, so Kubernetes ended it and deleted its pods. Their logs went with them.',
    steps: {
      raise: 'Raise activeDeadlineSeconds, or find out what takes so long.',
      logs: 'Look for the logs where your cluster collects them.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobPodFailurePolicy: {
    title: 'The job was ended by its own failure policy',
    meaning:
      'A pod of job {{name}} failed in a way for which its podFailurePolicy says: do not try again.',
    steps: {
      read: 'The message names container and exit code.',
      runCronJob: RUN_CRON_JOB,
      describeObject: EVENTS,
    },
  },
  JobFailedIndexes: {
    title: 'Some parts of the job have failed',
    meaning:
      'Job {{name}} has numbered parts, and some of them failed for good.',
    steps: { describeObject: 'See which ones:', runCronJob: RUN_CRON_JOB },
  },
  JobMaxFailedIndexesExceeded: {
    title: 'Too many parts of the job have failed',
    meaning:
      'More parts of job {{name}} failed than it allows, so it was ended.',
    steps: { describeObject: 'See which ones:', runCronJob: RUN_CRON_JOB },
  },
  JobFailedOther: {
    title: 'The job has failed',
    brief: '{{reason}}',
    meaning: 'Job {{name}} has failed for good.',
    steps: { describeObject: EVENTS, runCronJob: RUN_CRON_JOB },
  },
  JobRetrying: {
    title: 'The job has failed and is tried again',
    brief: 'attempt {{failed}} of {{backoffLimit}}',
    meaning: 'Pods of job {{name}} failed, and it is still trying.',
    steps: {
      log: 'See in the log of a failed pod why.',
      describeObject: EVENTS,
    },
  },
  JobSidecarRuns: {
    title: 'A sidecar keeps the finished Job running',
    brief: '{{container}}',
    meaning:
      'Container {{finished}} has completed, but {{container}} still runs, so the pod and its Job never complete.',
    plain:
      'The Job’s own container has completed, but {{container}} still runs, so the pod and its Job never complete.',
    steps: {
      native:
        'Run {{container}} as a native sidecar: an init container with restartPolicy: Always (Kubernetes 1.29 or newer). Kubernetes then stops it when the Job is done. Service meshes have a setting for that.',
      quit: 'Or let the Job tell it to stop at the end, for example with a request to its /quitquitquit endpoint.',
      without: 'Or turn off injection of the sidecar for this Job.',
      currentLog: 'See what the sidecar does:',
    },
  },
  JobSuspended: {
    title: 'The job is suspended',
    meaning: 'Job {{name}} was told to wait. Queues do that on purpose.',
    steps: { intended: 'Nothing to do if that is intended.' },
  },
  CronJobSuspended: {
    title: 'The schedule is suspended',
    meaning: 'CronJob {{name}} was told not to start anything.',
    steps: {
      intended: 'Nothing to do if that is intended; else set suspend: false.',
    },
  },
  CronJobInvalid: {
    title: 'The schedule cannot be read',
    brief: '{{schedule}}',
    meaning:
      'Kubernetes does not understand schedule or time zone of CronJob {{name}}, so it never starts.',
    steps: { correct: 'Correct schedule or timeZone.', describeObject: EVENTS },
  },
  CronJobMissed: {
    title: 'A scheduled run was missed',
    brief: '{{schedule}}',
    meaning: 'CronJob {{name}} did not start when it should have.',
    steps: {
      policy:
        'With concurrencyPolicy: Forbid, a run that takes too long keeps the next one from starting.',
      deadline: 'A startingDeadlineSeconds below 10 may never be met.',
      describeObject: EVENTS,
    },
  },
  CronJobLastRunFailed: {
    title: 'The last scheduled run failed',
    brief: '{{job}}',
    meaning: 'The newest job of CronJob {{name}} has failed.',
    steps: {
      log: 'See in the log of its pod why.',
      describeObject: 'See the last runs:',
      runCronJob: RUN_CRON_JOB,
    },
  },
  CronJobCreateFailed: {
    title: 'The scheduled job cannot be created',
    meaning: 'CronJob {{name}} tried to start a job, and Kubernetes refused.',
    steps: { read: 'Read the message below.', describeObject: EVENTS },
  },
} as const satisfies ClassTexts;
