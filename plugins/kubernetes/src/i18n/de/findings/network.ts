const TELL = 'Dem Plattformteam sagen, welcher Node es ist:';

/** Der Pod hat einen Node, aber keinen Rahmen, in dem seine Container laufen könnten. */
export const networkTexts = {
  SandboxNetworkFailed: {
    title: 'Der Pod bekommt kein Netz',
    brief: 'Node {{node}}',
    meaning:
      'Das Netzwerk-Plugin des Clusters konnte den Pod nicht anschließen. Das eigene Programm ist daran nicht beteiligt.',
    steps: {
      podWide: TELL,
      recreate:
        'Wird der Pod gelöscht, kommt er vielleicht auf einen anderen Node.',
      podEvents: 'Die Worte des Plugins:',
    },
  },
  IPExhausted: {
    title: 'Es sind keine IP-Adressen mehr frei',
    brief: 'Node {{node}}',
    meaning:
      'Jeder Pod braucht eine Adresse, und das Subnetz des Nodes hat keine mehr.',
    steps: {
      podWide: TELL,
      fewer: 'Bis dahin helfen weniger Pods oder andere Nodes.',
    },
  },
  NetworkNotReady: {
    title: 'Das Netz des Nodes steht noch nicht',
    brief: 'Node {{node}}',
    meaning:
      'Das Netzwerk-Plugin auf dem Node ist nicht bereit, wie auf einem Node, der gerade dazugekommen ist.',
    steps: { wait: 'Ein paar Minuten warten.', podWide: TELL },
  },
  RuntimeClassHandlerMissing: {
    title: 'Der Node kennt die RuntimeClass nicht',
    brief: '{{runtimeClass}}',
    meaning:
      'Der Pod verlangt die RuntimeClass {{runtimeClass}}, für die sein Node nicht eingerichtet ist.',
    plain:
      'Der Pod verlangt eine RuntimeClass, für die sein Node nicht eingerichtet ist.',
    steps: {
      listRuntimeClasses: 'Diese gibt es:',
      nodes:
        'Den Pod auf Nodes laufen lassen, die sie haben, oder runtimeClassName weglassen.',
    },
  },
  SandboxOther: {
    title: 'Der Node kann den Pod nicht vorbereiten',
    brief: 'Node {{node}}',
    meaning:
      'Bevor ein Container gestartet wird, muss der Node den Pod selbst einrichten. Das schlägt fehl.',
    steps: { podEvents: 'Der Grund:', podWide: TELL },
    variants: {
      guess: {
        title: 'Noch nicht gestartet, und nichts sagt, warum',
        meaning:
          'Der Pod hat seit {{seconds}} Sekunden einen Node, kein Container ist gestartet, und kein Event sagt, warum. Vielleicht richtet der Node noch Netzwerk oder Volumes ein.',
        plain:
          'Der Pod hat einen Node, kein Container ist gestartet, und kein Event sagt, warum. Vielleicht richtet der Node noch Netzwerk oder Volumes ein.',
      },
    },
  },
  SandboxChurn: {
    title: 'Dem Pod bricht immer wieder der Boden weg',
    brief: 'Node {{node}}',
    meaning:
      'Der Node musste den Pod innerhalb kurzer Zeit {{count}}-mal neu einrichten. Alle seine Container starten mit ihm neu.',
    plain:
      'Der Node musste den Pod mehrmals neu einrichten. Alle seine Container starten mit ihm neu.',
    steps: { podWide: TELL, podEvents: 'Wie oft:' },
  },
  FailedPrepareDynamicResources: {
    title: 'Ein Gerät ließ sich nicht vorbereiten',
    meaning:
      'Der Treiber eines Geräts, das der Pod beansprucht, hat auf dem Node versagt.',
    steps: { podEvents: 'Die Worte des Treibers:', podWide: TELL },
  },
} as const;
