/** Clusters that are asked with the user's own login. */
export const LOGINS_MESSAGES = {
  login: {
    title: 'Sign in to see this cluster',
    text: 'Backstage reads this cluster with your own login, so you see only what you have access to.',
    signIn: 'Sign in with {{provider}}',
    failed: 'Sign-in failed: {{message}}',
  },
} as const;
