/** Ein einzelner Pod, und Befehle zum Kopieren. */
export const POD_MESSAGES = {
  pod: {
    containers: 'Container',
    labels: 'Labels',
    annotations: 'Annotationen',
    noProblem: 'Keine Probleme gefunden.',
    node: 'Node {{node}}',
    namespace: 'Namespace {{namespace}}',
    exitCode: 'Exit-Code {{exitCode}}',
    gone: 'Dieser Pod existiert nicht mehr',
    goneText:
      'Er wurde gelöscht oder ersetzt, nachdem der Link erstellt wurde.',
    containerKind: {
      app: 'App',
      init: 'Init',
      sidecar: 'Sidecar',
      ephemeral: 'Debug',
    },
    containerState: {
      waiting: 'wartet',
      running: 'läuft',
      terminated: 'beendet',
      none: 'nicht gestartet',
    },
    containerReady: 'bereit',
    noLabels: 'Keine Labels.',
    tabsLabel: 'Details des Pods',
    tabs: {
      overview: 'Übersicht',
      revisions: 'Revisionen',
      logs: 'Logs',
      events: 'Events',
      manifest: 'YAML',
    },
    nextPod: 'Nächster Pod (→)',
    previousPod: 'Voriger Pod (←)',
    position: '{{position}} von {{total}}',
  },
  manifest: {
    note: 'So, wie Podlight es liest: ohne Werte von Umgebungsvariablen, managedFields und Annotationen anderer Tools.',
    label: 'Manifest von Pod {{pod}}',
    loading: 'Das Manifest wird geladen',
    failed: 'Das Manifest ließ sich nicht laden',
    copy: 'Manifest kopieren',
    download: 'Manifest herunterladen',
  },
  command: {
    copy: 'Befehl kopieren',
    copied: 'Kopiert',
    copyFailed: 'Nicht kopiert: Text markieren und von Hand kopieren',
  },
} as const;
