import { ClassTexts } from '../../findings/types';

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
