const EVENTS = 'Status und Events ansehen:';

/** Einem Controller wurde etwas verweigert: Es gibt keinen Pod, den man ansehen könnte. */
export const createTexts = {
  FailedCreate: {
    title: 'Pods lassen sich nicht anlegen',
    meaning:
      'Der Controller von {{kind}} {{name}} will Pods anlegen, und Kubernetes lehnt sie ab. Es gibt noch keinen Pod und damit auch kein Log.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt den Grund.',
      describeObject: EVENTS,
    },
  },
  QuotaExceeded: {
    title: 'Von der Quota des Namespace abgelehnt',
    brief: '{{quota}}',
    meaning:
      'Die Quota {{quota}} des Namespace {{namespace}} hat keinen Platz für einen weiteren Pod: angefordert {{requested}}, belegt {{used}}, begrenzt auf {{limited}}.',
    plain:
      'Die Quota des Namespace {{namespace}} hat keinen Platz für einen weiteren Pod, oder sie verlangt von jedem Container Requests oder Limits.',
    steps: {
      listQuotas: 'Die Quotas ansehen:',
      must: 'Enthält die Meldung „must specify“, resources.requests und limits an jedem Container setzen.',
      free: 'Weniger anfordern oder in diesem Namespace löschen, was nicht gebraucht wird.',
      platform: 'Sonst das Plattformteam um eine größere Quota bitten.',
    },
  },
  LimitRangeViolation: {
    title: 'Verletzt die LimitRange des Namespace',
    meaning:
      'Die LimitRange des Namespace {{namespace}} begrenzt jeden Container oder Pod, und {{kind}} {{name}} liegt außerhalb dieser Grenzen.',
    steps: {
      listLimitRanges: 'Die Grenzen ansehen:',
      change: 'Requests oder Limits passend ändern.',
    },
  },
  PodSecurityViolation: {
    title: 'Verletzt die Pod Security Standards',
    brief: '{{level}}',
    meaning:
      'Der Namespace {{namespace}} erzwingt den Pod-Security-Level {{level}}, gegen den die Pods von {{kind}} {{name}} verstoßen. Kubernetes erzwingt ihn erst beim Anlegen der Pods. Das Manifest ließ sich deshalb anwenden, höchstens mit einer Warnung.',
    plain:
      'Die Pods von {{kind}} {{name}} verstoßen gegen die Sicherheitsregeln, die im Namespace {{namespace}} gelten.',
    steps: {
      set: 'Alles in der Pod-Vorlage beheben, was die Meldung nennt. Das meiste gehört in securityContext; hostNetwork, hostPID, hostPort und hostPath-Volumes müssen weg.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookDenied: {
    title: 'Von einer Admission-Policy abgelehnt',
    brief: '{{webhook}}',
    meaning:
      'Eine Admission-Policy des Clusters ({{webhook}}) hat die Pods von {{kind}} {{name}} geprüft und abgelehnt. Ihre Meldung erklärt, warum.',
    plain:
      'Eine Admission-Policy des Clusters hat die Pods von {{kind}} {{name}} geprüft und abgelehnt. Ihre Meldung erklärt, warum.',
    steps: {
      follow:
        'Das Manifest so ändern, wie die Meldung verlangt, oder die Verantwortlichen der Policy fragen.',
      describeObject: EVENTS,
    },
  },
  AdmissionWebhookUnavailable: {
    title: 'Admission-Webhook lässt sich nicht aufrufen',
    brief: '{{webhook}}',
    meaning:
      'Kubernetes muss den Webhook {{webhook}} aufrufen, bevor es Pods anlegt, und der Aufruf schlägt fehl. Am Manifest liegt es nicht.',
    plain:
      'Kubernetes muss einen Admission-Webhook aufrufen, bevor es Pods anlegt, und der Aufruf schlägt fehl. Am Manifest liegt es nicht.',
    steps: { platform: 'Dem Plattformteam melden.', describeObject: EVENTS },
  },
  ServiceAccountMissing: {
    title: 'Service Account nicht gefunden',
    brief: '{{serviceAccount}}',
    meaning:
      '{{kind}} {{name}} verwendet den Service Account {{serviceAccount}}, den es im Namespace {{namespace}} nicht gibt.',
    plain:
      '{{kind}} {{name}} verwendet einen Service Account, den es im Namespace {{namespace}} nicht gibt.',
    steps: {
      listServiceAccounts: 'Prüfen, welche Service Accounts es gibt:',
      create:
        'serviceAccountName korrigieren oder den Service Account anlegen.',
    },
  },
  PriorityClassMissing: {
    title: 'PriorityClass nicht gefunden',
    brief: '{{priorityClass}}',
    meaning:
      '{{kind}} {{name}} verwendet die PriorityClass {{priorityClass}}, die es in diesem Cluster nicht gibt.',
    plain:
      '{{kind}} {{name}} verwendet eine PriorityClass, die es in diesem Cluster nicht gibt.',
    steps: {
      listPriorityClasses: 'Prüfen, welche PriorityClasses es gibt:',
      correct: 'priorityClassName korrigieren oder entfernen.',
    },
  },
  RuntimeClassMissing: {
    title: 'RuntimeClass nicht gefunden',
    brief: '{{runtimeClass}}',
    meaning:
      '{{kind}} {{name}} verwendet die RuntimeClass {{runtimeClass}}, die es in diesem Cluster nicht gibt.',
    plain:
      '{{kind}} {{name}} verwendet eine RuntimeClass, die es in diesem Cluster nicht gibt.',
    steps: {
      listRuntimeClasses: 'Prüfen, welche RuntimeClasses es gibt:',
      correct: 'runtimeClassName korrigieren oder entfernen.',
    },
  },
  InvalidPodTemplate: {
    title: 'Pod-Vorlage ist ungültig',
    meaning:
      'Kubernetes hat {{kind}} {{name}} angenommen, lehnt aber die Pods aus dessen Vorlage ab.',
    steps: {
      fix: 'Das Feld korrigieren, das die Meldung nennt.',
      describeObject: EVENTS,
    },
  },
  NamespaceTerminating: {
    title: 'Namespace wird gelöscht',
    meaning:
      'Der Namespace {{namespace}} wird gelöscht, deshalb kann darin nichts Neues starten.',
    steps: {
      wait: 'Ist das beabsichtigt, gibt es nichts zu tun. Sonst in einen anderen Namespace deployen oder das Plattformteam fragen: Das Löschen lässt sich nicht rückgängig machen.',
    },
  },
} as const;
