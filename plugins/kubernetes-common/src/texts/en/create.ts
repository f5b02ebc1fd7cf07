import { ClassTexts } from '../types';

const EVENTS = 'Check its status and events:';

/** A controller was refused: there is no pod to look at. */
export const createTexts = {
  FailedCreate: {
    title: 'Pods can’t be created',
    meaning:
      'The controller of {{kind}} {{name}} tries to create pods, and Kubernetes rejects them. There’s no pod yet, so there’s no log either.',
    steps: {
      read: 'Read the message below: it names the reason.',
      describeObject: EVENTS,
    },
  },
  QuotaExceeded: {
    title: 'Rejected by the namespace’s quota',
    brief: '{{quota}}',
    meaning:
      'Quota {{quota}} of namespace {{namespace}} has no room for another pod: requested {{requested}}, used {{used}}, limited to {{limited}}.',
    plain:
      'The quota of namespace {{namespace}} has no room for another pod, or it requires every container to set requests or limits.',
    steps: {
      listQuotas: 'Check the quotas:',
      must: 'If the message contains “must specify”, set resources.requests and limits on every container.',
      free: 'Request less, or delete what isn’t needed in this namespace.',
      platform: 'Otherwise, ask your platform team for a larger quota.',
    },
  },
  LimitRangeViolation: {
    title: 'Violates the namespace’s LimitRange',
    meaning:
      'The LimitRange of namespace {{namespace}} limits each container or pod, and {{kind}} {{name}} is outside those limits.',
    steps: {
      listLimitRanges: 'Check the limits:',
      change: 'Change the requests or limits to fit.',
    },
  },
  PodSecurityViolation: {
    title: 'Violates Pod Security Standards',
    brief: '{{level}}',
    meaning:
      'Namespace {{namespace}} enforces the Pod Security level {{level}}, which the pods of {{kind}} {{name}} violate. Kubernetes enforces it only when pods are created, so applying the manifest succeeded, at most with a warning.',
    plain:
      'The pods of {{kind}} {{name}} violate the security rules that apply in namespace {{namespace}}.',
    steps: {
      set: 'Fix everything that the message names in the pod template. Most of it belongs in securityContext; hostNetwork, hostPID, hostPort, and hostPath volumes have to be removed.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookDenied: {
    title: 'Rejected by an admission policy',
    brief: '{{webhook}}',
    meaning:
      'An admission policy of your cluster ({{webhook}}) checked the pods of {{kind}} {{name}} and rejected them. Its message explains why.',
    plain:
      'An admission policy of your cluster checked the pods of {{kind}} {{name}} and rejected them. Its message explains why.',
    steps: {
      follow:
        'Change the manifest as the message says, or ask the owners of the policy.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookUnavailable: {
    title: 'Admission webhook can’t be called',
    brief: '{{webhook}}',
    meaning:
      'Kubernetes has to call webhook {{webhook}} before it creates pods, and the call fails. Your manifest isn’t the cause.',
    plain:
      'Kubernetes has to call an admission webhook before it creates pods, and the call fails. Your manifest isn’t the cause.',
    steps: { platform: 'Tell your platform team.', describeObject: EVENTS },
  },
  ServiceAccountMissing: {
    title: 'Service account not found',
    brief: '{{serviceAccount}}',
    meaning:
      '{{kind}} {{name}} uses service account {{serviceAccount}}, which doesn’t exist in namespace {{namespace}}.',
    plain:
      '{{kind}} {{name}} uses a service account that doesn’t exist in namespace {{namespace}}.',
    steps: {
      listServiceAccounts: 'Check which service accounts exist:',
      create: 'Correct serviceAccountName, or create the service account.',
    },
  },
  PriorityClassMissing: {
    title: 'Priority class not found',
    brief: '{{priorityClass}}',
    meaning:
      '{{kind}} {{name}} uses priority class {{priorityClass}}, which doesn’t exist in this cluster.',
    plain:
      '{{kind}} {{name}} uses a priority class that doesn’t exist in this cluster.',
    steps: {
      listPriorityClasses: 'Check which priority classes exist:',
      correct: 'Correct priorityClassName, or remove it.',
    },
  },
  RuntimeClassMissing: {
    title: 'Runtime class not found',
    brief: '{{runtimeClass}}',
    meaning:
      '{{kind}} {{name}} uses runtime class {{runtimeClass}}, which doesn’t exist in this cluster.',
    plain:
      '{{kind}} {{name}} uses a runtime class that doesn’t exist in this cluster.',
    steps: {
      listRuntimeClasses: 'Check which runtime classes exist:',
      correct: 'Correct runtimeClassName, or remove it.',
    },
  },
  InvalidPodTemplate: {
    title: 'Pod template isn’t valid',
    meaning:
      'Kubernetes accepted {{kind}} {{name}} but rejects the pods from its template.',
    steps: {
      fix: 'Correct the field that the message names.',
      describeObject: EVENTS,
    },
  },
  NamespaceTerminating: {
    title: 'Namespace is being deleted',
    meaning:
      'Namespace {{namespace}} is being deleted, so nothing new can start in it.',
    steps: {
      wait: 'If that’s intended, there’s nothing to do. Otherwise, deploy to another namespace, or ask your platform team: the deletion can’t be undone.',
    },
  },
} as const satisfies ClassTexts;
