const EVENTS = 'Das sagt der Controller:';
const INTENDED = 'Nichts zu tun, wenn das beabsichtigt ist.';
const RUN_CRON_JOB =
  'Ist die Ursache behoben, einen Lauf starten, ohne auf den Zeitplan zu warten:';

/** Was Deployments, StatefulSets und DaemonSets melden. */
export const workloadTexts = {
  ProgressDeadlineExceeded: {
    title: 'Der Rollout steckt fest',
    brief: '{{updated}} von {{desired}} aktualisiert, {{available}} verfügbar',
    meaning:
      'Die neue Version von {{kind}} {{name}} wurde nicht rechtzeitig bereit. Kubernetes lässt es dabei und kehrt nicht von selbst zurück; Pods der alten Version dienen vielleicht noch.',
    steps: {
      pods: 'Die Pods der neuen Version ansehen: Ihr Problem ist die Ursache.',
      rolloutStatus: 'So weit ist er:',
      rolloutUndo: 'Zur vorigen Version zurückkehren:',
    },
  },
  ReplicaSetCreateError: {
    title: 'Die neue Version ließ sich nicht einmal vorbereiten',
    meaning:
      'Kubernetes konnte das ReplicaSet für die neue Version von {{kind}} {{name}} nicht anlegen.',
    steps: { describeObject: EVENTS },
  },
  MinimumReplicasUnavailable: {
    title: 'Zu wenige Pods sind verfügbar',
    brief: '{{available}} von {{desired}}',
    meaning:
      '{{kind}} {{name}} will {{desired}} Pods, und {{available}} sind verfügbar.',
    plain: '{{kind}} {{name}} hat weniger verfügbare Pods als vorgesehen.',
    steps: {
      pods: 'Seine Pods ansehen: Ihr Problem ist die Ursache.',
      rolloutStatus: 'Nachsehen, ob ein Rollout läuft:',
    },
  },
  DeploymentPaused: {
    title: 'Der Rollout ist angehalten',
    meaning:
      'Jemand hat {{kind}} {{name}} angehalten: Änderungen wirken nicht, bis es fortgesetzt wird.',
    steps: { rolloutResume: 'Fortsetzen, wenn es keine Absicht ist:' },
  },
  ScaledToZero: {
    title: 'Auf null skaliert',
    meaning: '{{kind}} {{name}} soll gar keinen Pod laufen lassen.',
    steps: {
      intended:
        'Nichts zu tun, wenn das beabsichtigt ist; sonst replicas setzen.',
    },
  },
  StatefulSetStuck: {
    title: 'Der Rollout wartet auf einen Pod, der nicht bereit wird',
    brief: '{{pod}}',
    meaning:
      '{{kind}} {{name}} aktualisiert seine Pods nacheinander, und {{pod}} wird nicht bereit. Auch eine korrigierte Version wartet auf ihn.',
    plain:
      '{{kind}} {{name}} aktualisiert seine Pods nacheinander, und einer wird nicht bereit. Auch eine korrigierte Version wartet auf ihn.',
    steps: {
      describePod: 'Das fehlt dem Pod:',
      delete:
        'Nach dem Korrigieren der Vorlage diesen Pod selbst löschen: Nichts anderes ersetzt ihn.',
      rolloutStatus: 'So weit ist er:',
    },
  },
  DaemonSetUnavailable: {
    title: 'Nicht jeder Node hat seinen Pod',
    brief: '{{available}} von {{desired}}',
    meaning:
      '{{kind}} {{name}} soll auf {{desired}} Nodes je einmal laufen und tut es auf {{available}}.',
    plain: '{{kind}} {{name}} läuft nicht auf jedem vorgesehenen Node.',
    steps: {
      pods: 'Seine Pods ansehen, die nicht bereit sind.',
      describeObject: EVENTS,
    },
  },
} as const;

