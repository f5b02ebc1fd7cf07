export const AGAIN_TEXTS = {
  once: 'einmal neu gestartet, läuft jetzt',
  often: '{{restarts}} Neustarts in {{restartsIn}}, läuft jetzt',
} as const;
