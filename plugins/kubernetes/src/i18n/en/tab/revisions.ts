import { ROLLOUT_MESSAGES } from '@podlight/backstage-plugin-kubernetes-common';

/** What the rollouts of a workload changed, and whether a problem began with one. */
export const REVISIONS_MESSAGES = {
  revisions: {
    ...ROLLOUT_MESSAGES.revisions,
    listOf: 'Revisions of {{kind}} {{name}}',
    heading: 'Revision {{revision}}',
    loading: 'Loading revisions',
    failed: 'Can’t load the revisions',
    none: 'The API server has no revisions of {{kind}} {{name}}.',
    only: 'This is the only revision that the API server still has.',
    truncated_one: 'Only the newest revision is shown.',
    truncated_other: 'Only the {{count}} newest revisions are shown.',
    unrecorded:
      'Kubernetes doesn’t record replicas and update strategy per revision, so changes to them aren’t listed.',
    olderCommand: 'All revisions that the cluster still has:',
    copyHistory:
      'Copy the command that lists the revisions of {{kind}} {{name}}',
    current: 'current',
    orEarlier: 'or earlier',
    unknownTime: 'time unknown',
    cause: 'Change cause',
    source: 'Source',
    managedBy: 'Managed by',
    changesOf: 'Changes in revision {{revision}}',
    oldest: 'The oldest remaining revision: nothing to compare it with.',
    onlyRestarted: 'Same pod template, new pods (kubectl rollout restart).',
    noChanges: 'No difference from the revision before it.',
    container: 'container {{container}}',
    before: 'before',
    after: 'after',
    hiddenValue: 'changed (values aren’t shown)',
    type: {
      added: 'added',
      removed: 'removed',
      changed: 'changed',
    },
    more_one: 'and {{count}} more change',
    more_other: 'and {{count}} more changes',
  },
  configWrite: {
    ...ROLLOUT_MESSAGES.configWrite,
    short: '{{what}} was updated {{lead}} the failures started',
  },
  rollout: {
    ...ROLLOUT_MESSAGES.rollout,
    short: 'Since {{revision}}',
    shortAt: 'Since {{revision}} ({{time}})',
    shortAfter: 'After {{revision}} was rolled out ({{time}})',
    shortWith: '{{since}}: {{what}}',
    before: 'Failed before the rollout, too',
    beforeSentence: 'It failed before the rollout of {{revision}}, too.',
    show: 'Show what changed',
    showFor: 'Show what changed: {{kind}} {{name}}',
  },
} as const;