/** Was Jobs und CronJobs melden. */
export const jobTexts = {
  JobBackoffLimitExceeded: {
    title: 'Der Job ist endgültig gescheitert',
    brief: '{{failed}} Versuche',
    meaning:
      'Job {{name}} ist so oft gescheitert, wie er darf (backoffLimit), und wird nicht wieder versucht.',
    steps: {
      log: 'Im Log seines letzten Pods nachsehen, warum er scheiterte.',
      again:
        'Für einen neuen Versuch einen neuen Job aus demselben Manifest anlegen: Die Pods von Job {{failedJob}} zu löschen, wiederholt ihn nicht.',
      runCronJob: RUN_CRON_JOB,
      describeObject: EVENTS,
    },
  },
  JobDeadlineExceeded: {
    title: 'Der Job hat zu lange gebraucht',
    brief: '{{deadlineSeconds}} Sekunden',
    meaning:
      'Job {{name}} lief länger als seine Frist, deshalb hat Kubernetes ihn beendet und seine Pods gelöscht. Ihre Logs gingen mit ihnen.',
    steps: {
      raise:
        'activeDeadlineSeconds erhöhen oder herausfinden, was so lange dauert.',
      logs: 'Die Logs dort suchen, wo der Cluster sie sammelt.',
      runCronJob: RUN_CRON_JOB,
    },
  },
  JobPodFailurePolicy: {
    title: 'Der Job wurde durch seine eigene Fehlerregel beendet',
    meaning:
      'Ein Pod von Job {{name}} ist so gescheitert, dass die podFailurePolicy sagt: nicht noch einmal versuchen.',
    steps: {
      read: 'Die Meldung nennt Container und Exit-Code.',
      runCronJob: RUN_CRON_JOB,
      describeObject: EVENTS,
    },
  },
  JobFailedIndexes: {
    title: 'Einige Teile des Jobs sind gescheitert',
    meaning:
      'Job {{name}} hat nummerierte Teile, und einige davon sind endgültig gescheitert.',
    steps: { describeObject: 'Welche:', runCronJob: RUN_CRON_JOB },
  },
  JobMaxFailedIndexesExceeded: {
    title: 'Zu viele Teile des Jobs sind gescheitert',
    meaning:
      'Von Job {{name}} sind mehr Teile gescheitert, als er zulässt, deshalb wurde er beendet.',
    steps: { describeObject: 'Welche:', runCronJob: RUN_CRON_JOB },
  },
  JobFailedOther: {
    title: 'Der Job ist gescheitert',
    brief: '{{reason}}',
    meaning: 'Job {{name}} ist endgültig gescheitert.',
    steps: { describeObject: EVENTS, runCronJob: RUN_CRON_JOB },
  },
  JobRetrying: {
    title: 'Der Job ist gescheitert und wird wieder versucht',
    brief: 'Versuch {{failed}} von {{backoffLimit}}',
    meaning:
      'Pods von Job {{name}} sind gescheitert, und er versucht es weiter.',
    steps: {
      log: 'Im Log eines gescheiterten Pods nachsehen, warum.',
      describeObject: EVENTS,
    },
  },
  JobSidecarRuns: {
    title: 'Ein Sidecar lässt den fertigen Job weiterlaufen',
    brief: '{{container}}',
    meaning:
      'Container {{finished}} ist fertig, aber {{container}} läuft noch, daher werden Pod und Job nie fertig.',
    plain:
      'Der eigentliche Container des Jobs ist fertig, aber {{container}} läuft noch, daher werden Pod und Job nie fertig.',
    steps: {
      native:
        '{{container}} als nativen Sidecar laufen lassen: als Init-Container mit restartPolicy: Always (ab Kubernetes 1.29). Kubernetes beendet ihn dann, wenn der Job fertig ist. Service-Meshes haben dafür eine Einstellung.',
      quit: 'Oder ihn am Ende vom Job beenden lassen, etwa mit einer Anfrage an seinen Endpunkt /quitquitquit.',
      without: 'Oder das Einfügen des Sidecars für diesen Job abschalten.',
      currentLog: 'Das tut der Sidecar:',
    },
  },
  JobSuspended: {
    title: 'Der Job ist ausgesetzt',
    meaning: 'Job {{name}} soll warten. Warteschlangen tun das mit Absicht.',
    steps: { intended: INTENDED },
  },
  CronJobSuspended: {
    title: 'Der Zeitplan ist ausgesetzt',
    meaning: 'CronJob {{name}} soll nichts starten.',
    steps: {
      intended:
        'Nichts zu tun, wenn das beabsichtigt ist; sonst suspend: false setzen.',
    },
  },
  CronJobInvalid: {
    title: 'Der Zeitplan ist nicht lesbar',
    brief: '{{schedule}}',
    meaning:
      'Kubernetes versteht Zeitplan oder Zeitzone von CronJob {{name}} nicht, deshalb startet er nie.',
    steps: {
      correct: 'schedule oder timeZone korrigieren.',
      describeObject: EVENTS,
    },
  },
  CronJobMissed: {
    title: 'Ein geplanter Lauf wurde versäumt',
    brief: '{{schedule}}',
    meaning: 'CronJob {{name}} ist nicht gestartet, als er sollte.',
    steps: {
      policy:
        'Mit concurrencyPolicy: Forbid hält ein zu langer Lauf den nächsten auf.',
      deadline:
        'Ein startingDeadlineSeconds unter 10 wird vielleicht nie eingehalten.',
      describeObject: EVENTS,
    },
  },
  CronJobLastRunFailed: {
    title: 'Der letzte geplante Lauf ist gescheitert',
    brief: '{{job}}',
    meaning: 'Der neueste Job von CronJob {{name}} ist gescheitert.',
    steps: {
      log: 'Im Log seines Pods nachsehen, warum.',
      describeObject: 'Die letzten Läufe:',
      runCronJob: RUN_CRON_JOB,
    },
  },
  CronJobCreateFailed: {
    title: 'Der geplante Job lässt sich nicht anlegen',
    meaning:
      'CronJob {{name}} wollte einen Job starten, und Kubernetes hat es verweigert.',
    steps: { read: 'Die Meldung unten lesen.', describeObject: EVENTS },
  },
} as const;
