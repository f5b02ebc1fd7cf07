/** Einzelheiten eines Objekts, das kein Pod ist. */
export const OBJECT_DRAWER_MESSAGES = {
  objectDrawer: {
    tabsLabel: 'Einzelheiten des Objekts',
    next: 'Nächstes Objekt (→)',
    previous: 'Voriges Objekt (←)',
    clusterScoped: 'Clusterweit',
    clusters_one: 'Cluster',
    clusters_other: 'In {{count}} Clustern',
    since: 'seit {{age}}',
    noState: 'Zustand unbekannt: Der Status sagt nichts dazu',
    problem: 'Problem',
    conditions: 'Conditions',
    pastConditions: 'Gesehen, seit dieser Tab offen ist',
    wasUntil: '{{status}} bis {{ago}}',
    noConditions: 'Sein Status hat keine Conditions.',
    fields: 'Felder',
    owners: 'Gehört zu',
    owns: 'Besitzt',
    ownedBy: 'Was zu {{kind}} {{name}} gehört',
    targets: 'Verweist auf',
    unread: 'nicht gelesen',
    tools: 'Befehle und Links',
    docs: 'Dokumentation zu {{kind}}',
    newerKind:
      'Diese Podlight-Version kann für {{kind}} keine Details laden. Das Frontend-Plugin aktualisieren und neu laden.',
    eventsOf: 'Events von {{kind}} {{name}}',
    manifestOf: 'Manifest von {{kind}} {{name}}',
    manifestNote:
      'So, wie Podlight es liest: nur die Felder, die es braucht, ohne Geheimnisse.',
    customManifestNote:
      'So, wie Podlight es liest: Metadaten, Conditions und die Felder, die die Definition dieser API nennt.',
    replaced: 'Dieses Objekt wurde gelöscht',
    replacedText:
      'Ein neues Objekt der Art {{kind}} hat jetzt seinen Namen. Was hier stand, betraf das gelöschte.',
    showNew: 'Neues Objekt anzeigen',
    gone: 'Dieses Objekt gibt es nicht mehr',
    goneText:
      'Es wurde gelöscht oder umbenannt, nachdem der Link entstanden ist, oder Podlight kann es nicht lesen.',
  },
} as const;
