/** Cluster, die mit der eigenen Anmeldung des Nutzers gelesen werden. */
export const LOGINS_MESSAGES = {
  login: {
    title: 'Anmelden, um diesen Cluster zu sehen',
    text: 'Backstage liest diesen Cluster mit der eigenen Anmeldung: Zu sehen ist nur, worauf sie Zugriff hat.',
    signIn: 'Anmelden mit {{provider}}',
    failed: 'Anmeldung fehlgeschlagen: {{message}}',
  },
} as const;
