/** Cluster, die mit der eigenen Anmeldung des Nutzers gefragt werden. */
export const LOGINS_MESSAGES = {
  login: {
    title: 'Anmelden, um diesen Cluster zu sehen',
    text: 'Dieser Cluster wird mit Ihrer eigenen Anmeldung gelesen, damit Sie sehen, was Sie darin sehen dürfen.',
    signIn: 'Anmelden mit {{provider}}',
    failed: 'Die Anmeldung gelang nicht: {{message}}',
  },
} as const;
