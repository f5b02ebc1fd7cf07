const EVENTS = 'Das sagt der Controller:';

/** Einem Controller wurde etwas verweigert: Es gibt keinen Pod, den man ansehen könnte. */
export const createTexts = {
  FailedCreate: {
    title: 'Pods lassen sich nicht anlegen',
    meaning:
      '{{kind}} {{name}} verlangt Pods, und Kubernetes weigert sich, sie anzulegen. Es gibt keinen Pod und kein Log.',
    steps: { read: 'Die Meldung unten lesen.', describeObject: EVENTS },
  },
  QuotaExceeded: {
    title: 'Der Namespace hat seine Quota aufgebraucht',
    brief: '{{quota}}',
    meaning:
      'Die Quota {{quota}} des Namespace {{namespace}} hat keinen Platz für einen weiteren Pod: Er verlangt {{requested}}, benutzt sind {{used}} von {{limited}}.',
    plain:
      'Die Quota des Namespace {{namespace}} hat keinen Platz für einen weiteren Pod, oder sie verlangt von jedem Pod zu sagen, was er braucht.',
    steps: {
      listQuotas: 'Die Quotas:',
      free: 'Weniger verlangen oder in diesem Namespace entfernen, was niemand braucht.',
      must: 'Sagt die Meldung „must specify“, resources.requests und limits an jedem Container setzen.',
      platform: 'Sonst das Plattformteam um mehr bitten.',
    },
  },
  LimitRangeViolation: {
    title: 'Ein Container verlangt mehr oder weniger als erlaubt',
    meaning:
      'Im Namespace {{namespace}} gelten Grenzen für jeden einzelnen Container oder Pod (LimitRange), und {{kind}} {{name}} liegt außerhalb.',
    steps: {
      listLimitRanges: 'Die Grenzen:',
      change: 'Requests oder Limits entsprechend ändern.',
    },
  },
  PodSecurityViolation: {
    title: 'Die Sicherheitsregeln erlauben den Pod nicht',
    brief: '{{level}}',
    meaning:
      'Der Namespace {{namespace}} erzwingt die Pod-Security-Stufe {{level}}, und die Pods von {{kind}} {{name}} erfüllen sie nicht. Beim Anwenden des Manifests gab es nur eine Warnung, deshalb sah es gut aus.',
    plain:
      'Der Namespace {{namespace}} erzwingt eine Pod-Security-Stufe, die die Pods von {{kind}} {{name}} nicht erfüllen.',
    steps: {
      set: 'Jedes Feld, das die Meldung nennt, im securityContext der Pod-Vorlage setzen.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookDenied: {
    title: 'Eine Richtlinie verbietet die Pods',
    brief: '{{webhook}}',
    meaning:
      'Eine Richtlinie des Clusters ({{webhook}}) hat die Pods von {{kind}} {{name}} geprüft und abgelehnt. Ihre Meldung ist die Antwort.',
    plain:
      'Eine Richtlinie des Clusters hat die Pods von {{kind}} {{name}} geprüft und abgelehnt. Ihre Meldung ist die Antwort.',
    steps: {
      follow:
        'Das Manifest so ändern, wie die Meldung sagt, oder die Verantwortlichen der Richtlinie fragen.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookUnavailable: {
    title: 'Die Prüfung einer Richtlinie antwortet nicht',
    brief: '{{webhook}}',
    meaning:
      'Kubernetes muss {{webhook}} fragen, bevor es Pods anlegt, und bekommt keine Antwort. Das Manifest ist daran nicht beteiligt.',
    plain:
      'Kubernetes muss eine Richtlinie fragen, bevor es Pods anlegt, und bekommt keine Antwort.',
    steps: { platform: 'Dem Plattformteam melden.', describeObject: EVENTS },
  },
  ServiceAccountMissing: {
    title: 'Der Service Account existiert nicht',
    brief: '{{serviceAccount}}',
    meaning:
      'Die Pods von {{kind}} {{name}} sollen als Service Account {{serviceAccount}} laufen, und im Namespace {{namespace}} gibt es keinen mit diesem Namen.',
    plain:
      'Die Pods von {{kind}} {{name}} sollen als ein Service Account laufen, den es im Namespace {{namespace}} nicht gibt.',
    steps: {
      create: 'Ihn anlegen oder serviceAccountName korrigieren.',
      listServiceAccounts: 'Diese gibt es:',
    },
  },
  PriorityClassMissing: {
    title: 'Die PriorityClass existiert nicht',
    brief: '{{priorityClass}}',
    meaning:
      'Die Pods von {{kind}} {{name}} verlangen eine PriorityClass, die dieser Cluster nicht hat.',
    steps: {
      listPriorityClasses: 'Diese gibt es:',
      correct: 'priorityClassName korrigieren oder weglassen.',
    },
  },
  RuntimeClassMissing: {
    title: 'Die RuntimeClass existiert nicht',
    brief: '{{runtimeClass}}',
    meaning:
      'Die Pods von {{kind}} {{name}} verlangen eine RuntimeClass, die dieser Cluster nicht hat.',
    steps: {
      listRuntimeClasses: 'Diese gibt es:',
      correct: 'runtimeClassName korrigieren oder weglassen.',
    },
  },
  InvalidPodTemplate: {
    title: 'Die Pod-Vorlage ist ungültig',
    meaning:
      'Kubernetes hat {{kind}} {{name}} angenommen, nicht aber die Pods, die darin beschrieben sind.',
    steps: {
      fix: 'Das Feld korrigieren, das die Meldung nennt.',
      describeObject: EVENTS,
    },
  },
  NamespaceTerminating: {
    title: 'Der Namespace wird gelöscht',
    meaning:
      'Der Namespace {{namespace}} wird gelöscht, deshalb startet darin nichts Neues.',
    steps: { wait: 'Nichts zu tun, wenn das beabsichtigt ist.' },
  },
} as const;
