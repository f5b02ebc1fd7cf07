/** Was die Rollouts eines Workloads geändert haben und ob ein Problem mit einem begann. */
export const REVISIONS_MESSAGES = {
  revisions: {
    listOf: 'Revisionen von {{kind}} {{name}}',
    numbered: 'Revision {{revision}}',
    heading: 'Revision {{revision}}',
    loading: 'Revisionen werden geladen',
    failed: 'Die Revisionen lassen sich nicht laden',
    none: 'Der API-Server hat keine Revisionen von {{kind}} {{name}}.',
    only: 'Das ist die einzige Revision, die der API-Server noch hat.',
    truncated_one: 'Nur die neueste Revision wird gezeigt.',
    truncated_other: 'Nur die {{count}} neuesten Revisionen werden gezeigt.',
    unrecorded:
      'Kubernetes hält Replicas und Update-Strategie nicht je Revision fest, darum fehlen deren Änderungen hier.',
    olderCommand: 'Alle Revisionen, die der Cluster noch hat:',
    copyHistory:
      'Befehl kopieren, der die Revisionen von {{kind}} {{name}} auflistet',
    current: 'aktuell',
    restarted: 'neu gestartet',
    backTo: 'zurück zu Revision {{revision}}',
    orEarlier: 'oder früher',
    unknownTime: 'Zeitpunkt unbekannt',
    cause: 'Grund der Änderung',
    source: 'Quelle',
    managedBy: 'Verwaltet von',
    changesOf: 'Änderungen in Revision {{revision}}',
    oldest:
      'Die älteste noch vorhandene Revision: Es gibt nichts zum Vergleichen.',
    onlyRestarted: 'Gleiche Pod-Vorlage, neue Pods (kubectl rollout restart).',
    noChanges: 'Kein Unterschied zur Revision davor.',
    container: 'Container {{container}}',
    before: 'vorher',
    after: 'nachher',
    hiddenValue: 'geändert (Werte werden nicht gezeigt)',
    added: '{{what}} hinzugefügt',
    removed: '{{what}} entfernt',
    changed: '{{what}} geändert',
    becomes: '{{what}} {{from}} → {{to}}',
    type: {
      added: 'hinzugefügt',
      removed: 'entfernt',
      changed: 'geändert',
    },
    more_one: 'und {{count}} weitere Änderung',
    more_other: 'und {{count}} weitere Änderungen',
    moreShort: '{{more}} weitere',
    field: {
      image: 'Image',
      command: 'Befehl',
      args: 'Argumente',
      env: 'Variable {{name}}',
      configMap: 'ConfigMap {{name}}',
      secret: 'Secret {{name}}',
      request: 'Request {{name}}',
      limit: 'Limit {{name}}',
      probe: 'Probe',
      port: 'Port {{name}}',
      volume: 'Volume {{name}}',
      mount: 'Volume-Mount {{name}}',
      scheduling: 'Scheduling',
      securityContext: 'Security Context',
      serviceAccount: 'Service Account',
      lifecycle: 'Lifecycle-Hook',
      label: 'Label {{name}}',
      annotation: 'Annotation {{name}}',
      container: 'Container {{name}}',
      other: 'andere Einstellungen',
    },
  },
  configWrite: {
    name: 'ConfigMap {{name}}',
    nameIn: 'ConfigMap {{name}} in {{cluster}}',
    lead: '{{span}} vor',
    atOnce: 'unmittelbar vor',
    read: '{{what}} wurde {{lead}} dem ersten Fehler dieser Pods geändert.',
    unread:
      '{{what}} wurde {{lead}} dem ersten Fehler dieser Pods geändert, aber sie starteten früher und haben die neuen Werte nicht.',
    older_one:
      'Früher gestartete Pods haben die neuen Werte nicht; davon ist {{count}} von {{total}} fehlerhaft.',
    older_other:
      'Früher gestartete Pods haben die neuen Werte nicht; davon sind {{count}} von {{total}} fehlerhaft.',
    short: '{{what}} wurde {{lead}} dem ersten Fehler geändert',
  },
  rollout: {
    only: 'Der einzige fehlerhafte Pod hat {{revision}}, {{began}}',
    onlyWith:
      'Der einzige fehlerhafte Pod hat {{revision}}, {{began}} ({{what}})',
    since_one:
      '{{count}} von {{total}} fehlerhaften Pods hat {{revision}}, {{began}}',
    since_other:
      '{{count}} von {{total}} fehlerhaften Pods haben {{revision}}, {{began}}',
    sinceWith_one:
      '{{count}} von {{total}} fehlerhaften Pods hat {{revision}}, {{began}} ({{what}})',
    sinceWith_other:
      '{{count}} von {{total}} fehlerhaften Pods haben {{revision}}, {{began}} ({{what}})',
    rolledOut: 'ausgerollt {{time}}',
    rolledOutBy: 'ausgerollt {{time}} oder früher',
    share_one: '{{count}} von {{total}} mit {{revision}} ist fehlerhaft',
    share_other: '{{count}} von {{total}} mit {{revision}} sind fehlerhaft',
    shares: '{{first}}; {{second}}',
    sentence: '{{since}}; {{shares}}.',
    short: 'Seit {{revision}}',
    shortAt: 'Seit {{revision}} ({{time}})',
    shortAfter: 'Nach dem Rollout von {{revision}} ({{time}})',
    shortWith: '{{since}}: {{what}}',
    after:
      'Alle Pods haben {{revision}}, {{began}}; diese sind seit {{time}} fehlerhaft. Es läuft kein Pod mit {{older}} mehr, also fehlt der Vergleich.',
    afterWith:
      'Alle Pods haben {{revision}}, {{began}} ({{what}}); diese sind seit {{time}} fehlerhaft. Es läuft kein Pod mit {{older}} mehr, also fehlt der Vergleich.',
    before: 'Schon vor dem Rollout fehlerhaft',
    beforeSentence: 'Schon vor dem Rollout von {{revision}} fehlerhaft.',
    beforeShare_one:
      'Schon vor dem Rollout von {{revision}} fehlerhaft: {{count}} von {{total}} mit {{older}} ist es auch.',
    beforeShare_other:
      'Schon vor dem Rollout von {{revision}} fehlerhaft: {{count}} von {{total}} mit {{older}} sind es auch.',
    show: 'Änderungen anzeigen',
    showFor: 'Änderungen anzeigen: {{kind}} {{name}}',
  },
} as const;
