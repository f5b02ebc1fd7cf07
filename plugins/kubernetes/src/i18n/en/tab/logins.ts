/** Clusters that are asked with the user's own login. */
export const LOGINS_MESSAGES = {
  login: {
    title: 'Sign in to see this cluster',
    text: 'This cluster is read with your own login, so that you see what you may see in it.',
    signIn: 'Sign in with {{provider}}',
    failed: 'You were not signed in: {{message}}',
  },
} as const;
