/** Ein Node lässt den fehlgeschlagenen Pod zurück. */
const REPLACED =
  'Gehört der Pod zu einem Controller (Deployment, Job, …), startet dieser automatisch Ersatz, und der alte Pod kann gelöscht werden. Ein Pod ohne Controller muss neu angelegt werden.';

/** Die Control-Plane löscht den Pod selbst. */
const REPLACED_AND_DELETED =
  'Gehört der Pod zu einem Controller (Deployment, Job, …), startet dieser automatisch Ersatz. Ein Pod ohne Controller muss neu angelegt werden.';

/** Etwas anderes als das Programm hat den Pod beendet oder hält ihn fest. */
export const disruptionTexts = {
  EvictedNodePressure: {
    title: 'Eviction: Ressourcen des Nodes wurden knapp',
    brief: '{{resource}}',
    meaning:
      'Auf dem Node wurden Ressourcen knapp ({{resource}}), und er hat diesen Pod zum eigenen Schutz entfernt (Eviction). Zuerst trifft es Pods, die mehr als ihre Requests verbrauchen.',
    plain:
      'Auf dem Node wurden Ressourcen wie Speicher oder Plattenplatz knapp, und er hat diesen Pod zum eigenen Schutz entfernt (Eviction). Zuerst trifft es Pods, die mehr als ihre Requests verbrauchen.',
    steps: {
      replaced: REPLACED,
      describePod: 'Prüfen, wie viel er verbraucht hat:',
      requests:
        'resources.requests auf den wirklichen Bedarf der Anwendung setzen: Pods innerhalb ihrer Requests trifft es zuletzt.',
    },
  },
  EvictedEphemeralLimit: {
    title: 'Eviction: Limit für Ephemeral Storage überschritten',
    brief: 'Limit {{limit}}',
    meaning:
      'Der Pod hat mehr auf die lokale Platte geschrieben (Dateien, Logs, emptyDir), als sein Limit von {{limit}} erlaubt, deshalb hat der Node ihn entfernt (Eviction). Am Arbeitsspeicher liegt es nicht, auch wenn der Exit-Code 137 ist.',
    plain:
      'Der Pod hat mehr auf die lokale Platte geschrieben (Dateien, Logs, emptyDir), als sein Limit erlaubt, deshalb hat der Node ihn entfernt (Eviction). Am Arbeitsspeicher liegt es nicht, auch wenn der Exit-Code 137 ist.',
    steps: {
      describePod: 'Prüfen, welches Limit überschritten wurde:',
      less: 'Weniger schreiben: Dateien rotieren, auf die Standardausgabe loggen, Caches aufräumen.',
      limit:
        'Oder das Limit erhöhen: resources.limits.ephemeral-storage oder sizeLimit des emptyDir.',
    },
  },
  PreemptedByKubelet: {
    title: 'Von einem kritischen System-Pod verdrängt',
    meaning:
      'Der Node brauchte Platz für einen kritischen System-Pod und hat deshalb diesen gestoppt.',
    steps: { replaced: REPLACED },
  },
  PreemptedByScheduler: {
    title: 'Von einem Pod mit höherer Priorität verdrängt',
    meaning:
      'Der Scheduler hat diesen Pod entfernt, um Platz für einen Pod mit höherer Priorität zu schaffen.',
    steps: {
      replaced: REPLACED_AND_DELETED,
      listPriorityClasses:
        'Geschieht das oft, eine höhere PriorityClass erwägen:',
    },
  },
  EvictedByAPI: {
    title: 'Eviction, zum Beispiel durch einen Node-Drain',
    meaning:
      'Der Pod wurde über die Kubernetes-API entfernt (Eviction), wie es kubectl drain vor der Wartung eines Nodes tut oder ein Cluster-Autoscaler, bevor er einen Node entfernt.',
    steps: { replaced: REPLACED_AND_DELETED },
  },
  EvictedByTaint: {
    title: 'Eviction durch einen Taint seines Nodes',
    meaning:
      'Der Node bekam einen NoExecute-Taint, eine Markierung, die jeden Pod ohne passende Toleration entfernt, zum Beispiel weil der Node nicht mehr erreichbar war.',
    steps: {
      replaced: REPLACED_AND_DELETED,
      nodeTaints: 'Die Taints der Nodes:',
    },
  },
  PodGarbageCollected: {
    title: 'Node existiert nicht mehr',
    meaning:
      'Der Node des Pods wurde aus dem Cluster entfernt, deshalb löscht Kubernetes den Pod.',
    steps: { replaced: REPLACED_AND_DELETED },
  },
  NodeShutdown: {
    title: 'Node heruntergefahren',
    meaning:
      'Der Node des Pods wurde heruntergefahren und hat den Pod mitgenommen. Bei Spot- und Preemptible-Nodes ist das normal.',
    steps: { replaced: REPLACED },
  },
  NodeUnreachable: {
    title: 'Node antwortet nicht',
    brief: '{{node}}',
    meaning:
      'Kubernetes hat den Kontakt zu Node {{node}} verloren. Angezeigt wird der letzte bekannte Status, und Logs sind nicht verfügbar.',
    plain:
      'Kubernetes hat den Kontakt zum Node des Pods verloren. Angezeigt wird der letzte bekannte Status, und Logs sind nicht verfügbar.',
    steps: {
      wait: 'Abwarten: Nach etwa fünf Minuten ersetzt Kubernetes die meisten Pods automatisch auf anderen Nodes. Pods von StatefulSets und DaemonSets bleiben, bis der Node wieder da ist oder entfernt wird.',
      describeNode: 'Den Node prüfen und dem Plattformteam melden:',
    },
  },
  KubeletAdmissionRejected: {
    title: 'Node hat den Pod abgelehnt',
    brief: '{{reason}}',
    meaning:
      'Der Scheduler hat den Pod einem Node zugeteilt, und dieser hat ihn abgelehnt ({{reason}}). Ein Grund, der mit OutOf beginnt, heißt, dass der Node inzwischen voll war. Andere Gründe nennen eine Einstellung, bei der Pod und Node nicht zusammenpassen.',
    plain:
      'Der Scheduler hat den Pod einem Node zugeteilt, und dieser hat ihn abgelehnt, zum Beispiel weil er inzwischen voll war.',
    steps: {
      replaced: REPLACED,
      describePod: 'Wird auch der Ersatz abgelehnt, den Grund prüfen:',
    },
  },
  PodDeadlineExceeded: {
    title: 'Pod hat seine Frist überschritten',
    brief: 'Frist {{deadlineSeconds}} s',
    meaning:
      'Der Pod lief länger, als seine activeDeadlineSeconds von {{deadlineSeconds}} erlauben, deshalb hat Kubernetes ihn gestoppt.',
    plain:
      'Der Pod lief länger, als seine Frist (activeDeadlineSeconds) erlaubt, deshalb hat Kubernetes ihn gestoppt.',
    steps: {
      raise:
        'Herausfinden, was so lange dauerte, oder activeDeadlineSeconds erhöhen.',
    },
  },
  StuckTerminating: {
    title: 'Hängt in Terminating',
    brief: '{{finalizers}}',
    meaning:
      'Der Pod existiert {{duration}} nach Ablauf seiner Grace Period immer noch. Sein Node ist weg, ein Container stoppt nicht, oder ein Finalizer verzögert das Löschen, bis ein Controller ihn entfernt.',
    plain:
      'Der Pod existiert nach Ablauf seiner Grace Period immer noch. Sein Node ist weg, ein Container stoppt nicht, oder ein Finalizer verzögert das Löschen, bis ein Controller ihn entfernt.',
    steps: {
      podYaml: 'Seine Finalizer und seinen Node prüfen:',
      force:
        'Nur dann mit --force löschen, wenn der Node sicher weg ist: Sonst laufen eventuell zwei Kopien gleichzeitig.',
    },
  },
  FailedPreStopHook: {
    title: 'preStop-Hook schlägt fehl',
    meaning:
      'Der preStop-Hook von Container {{container}}, der ein sauberes Herunterfahren vorbereitet, ist fehlgeschlagen. Laufende Anfragen wurden eventuell abgebrochen.',
    plain:
      'Ein preStop-Hook, der das saubere Herunterfahren eines Containers vorbereitet, ist fehlgeschlagen. Laufende Anfragen wurden eventuell abgebrochen.',
    steps: {
      podEvents: 'Prüfen, wann er fehlschlug:',
      hook: 'Den Befehl des Hooks im Image ausprobieren.',
    },
  },
  PodFailedOther: {
    title: 'Pod fehlgeschlagen',
    brief: '{{reason}}',
    meaning:
      'Der Pod ist fehlgeschlagen, und Kubernetes nennt keinen klaren Grund.',
    steps: { describePod: 'Prüfen, was bekannt ist:', replaced: REPLACED },
  },
  StaleDisruptionTarget: {
    title: 'Zum Entfernen markiert, aber nicht entfernt',
    brief: '{{reason}}',
    meaning:
      'Der Pod wurde zum Entfernen markiert (DisruptionTarget), und nichts hat ihn seitdem entfernt.',
    steps: {
      nothing:
        'Meist ist nichts zu tun: Kubernetes nimmt die Markierung automatisch zurück.',
    },
  },
  ResizeInfeasible: {
    title: 'Resize auf diesem Node nicht möglich',
    meaning:
      'Die Ressourcen des laufenden Pods wurden auf Werte geändert, die sein Node nie bieten kann.',
    steps: {
      podEvents: 'Prüfen, was der Node meldet:',
      recreate:
        'Weniger anfordern. Oder die neuen Werte im Manifest von {{kind}} {{name}} setzen, damit ein neuer Pod auf einem größeren Node startet.',
    },
  },
  ResizeDeferred: {
    title: 'Resize wartet auf Platz auf dem Node',
    meaning:
      'Die Ressourcen des laufenden Pods wurden geändert, und sein Node hat gerade nicht genug Platz dafür.',
    steps: {
      wait: 'Warten, bis andere Pods den Node verlassen. Oder die neuen Werte im Manifest von {{kind}} {{name}} setzen, damit ein neuer Pod dort startet, wo Platz ist.',
    },
  },
  ResizeError: {
    title: 'Resize fehlgeschlagen',
    meaning:
      'Der Node konnte die neuen Ressourcen nicht auf den laufenden Pod anwenden, zum Beispiel weil das neue Speicherlimit unter dem Verbrauch des Pods liegt.',
    steps: {
      podUsage: 'Prüfen, wie viel er verbraucht:',
      podEvents: 'Prüfen, was der Node meldet:',
    },
  },
} as const;
