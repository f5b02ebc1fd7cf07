const REPLACED =
  'Sein Eigentümer startet von selbst einen Ersatz. Was vom alten Pod übrig ist, kann gelöscht werden.';

/** Etwas anderes als das Programm hat den Pod beendet oder hält ihn fest. */
export const disruptionTexts = {
  EvictedNodePressure: {
    title: 'Hinausgeworfen, weil der Node knapp war',
    brief: '{{resource}}',
    meaning:
      'Auf dem Node wurde {{resource}} knapp, und er warf Pods hinaus, die mehr benutzten, als sie verlangt hatten. Dieser war einer davon.',
    plain:
      'Auf dem Node wurden Speicher oder Platte knapp, und er warf Pods hinaus, die mehr benutzten, als sie verlangt hatten. Dieser war einer davon.',
    steps: {
      requests:
        'resources.requests auf das setzen, was das Programm wirklich braucht: Wer darunter bleibt, geht zuletzt.',
      replaced: REPLACED,
      describePod: 'So viel hat er benutzt:',
    },
  },
  EvictedEphemeralLimit: {
    title: 'Hinausgeworfen, weil er zu viel auf die Platte schrieb',
    brief: 'Grenze {{limit}}',
    meaning:
      'Der Pod hat mehr auf seine lokale Platte geschrieben (Dateien, Logs, emptyDir), als seine Grenze von {{limit}} erlaubt. Mit dem Arbeitsspeicher hat das nichts zu tun, was immer der Exit-Code nahelegt.',
    plain:
      'Der Pod hat mehr auf seine lokale Platte geschrieben (Dateien, Logs, emptyDir), als er darf. Mit dem Arbeitsspeicher hat das nichts zu tun, was immer der Exit-Code nahelegt.',
    steps: {
      less: 'Weniger schreiben: Dateien rotieren, auf die Standardausgabe loggen, Zwischenspeicher aufräumen.',
      limit:
        'Oder die Grenze erhöhen (ephemeral-storage oder sizeLimit des emptyDir).',
      describePod: 'Das wurde überschritten:',
    },
  },
  PreemptedByKubelet: {
    title: 'Musste einem kritischen Pod weichen',
    meaning: 'Der Node brauchte Platz für einen Pod des Systems.',
    steps: { replaced: REPLACED },
  },
  PreemptedByScheduler: {
    title: 'Musste einem wichtigeren Pod weichen',
    meaning: 'Ein Pod mit höherer Priorität hat seinen Platz bekommen.',
    steps: {
      replaced: REPLACED,
      listPriorityClasses:
        'Geschieht es oft, die Prioritäten ansehen und dem eigenen Pod eine höhere geben:',
    },
  },
  EvictedByAPI: {
    title: 'Umgezogen',
    meaning:
      'Jemand hat den Pod gebeten, seinen Node zu verlassen, wie man es tut, wenn ein Node zur Wartung geleert wird.',
    steps: { replaced: REPLACED },
  },
  EvictedByTaint: {
    title: 'Durch einen Taint von seinem Node vertrieben',
    meaning:
      'Der Node bekam ein Zeichen (Taint), das dieser Pod nicht duldet, zum Beispiel weil der Node nicht erreichbar ist.',
    steps: { replaced: REPLACED, listNodes: 'Die Nodes:' },
  },
  PodGarbageCollected: {
    title: 'Seinen Node gibt es nicht mehr',
    meaning: 'Der Node wurde entfernt, und Kubernetes hat aufgeräumt.',
    steps: { replaced: REPLACED },
  },
  NodeShutdown: {
    title: 'Sein Node wurde heruntergefahren',
    meaning:
      'Der Node wurde heruntergefahren, wie es bei billigen Nodes (Spot) üblich ist, und hat den Pod mitgenommen.',
    steps: { replaced: REPLACED },
  },
  NodeUnreachable: {
    title: 'Sein Node antwortet nicht',
    brief: '{{node}}',
    meaning:
      'Von Node {{node}} ist nichts zu hören. Was von seinen Pods gezeigt wird, ist der letzte bekannte Stand, und es gibt keine Logs.',
    plain:
      'Vom Node ist nichts zu hören. Was von seinen Pods gezeigt wird, ist der letzte bekannte Stand, und es gibt keine Logs.',
    steps: {
      describeNode: 'Den Node ansehen und dem Plattformteam melden:',
      wait: 'Nach etwa fünf Minuten werden die meisten Pods von selbst auf anderen Nodes ersetzt.',
    },
  },
  KubeletAdmissionRejected: {
    title: 'Der Node hat den Pod abgelehnt',
    brief: '{{reason}}',
    meaning:
      'Der Pod kam auf einen Node, der ihn dann nicht nahm ({{reason}}). Meistens war der Node inzwischen voll.',
    plain: 'Der Pod kam auf einen Node, der ihn dann nicht nahm.',
    steps: {
      replaced: REPLACED,
      describePod: 'Geschieht es immer wieder, ist das der Grund:',
    },
  },
  PodDeadlineExceeded: {
    title: 'Er lief länger, als er darf',
    brief: '{{deadlineSeconds}} Sekunden',
    meaning:
      'Der Pod hat activeDeadlineSeconds: {{deadlineSeconds}} und wurde beendet, als sie vorbei waren.',
    plain:
      'Der Pod hat eine Frist (activeDeadlineSeconds) und wurde beendet, als sie vorbei war.',
    steps: {
      raise: 'Die Frist verlängern oder herausfinden, was so lange dauerte.',
    },
  },
  StuckTerminating: {
    title: 'Er geht nicht weg',
    brief: '{{finalizers}}',
    meaning:
      'Der Pod sollte anhalten und ist {{seconds}} Sekunden nach seiner Zeit noch da. Sein Node ist fort, oder etwas (ein Finalizer) hält ihn fest.',
    plain: 'Der Pod sollte anhalten und ist nach seiner Zeit noch da.',
    steps: {
      podYaml: 'Finalizer und Node:',
      force:
        'Nicht gewaltsam löschen, bevor sicher ist, dass sein Node wirklich fort ist: Sonst könnten zwei Exemplare zugleich laufen.',
    },
  },
  FailedPreStopHook: {
    title: 'Der preStop-Hook schlägt fehl',
    meaning:
      'Container {{container}} hat einen Hook, der ihn in Ruhe enden lassen soll, und der Hook schlug fehl. Laufende Anfragen wurden vielleicht abgeschnitten.',
    steps: {
      hook: 'Den Befehl des Hooks im Image ausprobieren.',
      podEvents: 'Wann er fehlschlug:',
    },
  },
  PodFailedOther: {
    title: 'Der Pod ist gescheitert',
    brief: '{{reason}}',
    meaning: 'Kubernetes hat den Pod aufgegeben und sagt wenig darüber, warum.',
    steps: { describePod: 'Das ist bekannt:', replaced: REPLACED },
  },
  StaleDisruptionTarget: {
    title: 'Er sollte gehen und ist noch da',
    brief: '{{reason}}',
    meaning:
      'Der Pod wurde zum Entfernen vorgemerkt, und nichts hat ihn seitdem entfernt.',
    steps: {
      nothing:
        'Meistens nichts zu tun: Die Markierung wird von selbst zurückgenommen.',
    },
  },
  ResizeInfeasible: {
    title: 'Diese Größe kann der Pod hier nie bekommen',
    meaning:
      'Die Ressourcen des laufenden Pods wurden auf mehr geändert, als sein Node überhaupt hat.',
    steps: {
      recreate:
        'Den Pod löschen, damit er auf einen größeren Node kommt, oder weniger verlangen.',
      podEvents: 'Die Worte des Nodes:',
    },
  },
  ResizeDeferred: {
    title: 'Der Pod wartet auf Platz zum Wachsen',
    meaning:
      'Die Ressourcen des laufenden Pods wurden geändert, und sein Node hat dafür gerade keinen Platz.',
    steps: {
      wait: 'Warten, bis andere gehen, oder den Pod löschen, damit er anderswo hinkommt.',
    },
  },
  ResizeError: {
    title: 'Die Größe des Pods ließ sich nicht ändern',
    meaning:
      'Der Node konnte dem laufenden Pod die neuen Ressourcen nicht geben, zum Beispiel eine Speichergrenze unter dem, was er benutzt.',
    steps: {
      podUsage: 'So viel benutzt er:',
      podEvents: 'Die Worte des Nodes:',
    },
  },
} as const;
