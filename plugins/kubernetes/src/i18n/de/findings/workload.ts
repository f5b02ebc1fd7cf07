const EVENTS = 'Status und Events ansehen:';
const SUSPENDED =
  'Ist das beabsichtigt, gibt es nichts zu tun. Sonst suspend: false setzen.';
const RUN_CRON_JOB =
  'Sobald die Ursache behoben ist, sofort einen Lauf starten, statt auf den Zeitplan zu warten:';

/** Was Deployments, StatefulSets und DaemonSets melden. */
export const workloadTexts = {
  ProgressDeadlineExceeded: {
    title: 'Rollout hängt fest',
    brief: '{{updated}} von {{desired}} aktualisiert, {{available}} verfügbar',
    meaning:
      'Die neue Revision von {{kind}} {{name}} wurde nicht innerhalb der Frist (progressDeadlineSeconds) bereit. Kubernetes rollt nicht automatisch zurück. Pods der alten Revision bedienen eventuell weiter Anfragen.',
    steps: {
      pods: 'Die Pods der neuen Revision ansehen: Ihr Problem ist die Ursache.',
      rolloutStatus: 'Prüfen, wie weit er kam:',
      rolloutUndo:
        'Falls die vorige Revision lief, ein Rollback auf sie machen:',
    },
  },
  ReplicaSetCreateError: {
    title: 'ReplicaSet lässt sich nicht anlegen',
    meaning:
      'Kubernetes kann das ReplicaSet nicht anlegen, das die Pods der neuen Revision von {{kind}} {{name}} betreiben soll, der Rollout beginnt also nicht.',
    steps: { describeObject: EVENTS },
  },
  MinimumReplicasUnavailable: {
    title: 'Zu wenige Pods verfügbar',
    brief: '{{available}} von {{desired}}',
    meaning:
      '{{available}} von {{desired}} Pods von {{kind}} {{name}} sind verfügbar, weniger als die Rollout-Strategie verlangt.',
    plain:
      'Von {{kind}} {{name}} sind weniger Pods verfügbar, als die Rollout-Strategie verlangt.',
    steps: {
      pods: 'Die Pods ansehen: Ihr Problem ist die Ursache.',
      rolloutStatus: 'Prüfen, ob gerade ein Rollout läuft:',
    },
  },
  DeploymentPaused: {
    title: 'Rollout ist pausiert',
    meaning:
      '{{kind}} {{name}} ist pausiert: Änderungen an der Pod-Vorlage wirken erst, wenn der Rollout fortgesetzt wird.',
    steps: { rolloutResume: 'Ist das nicht beabsichtigt, ihn fortsetzen:' },
  },
  ScaledToZero: {
    title: 'Auf null skaliert',
    meaning:
      '{{kind}} {{name}} ist auf 0 Replicas gesetzt, es laufen also keine Pods.',
    steps: {
      intended:
        'Ist das beabsichtigt, gibt es nichts zu tun. Sonst replicas setzen.',
    },
  },
  StatefulSetStuck: {
    title: 'StatefulSet wartet auf einen Pod, der nicht bereit wird',
    brief: '{{pod}}',
    meaning:
      '{{kind}} {{name}} legt seine Pods nacheinander an und aktualisiert sie nacheinander, und {{pod}} wird nicht bereit. Bis dahin kommt kein anderer Pod an die Reihe, auch nicht nach einer Korrektur der Vorlage.',
    plain:
      '{{kind}} {{name}} legt seine Pods nacheinander an und aktualisiert sie nacheinander, und einer davon wird nicht bereit. Bis dahin kommt kein anderer Pod an die Reihe, auch nicht nach einer Korrektur der Vorlage.',
    steps: {
      describePod: 'Prüfen, was dem Pod fehlt:',
      rolloutStatus: 'Prüfen, wie weit der Rollout kam:',
      delete:
        'Nach einer Korrektur der Vorlage diesen Pod löschen: Der Controller ersetzt ihn nicht automatisch.',
    },
  },
  DaemonSetUnavailable: {
    title: 'DaemonSet ist nicht auf jedem Node verfügbar',
    brief: '{{available}} von {{desired}}',
    meaning:
      '{{available}} von {{desired}} Pods von {{kind}} {{name}} sind verfügbar. Auf jedem passenden Node soll einer laufen.',
    plain:
      '{{kind}} {{name}} ist nicht auf jedem Node verfügbar, auf dem es laufen soll.',
    steps: {
      pods: 'Die Pods ansehen, die nicht bereit sind.',
      describeObject: EVENTS,
    },
  },
} as const;

