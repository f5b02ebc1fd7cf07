/** What has ended and is up again: it stands before the detail of the cause. */
export const AGAIN_TEXTS = {
  once: 'restarted once, now up',
  often: '{{restarts}} restarts in {{restartsIn}}, now up',
} as const;
