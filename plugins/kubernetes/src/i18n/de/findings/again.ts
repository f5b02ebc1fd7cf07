export const AGAIN_TEXTS = {
  once: 'einmal neu gestartet, läuft wieder',
  often: '{{restarts}} Neustarts in {{restartsIn}}, läuft wieder',
} as const;
