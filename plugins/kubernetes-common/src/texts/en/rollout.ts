/**
 * What a rollout changed, and whether a problem came with it or with a ConfigMap.
 *
 * @public
 */
export const ROLLOUT_MESSAGES = {
  revisions: {
    numbered: 'revision {{revision}}',
    restarted: 'restarted',
    backTo: 'back to revision {{revision}}',
    added: '{{what}} added',
    removed: '{{what}} removed',
    changed: '{{what}} changed',
    becomes: '{{what}} {{from}} → {{to}}',
    moreShort: '{{more}} more',
    field: {
      image: 'image',
      command: 'command',
      args: 'arguments',
      env: 'variable {{name}}',
      configMap: 'ConfigMap {{name}}',
      secret: 'Secret {{name}}',
      request: '{{name}} request',
      limit: '{{name}} limit',
      probe: 'probe',
      port: 'port {{name}}',
      volume: 'volume {{name}}',
      mount: 'volume mount {{name}}',
      scheduling: 'scheduling',
      securityContext: 'security context',
      serviceAccount: 'service account',
      lifecycle: 'lifecycle hook',
      label: 'label {{name}}',
      annotation: 'annotation {{name}}',
      container: 'container {{name}}',
      other: 'other settings',
    },
  },
  rollout: {
    only: 'The only failing pod runs {{revision}}, {{began}}',
    onlyWith: 'The only failing pod runs {{revision}}, {{began}} ({{what}})',
    since_one:
      '{{count}} of {{total}} failing pods runs {{revision}}, {{began}}',
    since_other:
      '{{count}} of {{total}} failing pods run {{revision}}, {{began}}',
    sinceWith_one:
      '{{count}} of {{total}} failing pods runs {{revision}}, {{began}} ({{what}})',
    sinceWith_other:
      '{{count}} of {{total}} failing pods run {{revision}}, {{began}} ({{what}})',
    rolledOut: 'rolled out {{time}}',
    rolledOutBy: 'rolled out {{time}} or earlier',
    share_one: '{{count}} of {{total}} on {{revision}} fails',
    share_other: '{{count}} of {{total}} on {{revision}} fail',
    shares: '{{first}}; {{second}}',
    sentence: '{{since}}; {{shares}}.',
    after:
      'All pods run {{revision}}, {{began}}; these have been failing since {{time}}. No pod still runs {{older}}, so there’s nothing to compare with.',
    afterWith:
      'All pods run {{revision}}, {{began}} ({{what}}); these have been failing since {{time}}. No pod still runs {{older}}, so there’s nothing to compare with.',
    beforeShare_one:
      'It failed before the rollout of {{revision}}, too: {{count}} of {{total}} on {{older}} fails.',
    beforeShare_other:
      'It failed before the rollout of {{revision}}, too: {{count}} of {{total}} on {{older}} fail.',
  },
  configWrite: {
    name: 'ConfigMap {{name}}',
    nameIn: 'ConfigMap {{name}} in {{cluster}}',
    lead: '{{span}} before',
    atOnce: 'right before',
    read: '{{what}} was updated {{lead}} these pods started failing.',
    unread:
      '{{what}} was updated {{lead}} these pods started failing, but they started earlier and don’t have the new values.',
    older_one:
      'Pods that started earlier don’t have the new values; of these, {{count}} of {{total}} fails.',
    older_other:
      'Pods that started earlier don’t have the new values; of these, {{count}} of {{total}} fail.',
  },
} as const;
