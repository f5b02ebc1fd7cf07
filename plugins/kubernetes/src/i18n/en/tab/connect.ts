/** How to get to a cluster, and to other tools. */
export const CONNECT_MESSAGES = {
  connect: {
    button: 'Connect',
    buttonFor: 'Connect to {{cluster}}',
    title: 'Connect to {{cluster}}',
    subtitle: 'Paste a command into bash, zsh or any other POSIX shell.',
    close: 'Close',
    cluster: 'Cluster',
    namespace: 'Namespace',
    tool: 'With',
    goThere: 'Go to namespace {{namespace}}',
    logInAndGoThere: 'Log in and go to namespace {{namespace}}',
    goThereText:
      'Makes it the current context and namespace, so that whatever you type next runs there.',
    copyGoThere: 'Copy the command that connects',
    impossible:
      'There is no command for this: a name that it needs is missing, or cannot be given to {{tool}}.',
    signIn: 'If it says that you are not signed in',
    look: 'Look without going there',
    lookText: 'Leaves your current context as it is.',
    context: 'Context in your kubeconfig',
    contextFrom: {
      config: 'As in Backstage’s configuration.',
      logIn: 'The command makes it under this name.',
      assumed: 'Assumed to be called like the cluster.',
      unknown: 'Only the log-in knows what it is called.',
      own: 'Your own name for it.',
    },
    contextOwn:
      'If it has another name on your machine, write that here. This browser remembers it.',
    contextCurrent:
      'Without it, these commands run in your current context: connect first.',
    gone: 'This cluster is gone',
    goneText:
      'Backstage no longer finds it for this entity. Choose one of the others.',
  },
  podCommands: {
    title: 'On the command line',
    of: 'Pod {{pod}}',
    container: 'Container',
    port: 'Port',
    logs: 'Follow the log',
    previousLogs: 'Log of the run before',
    describe: 'Describe',
    exec: 'Open a shell',
    portForward: 'Forward a port',
    copy: 'Copy: {{what}}',
  },
  links: {
    label: 'Open {{subject}} in other tools',
    open: '{{title}}: {{subject}}',
    dashboard: {
      standard: 'Dashboard',
      rancher: 'Rancher',
      openshift: 'OpenShift',
      gke: 'Google Cloud',
      aks: 'Azure',
      eks: 'AWS',
      headlamp: 'Headlamp',
    },
  },
} as const;
