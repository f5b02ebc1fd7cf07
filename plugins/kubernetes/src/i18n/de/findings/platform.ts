const EVENTS = 'Das meldet der Controller:';
const CONDITIONS = 'Dem Plattformteam melden und die Conditions zeigen:';

/** Was HorizontalPodAutoscaler melden. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'HPA kann keine Metriken lesen',
    brief: '{{reason}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} bekommt keine brauchbaren Metriken und lässt die Zahl der Pods deshalb unverändert. Ohne Wert: {{metrics}}.',
    plain:
      'HorizontalPodAutoscaler {{name}} bekommt keine brauchbaren Metriken und lässt die Zahl der Pods deshalb unverändert.',
    steps: {
      describeObject: EVENTS,
      requests:
        'Enthält die Meldung „missing request“, an jedem Container resources.requests setzen: Die Auslastung wird an den Requests gemessen.',
      platform:
        'Sonst das Plattformteam fragen, ob der Metrics Server oder Adapter läuft.',
    },
    variants: {
      partial: {
        title: 'HPA kann eine seiner Metriken nicht lesen',
        meaning:
          'HorizontalPodAutoscaler {{name}} bekommt keinen Wert für {{metrics}}. Wegen seiner anderen Metriken kann er noch Pods hinzufügen, aber er entfernt keine, bis er alle Werte kennt.',
      },
    },
  },
  HPATargetMissing: {
    title: 'Ziel des HPA fehlt oder ist nicht skalierbar',
    brief: '{{target}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} kann {{target}} nicht skalieren: Es existiert nicht, oder die Zahl seiner Replicas lässt sich nicht lesen oder ändern.',
    plain:
      'HorizontalPodAutoscaler {{name}} kann sein Ziel nicht skalieren: Es existiert nicht, oder die Zahl seiner Replicas lässt sich nicht lesen oder ändern.',
    steps: {
      describeObject: EVENTS,
      correct:
        'scaleTargetRef korrigieren oder den HPA löschen, wenn er nicht mehr gebraucht wird.',
    },
  },
  HPAAtMax: {
    title: 'HPA hat sein Maximum erreicht',
    brief: 'Maximum {{maxReplicas}}',
    meaning:
      'Nach seinen Metriken würde HorizontalPodAutoscaler {{name}} mehr Pods starten, als sein Maximum erlaubt. Die Anwendung ist unter dieser Last womöglich langsam.',
    steps: {
      describeObject: 'Die Metriken:',
      raise:
        'maxReplicas erhöhen, sofern der Cluster und die Backends der Anwendung mehr Pods verkraften.',
    },
  },
  HPASelectorProblem: {
    title: 'HPA kann seine Pods nicht bestimmen',
    brief: '{{target}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} weiß nicht, welche Pods er messen soll: Der Selector seines Ziels ist ungültig, oder ein anderer HPA wählt dieselben Pods aus.',
    steps: {
      describeObject: EVENTS,
      one: 'Sicherstellen, dass nur ein HPA diese Pods skaliert.',
    },
  },
} as const;

/** Was PersistentVolumeClaims melden. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'PersistentVolumeClaim ohne StorageClass, kein Volume passt',
    meaning:
      'Kein vorhandenes Volume passt zu Claim {{name}}, und Kubernetes kann keines anlegen: Der Claim hat keine StorageClass, und es gilt für ihn auch keine Standardklasse.',
    steps: {
      listStorageClasses:
        'Eine StorageClass auswählen und den Claim damit neu anlegen:',
    },
  },
  PVCStorageClassMissing: {
    title: 'StorageClass nicht gefunden',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} verlangt eine StorageClass, die dieser Cluster nicht hat.',
    steps: { listStorageClasses: 'Diese StorageClasses gibt es:' },
  },
  PVCProvisioningFailed: {
    title: 'Volume lässt sich nicht anlegen oder binden',
    brief: '{{storageClass}}',
    meaning:
      'Kubernetes kann für Claim {{name}} kein Volume anlegen oder das verlangte nicht an ihn binden. Es versucht es automatisch erneut.',
    steps: {
      describeObject: 'Der Fehler:',
      platform: 'Bleibt der Fehler, ihn dem Plattformteam zeigen.',
    },
  },
  PVCWaitForFirstConsumer: {
    title: 'PersistentVolumeClaim wartet auf seinen ersten Pod',
    meaning:
      'Das Volume von Claim {{name}} wird angelegt, sobald ein Pod, der ihn verwendet, einen Node bekommt (WaitForFirstConsumer). Das ist normal.',
    steps: { nothing: 'Nichts zu tun.' },
  },
  PVCExternalProvisioning: {
    title: 'Wartet darauf, dass der Storage-Treiber das Volume anlegt',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} wartet darauf, dass sein Storage-Treiber oder ein Administrator das Volume anlegt.',
    steps: {
      describeObject: EVENTS,
      platform: 'Das Plattformteam fragen, ob der Storage-Treiber läuft.',
    },
  },
  PVCLost: {
    title: 'PersistentVolumeClaim hat sein Volume verloren',
    brief: '{{volume}}',
    meaning:
      'Claim {{name}} war an ein Volume gebunden, das es nicht mehr gibt. Die Daten sind womöglich verloren.',
    steps: {
      listVolumes: 'Die Volumes:',
      platform: 'Das Plattformteam fragen, bevor etwas gelöscht wird.',
    },
  },
  PVCTerminating: {
    title: 'PersistentVolumeClaim wird gelöscht',
    meaning:
      'Claim {{name}} wird gelöscht. Kubernetes behält ihn, bis kein Pod ihn mehr verwendet.',
    steps: { nothing: 'Nichts zu tun, wenn das beabsichtigt ist.' },
  },
} as const;

/** Was Controller von Custom Resources melden. */
export const customTexts = {
  CustomResourceFailed: {
    title: '{{kind}} meldet einen Fehler',
    brief: '{{condition}}: {{reason}}',
    meaning:
      'Der Controller von {{kind}} {{name}} meldet einen Fehler: {{message}}',
    plain: 'Der Controller von {{kind}} {{name}} meldet einen Fehler.',
    steps: {
      read: 'Die Meldung des Controllers lesen. Meist liegt die Lösung im Manifest.',
      describeObject: 'Alle Conditions und Events:',
      platform:
        'Gehört das Manifest einem anderen Team, das Problem dem Team melden, das den Controller betreibt.',
    },
  },
  CustomResourceStuck: {
    title: '{{kind}} kommt nicht voran',
    brief: '{{condition}}: {{reason}}',
    meaning: '{{kind}} {{name}} ist länger als üblich in Arbeit: {{message}}',
    plain: '{{kind}} {{name}} ist länger als üblich in Arbeit.',
    steps: {
      read: 'Prüfen, worauf es wartet: oft auf ein anderes Objekt, eine Freigabe oder einen externen Dienst.',
      describeObject: 'Alle Conditions und Events:',
      platform:
        'Geschieht lange nichts, das Team fragen, das den Controller betreibt, ob der Controller läuft.',
    },
  },
  CustomResourceSuspended: {
    title: '{{kind}} ist ausgesetzt',
    brief: '{{reason}}',
    meaning:
      '{{kind}} {{name}} ist ausgesetzt, Änderungen haben keine Wirkung: {{message}}',
    plain: '{{kind}} {{name}} ist ausgesetzt, Änderungen haben keine Wirkung.',
    steps: {
      resume:
        'Klären, wer das Objekt warum ausgesetzt hat, und es dann fortsetzen.',
      describeObject: 'Alle Conditions und Events:',
    },
  },
} as const;

