import { ClassTexts } from '../types';

const EVENTS = 'See what the controller says:';

/** A controller was refused: there is no pod to look at. */
export const createTexts = {
  FailedCreate: {
    title: 'Pods cannot be created',
    meaning:
      '{{kind}} {{name}} asks for pods, and Kubernetes refuses to create them. There is no pod to look at, and no log.',
    steps: { read: 'Read the message below.', describeObject: EVENTS },
  },
  QuotaExceeded: {
    title: 'The namespace has used up its quota',
    brief: '{{quota}}',
    meaning:
      'The quota {{quota}} of namespace {{namespace}} has no room for another pod: it asks for {{requested}}, in use are {{used}} of {{limited}}.',
    plain:
      'The quota of namespace {{namespace}} has no room for another pod, or asks every pod to say what it needs.',
    steps: {
      listQuotas: 'See the quotas:',
      free: 'Ask for less, or remove what nobody needs in this namespace.',
      must: 'If the message says "must specify", set resources.requests and limits on every container.',
      platform: 'Else ask your platform team for more.',
    },
  },
  LimitRangeViolation: {
    title: 'A container asks for more or less than is allowed',
    meaning:
      'Namespace {{namespace}} has limits for every single container or pod (LimitRange), and {{kind}} {{name}} is outside.',
    steps: {
      listLimitRanges: 'See the limits:',
      change: 'Change requests or limits accordingly.',
    },
  },
  PodSecurityViolation: {
    title: 'The pod is not allowed by the security rules',
    brief: '{{level}}',
    meaning:
      'Namespace {{namespace}} enforces the pod security level {{level}}, and the pods of {{kind}} {{name}} do not meet it. Applying the manifest gave a warning only, so it looked well.',
    plain:
      'Namespace {{namespace}} enforces a pod security level that the pods of {{kind}} {{name}} do not meet.',
    steps: {
      set: 'Set every field that the message names, in the pod template’s securityContext.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookDenied: {
    title: 'A policy forbids the pods',
    brief: '{{webhook}}',
    meaning:
      'A policy of your cluster ({{webhook}}) looked at the pods of {{kind}} {{name}} and said no. Its message is the answer.',
    plain:
      'A policy of your cluster looked at the pods of {{kind}} {{name}} and said no. Its message is the answer.',
    steps: {
      follow:
        'Change the manifest as the message says, or ask the owners of the policy.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookUnavailable: {
    title: 'A policy check does not answer',
    brief: '{{webhook}}',
    meaning:
      'Kubernetes must ask {{webhook}} before it creates pods, and that does not answer. Your manifest has no part in it.',
    plain:
      'Kubernetes must ask a policy check before it creates pods, and that does not answer.',
    steps: { platform: 'Tell your platform team.', describeObject: EVENTS },
  },
  ServiceAccountMissing: {
    title: 'The service account does not exist',
    brief: '{{serviceAccount}}',
    meaning:
      'The pods of {{kind}} {{name}} should run as service account {{serviceAccount}}, and namespace {{namespace}} has none of that name.',
    plain:
      'The pods of {{kind}} {{name}} should run as a service account that namespace {{namespace}} does not have.',
    steps: {
      create: 'Create it, or correct serviceAccountName.',
      listServiceAccounts: 'See which ones are there:',
    },
  },
  PriorityClassMissing: {
    title: 'The priority class does not exist',
    brief: '{{priorityClass}}',
    meaning:
      'The pods of {{kind}} {{name}} ask for a priority class that this cluster does not have.',
    steps: {
      listPriorityClasses: 'See which ones there are:',
      correct: 'Correct priorityClassName, or leave it out.',
    },
  },
  RuntimeClassMissing: {
    title: 'The runtime class does not exist',
    brief: '{{runtimeClass}}',
    meaning:
      'The pods of {{kind}} {{name}} ask for a runtime class that this cluster does not have.',
    steps: {
      listRuntimeClasses: 'See which ones there are:',
      correct: 'Correct runtimeClassName, or leave it out.',
    },
  },
  InvalidPodTemplate: {
    title: 'The pod template is not valid',
    meaning:
      'Kubernetes accepted {{kind}} {{name}}, and not the pods that it describes.',
    steps: {
      fix: 'Correct the field that the message names.',
      describeObject: EVENTS,
    },
  },
  NamespaceTerminating: {
    title: 'The namespace is being deleted',
    meaning:
      'Namespace {{namespace}} is being deleted, so nothing new starts in it.',
    steps: { wait: 'Nothing to do if that is intended.' },
  },
} as const satisfies ClassTexts;

/** What Deployments, StatefulSets and DaemonSets report. */
export const workloadTexts = {
  ProgressDeadlineExceeded: {
    title: 'The rollout is stuck',
    brief: '{{available}} of {{desired}} available',
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
      again: 'To try again, delete the job and create it anew.',
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
    },
  },
  JobPodFailurePolicy: {
    title: 'The job was ended by its own failure policy',
    meaning:
      'A pod of job {{name}} failed in a way for which its podFailurePolicy says: do not try again.',
    steps: {
      read: 'The message names container and exit code.',
      describeObject: EVENTS,
    },
  },
  JobFailedIndexes: {
    title: 'Some parts of the job have failed',
    meaning:
      'Job {{name}} has numbered parts, and some of them failed for good.',
    steps: { describeObject: 'See which ones:' },
  },
  JobMaxFailedIndexesExceeded: {
    title: 'Too many parts of the job have failed',
    meaning:
      'More parts of job {{name}} failed than it allows, so it was ended.',
    steps: { describeObject: 'See which ones:' },
  },
  JobFailedOther: {
    title: 'The job has failed',
    brief: '{{reason}}',
    meaning: 'Job {{name}} has failed for good.',
    steps: { describeObject: EVENTS },
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
    },
  },
  CronJobCreateFailed: {
    title: 'The scheduled job cannot be created',
    meaning: 'CronJob {{name}} tried to start a job, and Kubernetes refused.',
    steps: { read: 'Read the message below.', describeObject: EVENTS },
  },
} as const satisfies ClassTexts;

