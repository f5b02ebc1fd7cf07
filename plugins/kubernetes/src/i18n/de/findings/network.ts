const TELL = 'Dem Plattformteam melden, welcher Node es ist:';

/** Der Pod hat einen Node, aber keine Sandbox, in der seine Container laufen könnten. */
export const networkTexts = {
  SandboxNetworkFailed: {
    title: 'Einrichten des Pod-Netzwerks fehlgeschlagen',
    brief: 'Node {{node}}',
    meaning:
      'Das Netzwerk-Plugin des Clusters (CNI) konnte den Pod nicht ans Netzwerk anschließen, deshalb kann kein Container starten. An der Anwendung liegt es nicht.',
    steps: {
      podEvents: 'Der Fehler des Netzwerk-Plugins:',
      podWide: TELL,
      recreate:
        'Gehört der Pod zu einem Controller, den Pod löschen: Der Ersatz landet vielleicht auf einem anderen Node.',
    },
  },
  IPExhausted: {
    title: 'Keine freien IP-Adressen für Pods',
    brief: 'Node {{node}}',
    meaning:
      'Jeder Pod braucht eine IP-Adresse, und das Subnetz oder der Adresspool des Nodes hat keine mehr frei.',
    steps: {
      podWide: TELL,
      fewer:
        'Bis dahin weniger Pods betreiben oder einige auf Nodes mit freien Adressen verlegen.',
    },
  },
  NetworkNotReady: {
    title: 'Netzwerk des Nodes ist nicht bereit',
    brief: 'Node {{node}}',
    meaning:
      'Das Netzwerk-Plugin (CNI) auf dem Node ist nicht bereit. Auf einem gerade beigetretenen Node ist das für ein paar Minuten normal.',
    steps: {
      wait: 'Ein paar Minuten warten.',
      podWide: 'Hält es an, dem Plattformteam melden, welcher Node es ist:',
    },
  },
  RuntimeClassHandlerMissing: {
    title: 'Node unterstützt die RuntimeClass nicht',
    brief: '{{runtimeClass}}',
    meaning:
      'Der Pod verlangt die RuntimeClass {{runtimeClass}}, für die sein Node nicht eingerichtet ist.',
    plain:
      'Der Pod verlangt eine RuntimeClass, für die sein Node nicht eingerichtet ist.',
    steps: {
      listRuntimeClasses: 'Diese RuntimeClasses gibt es:',
      nodes:
        'Den Pod auf Nodes betreiben, die sie unterstützen, oder runtimeClassName entfernen.',
    },
  },
  SandboxOther: {
    title: 'Node kann die Pod-Sandbox nicht erstellen',
    brief: 'Node {{node}}',
    meaning:
      'Bevor der Node Container startet, bereitet er eine isolierte Umgebung für den Pod vor (die Sandbox). Dieser Schritt schlägt fehl. Kubernetes versucht es automatisch erneut.',
    steps: { podEvents: 'Der Grund:', podWide: TELL },
    variants: {
      guess: {
        title: 'Pod nicht gestartet, und kein Event erklärt, warum',
        meaning:
          'Der Pod ist seit {{duration}} auf seinem Node, kein Container ist gestartet, und kein Event erklärt, warum. Vielleicht richtet der Node noch Netzwerk oder Volumes ein.',
        plain:
          'Der Pod hat einen Node, kein Container ist gestartet, und kein Event erklärt, warum. Vielleicht richtet der Node noch Netzwerk oder Volumes ein.',
        steps: { podEvents: 'Die neuesten Events:', podWide: TELL },
      },
    },
  },
  SandboxChurn: {
    title: 'Pod-Sandbox wird immer wieder neu erstellt',
    brief: 'Node {{node}}',
    meaning:
      'Der Node musste die Umgebung des Pods (die Sandbox) {{count}}-mal neu erstellen. Jedes Mal starten alle Container des Pods neu.',
    plain:
      'Der Node musste die Umgebung des Pods (die Sandbox) mehrmals neu erstellen. Jedes Mal starten alle Container des Pods neu.',
    steps: { podEvents: 'Wie oft:', podWide: TELL },
  },
  FailedPrepareDynamicResources: {
    title: 'Vorbereiten eines Geräts auf dem Node fehlgeschlagen',
    meaning:
      'Der Pod fordert ein Gerät an, etwa eine GPU, und dessen Treiber konnte es auf dem Node nicht vorbereiten.',
    steps: { podEvents: 'Der Fehler des Treibers:', podWide: TELL },
  },
} as const;