/** Was Nodes melden. */
export const nodeTexts = {
  NodeNotReady: {
    title: 'Node ist nicht bereit',
    brief: '{{reason}}',
    meaning:
      'Node {{name}} ist nicht bereit oder nicht erreichbar. Dauert das länger als ein paar Minuten, entfernt Kubernetes seine Pods (Eviction), damit sie auf anderen Nodes ersetzt werden können.',
    steps: { describeObject: CONDITIONS },
  },
  NodeMemoryPressure: {
    title: 'Node hat kaum noch Speicher',
    meaning:
      'Dem Node {{name}} geht der Speicher aus. Er entfernt deshalb womöglich Pods (Eviction).',
    steps: {
      describeObject:
        'Dem Plattformteam melden und die Conditions und die Requests seiner Pods zeigen:',
    },
  },
  NodeDiskPressure: {
    title: 'Node hat kaum noch Plattenplatz',
    meaning:
      'Dem Node {{name}} geht der Plattenplatz aus. Er entfernt deshalb womöglich Pods (Eviction).',
    steps: { describeObject: CONDITIONS },
  },
  NodePIDPressure: {
    title: 'Dem Node gehen die Prozess-IDs aus',
    meaning:
      'Auf Node {{name}} laufen so viele Prozesse, dass er womöglich Pods entfernt (Eviction), um Prozess-IDs freizugeben.',
    steps: { describeObject: CONDITIONS },
  },
  NodeProblem: {
    title: 'Überwachung meldet ein Problem am Node',
    brief: '{{condition}} ({{reason}})',
    meaning:
      'Node {{name}} hat die Condition {{condition}}. Seine Pods können hängen oder ausfallen, auch wenn er als bereit gilt: {{message}}',
    plain:
      'Ein Agent auf Node {{name}} meldet ein Problem mit Kernel, Platten, Netzwerk oder Container-Runtime. Seine Pods können hängen oder ausfallen, auch wenn der Node als bereit gilt.',
    steps: {
      describeObject: CONDITIONS,
      move: 'Damit eigene Pods bis zur Reparatur nicht auf diesem Node laufen, das Plattformteam bitten, ihn zu sperren (cordon) und zu leeren (drain).',
    },
    variants: {
      event: {
        title: 'Node meldet ein Problem',
        brief: '{{reason}}',
        meaning:
          'Node {{name}} meldet Probleme mit Platte, Kernel oder Container-Runtime. Seine Pods können hängen oder ausfallen, auch wenn er als bereit gilt: {{message}}',
        plain:
          'Node {{name}} meldet Probleme mit Platte, Kernel oder Container-Runtime. Seine Pods können hängen oder ausfallen, auch wenn er als bereit gilt.',
      },
    },
  },
  NodeSystemOOM: {
    title: 'Dem Node ging der Speicher aus',
    meaning:
      'Dem Node {{name}} ging insgesamt der Speicher aus, und der Kernel hat einen Prozess beendet, womöglich in einem der eigenen Container.',
    steps: {
      describeObject: 'Dieser Prozess wurde beendet:',
      requests:
        'Speicher-Requests auf das setzen, was die Container wirklich brauchen.',
    },
  },
  NodeRebooted: {
    title: 'Node wurde neu gestartet',
    meaning: 'Node {{name}} wurde neu gestartet, und seine Pods mit ihm.',
    steps: { nothing: 'Nichts zu tun, wenn alle Pods wieder bereit sind.' },
  },
} as const;