/** What HorizontalPodAutoscalers report. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'The autoscaler cannot measure',
    brief: '{{reason}}',
    meaning:
      'Autoscaler {{name}} gets no figures, so it keeps the number of pods as it is.',
    steps: {
      requests:
        'If the message says "missing request", set resources.requests on every container: the share is taken of that.',
      platform: 'Else ask your platform team whether the metrics server runs.',
      describeObject: EVENTS,
    },
  },
  HPATargetMissing: {
    title: 'The autoscaler’s target does not exist',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} should scale {{target}}, which is not there or cannot be scaled.',
    plain:
      'Autoscaler {{name}} should scale something that is not there or cannot be scaled.',
    steps: {
      correct: 'Correct scaleTargetRef, or delete the autoscaler.',
      describeObject: EVENTS,
    },
  },
  HPAAtMax: {
    title: 'The autoscaler wants more than it may',
    brief: 'maximum {{maxReplicas}}',
    meaning:
      'By its figures, autoscaler {{name}} would run more pods than its maximum. The service may be too slow under this load.',
    steps: {
      raise:
        'Raise maxReplicas, if the cluster and what lies behind the service can take it.',
      describeObject: 'See the figures:',
    },
  },
  HPALimitedBenign: {
    title: 'The autoscaler is at its limit, as intended',
    brief: '{{reason}}',
    meaning:
      'Autoscaler {{name}} would do otherwise, and its settings keep it where it is.',
    steps: { nothing: 'Nothing to do.' },
  },
  HPASelectorProblem: {
    title: 'The autoscaler cannot tell its pods',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} does not know which pods to measure, or another one measures the same.',
    steps: {
      one: 'See that one autoscaler only has this target.',
      describeObject: EVENTS,
    },
  },
} as const satisfies ClassTexts;

/** What volume claims report. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'No volume fits, and none is made',
    meaning:
      'Claim {{name}} names no storage class and the cluster has no default one, so nobody makes a volume for it.',
    steps: {
      listStorageClasses: 'Choose a storage class and name it in the claim:',
    },
  },
  PVCStorageClassMissing: {
    title: 'The storage class does not exist',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} asks for a storage class that this cluster does not have.',
    steps: { listStorageClasses: 'See which ones there are:' },
  },
  PVCProvisioningFailed: {
    title: 'The volume could not be made',
    brief: '{{storageClass}}',
    meaning:
      'The storage system failed to make a volume for claim {{name}}. It is tried again.',
    steps: {
      describeObject: 'See its own words:',
      platform: 'If it lasts, show them to your platform team.',
    },
  },
  PVCWaitForFirstConsumer: {
    title: 'The volume is made when a pod needs it',
    meaning:
      'Claim {{name}} waits for the first pod that uses it. That is as it should be.',
    steps: { nothing: 'Nothing to do.' },
  },
  PVCExternalProvisioning: {
    title: 'Nobody has made the volume yet',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} waits for a storage driver outside of Kubernetes, which has not answered.',
    steps: {
      describeObject: EVENTS,
      platform: 'Ask your platform team whether the driver runs.',
    },
  },
  PVCLost: {
    title: 'The volume of a claim is gone',
    brief: '{{volume}}',
    meaning:
      'Claim {{name}} belonged to a volume that does not exist any more. Its data may be lost.',
    steps: {
      platform: 'Ask your platform team before you delete anything.',
      listVolumes: 'See the volumes:',
    },
  },
  PVCTerminating: {
    title: 'A volume claim is being deleted',
    meaning: 'Claim {{name}} is being deleted, and stays until no pod uses it.',
    steps: { nothing: 'Nothing to do if that is intended.' },
  },
} as const satisfies ClassTexts;

/** What Services and disruption budgets report. */
export const serviceTexts = {
  ServiceNoEndpoints: {
    title: 'A Service leads nowhere',
    brief: '{{selector}}',
    meaning:
      'Service {{name}} sends requests to pods with the labels {{selector}}, and no ready pod has them.',
    plain:
      'Service {{name}} sends requests to pods with certain labels, and no ready pod has them.',
    steps: {
      labels: 'Compare the selector with the labels of the pods.',
      ready: 'If pods have them, they are not ready: look at those.',
      describeObject: 'See the Service:',
    },
  },
  PDBBlocksEviction: {
    title: 'No pod may be moved away',
    brief: '{{healthy}} of {{desired}} healthy',
    meaning:
      'The disruption budget {{name}} allows no pod to be missing, so nodes cannot be emptied for maintenance.',
    steps: {
      listDisruptionBudgets: 'See the budgets:',
      relax: 'Leave room for one: more replicas, or a lower minAvailable.',
    },
  },
} as const satisfies ClassTexts;

/** What nodes report. */
export const nodeTexts = {
  NodeNotReady: {
    title: 'A node is not ready',
    brief: '{{reason}}',
    meaning:
      'Node {{name}} cannot run pods properly. Those on it may be moved to others.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodeMemoryPressure: {
    title: 'A node is short of memory',
    meaning: 'Node {{name}} is running out of memory, and may throw out pods.',
    steps: { describeObject: 'See who uses it:' },
  },
  NodeDiskPressure: {
    title: 'A node is short of disk space',
    meaning:
      'Node {{name}} is running out of disk space, and may throw out pods.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodePIDPressure: {
    title: 'A node runs too many processes',
    meaning: 'Node {{name}} is running out of process numbers.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodeSystemOOM: {
    title: 'A node ran out of memory',
    meaning:
      'Node {{name}} itself ran out of memory and ended a process, maybe one of yours.',
    steps: {
      describeObject: 'See which one:',
      requests: 'Set memory requests to what programs really need.',
    },
  },
  NodeRebooted: {
    title: 'A node was restarted',
    meaning: 'Node {{name}} was restarted, and its pods with it.',
    steps: { nothing: 'Nothing to do if all are ready again.' },
  },
} as const satisfies ClassTexts;