/** Was Jobs und CronJobs melden. */
export const jobTexts = {
  JobBackoffLimitExceeded: {
    title: 'Job fehlgeschlagen: Zahl der Versuche erschöpft',
    brief: 'fehlgeschlagene Pods: {{failed}}',
    meaning:
      'Job {{name}} ist öfter fehlgeschlagen, als sein backoffLimit von {{backoffLimit}} erlaubt. Kubernetes startet keinen weiteren Versuch.',
    plain:
      'Job {{name}} ist öfter fehlgeschlagen, als sein backoffLimit erlaubt. Kubernetes startet keinen weiteren Versuch.',
    steps: {
      log: 'Im Log seines letzten Pods lesen, warum er fehlschlug. Ist der Pod weg, dort suchen, wo der Cluster Logs sammelt.',
      describeObject: EVENTS,
      again:
        'Für einen neuen Versuch einen neuen Job aus demselben Manifest anlegen. Das Löschen der Pods startet Job {{failedJob}} nicht neu.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobDeadlineExceeded: {
    title: 'Job hat seine Frist überschritten',
    brief: 'Frist {{deadlineSeconds}} s',
    meaning:
      'Job {{name}} lief länger, als seine Frist (activeDeadlineSeconds) erlaubt. Kubernetes hat ihn gestoppt und seine laufenden Pods samt Logs gelöscht.',
    steps: {
      logs: 'Die Logs dort suchen, wo der Cluster sie sammelt.',
      raise:
        'Herausfinden, was so lange dauert, oder activeDeadlineSeconds erhöhen.',
      again:
        'Um Job {{failedJob}} zu wiederholen, einen neuen Job aus demselben Manifest anlegen.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobPodFailurePolicy: {
    title: 'Job fehlgeschlagen: durch podFailurePolicy gestoppt',
    meaning:
      'Ein Pod von Job {{name}} ist fehlgeschlagen, und die podFailurePolicy lässt in diesem Fall den ganzen Job fehlschlagen, statt es noch einmal zu versuchen.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt den Container und den Exit-Code oder die Condition.',
      describeObject: EVENTS,
      again:
        'Um Job {{failedJob}} zu wiederholen, einen neuen Job aus demselben Manifest anlegen.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobFailedIndexes: {
    title: 'Job fehlgeschlagen: einige Indizes gescheitert',
    meaning:
      'Job {{name}} teilt seine Arbeit in nummerierte Indizes auf, und einige davon sind endgültig gescheitert.',
    steps: {
      describeObject: 'Prüfen, welche Indizes gescheitert sind:',
      again:
        'Um Job {{failedJob}} zu wiederholen, einen neuen Job aus demselben Manifest anlegen.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobMaxFailedIndexesExceeded: {
    title: 'Job fehlgeschlagen: zu viele Indizes gescheitert',
    meaning:
      'Von Job {{name}} sind mehr Indizes gescheitert, als maxFailedIndexes erlaubt, deshalb hat Kubernetes ihn gestoppt.',
    steps: {
      describeObject: 'Prüfen, welche Indizes gescheitert sind:',
      again:
        'Um Job {{failedJob}} zu wiederholen, einen neuen Job aus demselben Manifest anlegen.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobFailedOther: {
    title: 'Job fehlgeschlagen',
    brief: '{{reason}}',
    meaning:
      'Job {{name}} ist fehlgeschlagen, und Kubernetes startet keinen weiteren Versuch.',
    steps: {
      describeObject: EVENTS,
      again:
        'Um Job {{failedJob}} zu wiederholen, einen neuen Job aus demselben Manifest anlegen.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobRetrying: {
    title: 'Job schlägt fehl, weitere Versuche folgen',
    brief: 'fehlgeschlagene Pods: {{failed}}, backoffLimit {{backoffLimit}}',
    meaning:
      'Pods von Job {{name}} sind fehlgeschlagen. Kubernetes startet automatisch neue Versuche, bis das backoffLimit erreicht ist.',
    steps: {
      log: 'Im Log eines fehlgeschlagenen Pods lesen, warum.',
      describeObject: EVENTS,
    },
  },
  JobSidecarRuns: {
    title: 'Sidecar lässt den fertigen Job weiterlaufen',
    brief: '{{container}}',
    meaning:
      'Container {{finished}} ist fertig, aber {{container}} läuft noch, daher werden Pod und Job nie fertig.',
    plain:
      'Der eigentliche Container des Jobs ist fertig, aber {{container}} läuft noch, daher werden Pod und Job nie fertig.',
    steps: {
      currentLog: 'Prüfen, was der Sidecar gerade tut:',
      quit: 'Den Sidecar am Ende vom Job stoppen lassen, zum Beispiel mit einer Anfrage an seinen Endpunkt /quitquitquit.',
      without: 'Oder das Einfügen des Sidecars für diesen Job abschalten.',
      native:
        'Oder {{container}} als nativen Sidecar laufen lassen: als Init-Container mit restartPolicy: Always (ab Kubernetes 1.29). Kubernetes stoppt ihn dann, wenn der Job fertig ist. Service-Meshes haben dafür eine Einstellung.',
    },
    variants: {
      pod: {
        title: 'Sidecar lässt den fertigen Pod weiterlaufen',
        meaning:
          'Container {{finished}} ist fertig, aber {{container}} läuft noch. Daher wird der Pod nie fertig, und auch nicht, was auf ihn wartet.',
        plain:
          'Der eigentliche Container des Pods ist fertig, aber {{container}} läuft noch. Daher wird der Pod nie fertig, und auch nicht, was auf ihn wartet.',
        steps: {
          currentLog: 'Prüfen, was der Sidecar gerade tut:',
          quit: 'Den Sidecar am Ende vom Hauptcontainer stoppen lassen, zum Beispiel mit einer Anfrage an seinen Endpunkt /quitquitquit.',
          without: 'Oder das Einfügen des Sidecars für solche Pods abschalten.',
          native:
            'Oder {{container}} als nativen Sidecar laufen lassen: als Init-Container mit restartPolicy: Always (ab Kubernetes 1.29). Kubernetes stoppt ihn dann, wenn die anderen Container fertig sind. Service-Meshes haben dafür eine Einstellung.',
        },
      },
    },
  },
  JobSuspended: {
    title: 'Job ist ausgesetzt',
    meaning:
      'Job {{name}} ist ausgesetzt (suspend: true), es laufen also keine Pods. Job-Queues tun das mit Absicht.',
    steps: { intended: SUSPENDED },
  },
  CronJobSuspended: {
    title: 'CronJob ist ausgesetzt',
    meaning:
      'CronJob {{name}} ist ausgesetzt (suspend: true) und startet keine neuen Jobs.',
    steps: { intended: SUSPENDED },
  },
  CronJobInvalid: {
    title: 'Zeitplan oder Zeitzone ist ungültig',
    brief: '{{schedule}}',
    meaning:
      'Kubernetes kann Zeitplan oder Zeitzone von CronJob {{name}} nicht auswerten, deshalb startet er keine Jobs.',
    steps: {
      describeObject: EVENTS,
      correct: 'schedule oder timeZone korrigieren.',
    },
  },
  CronJobMissed: {
    title: 'Geplanter Lauf ausgefallen',
    brief: '{{schedule}}',
    meaning:
      'CronJob {{name}} hat keinen Job gestartet, als der Zeitplan es vorsah.',
    steps: {
      describeObject: EVENTS,
      policy:
        'concurrencyPolicy prüfen: Mit Forbid blockiert ein zu langer Lauf den nächsten.',
      deadline:
        'startingDeadlineSeconds prüfen: Mit weniger als 10 starten Läufe eventuell nie.',
    },
  },
  CronJobLastRunFailed: {
    title: 'Letzter Lauf fehlgeschlagen',
    brief: '{{job}}',
    meaning: 'Der neueste Job von CronJob {{name}} ist fehlgeschlagen.',
    steps: {
      log: 'Im Log seines Pods lesen, warum.',
      describeObject: 'Die letzten Läufe ansehen:',
      runCronJob: RUN_CRON_JOB,
    },
  },
  CronJobCreateFailed: {
    title: 'Geplanter Job lässt sich nicht anlegen',
    meaning:
      'CronJob {{name}} wollte einen Job anlegen, und Kubernetes hat ihn abgelehnt.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt den Grund.',
      describeObject: EVENTS,
    },
  },
} as const;
