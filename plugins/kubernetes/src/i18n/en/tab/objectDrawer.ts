/** The details of an object that is no pod. */
export const OBJECT_DRAWER_MESSAGES = {
  objectDrawer: {
    tabsLabel: 'Object details',
    next: 'Next object (→)',
    previous: 'Previous object (←)',
    clusterScoped: 'Cluster-scoped',
    clusters_one: 'Cluster',
    clusters_other: 'In {{count}} clusters',
    since: 'for {{age}}',
    noState: 'State unknown: its status doesn’t report one',
    problem: 'Problem',
    conditions: 'Conditions',
    pastConditions: 'Seen since you opened this tab',
    wasUntil: '{{status}} until {{ago}}',
    noConditions: 'Its status has no conditions.',
    fields: 'Fields',
    owners: 'Owned by',
    owns: 'Owns',
    ownedBy: 'Owned by {{kind}} {{name}}',
    targets: 'Points to',
    unread: 'not read',
    tools: 'Commands and links',
    docs: 'Documentation of {{kind}}',
    newerKind:
      'This version of Podlight can’t load details of kind {{kind}}. Upgrade the frontend plugin, then reload.',
    eventsOf: 'Events of {{kind}} {{name}}',
    manifestOf: 'Manifest of {{kind}} {{name}}',
    manifestNote:
      'As Podlight reads it: only the fields that it needs, without secrets.',
    customManifestNote:
      'As Podlight reads it: metadata, conditions, and the fields that the definition of this API lists.',
    replaced: 'This object was deleted',
    replacedText:
      'There is a new {{kind}} with the same name. What you saw was about the deleted one.',
    showNew: 'Show the new one',
    gone: 'This object no longer exists',
    goneText:
      'It was deleted or renamed after the link was created, or Podlight can’t read it.',
  },
} as const;
