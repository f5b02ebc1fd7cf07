/** Commands for a cluster, and links to other tools. */
export const CONNECT_MESSAGES = {
  connect: {
    button: 'Connect',
    buttonFor: 'Connect to {{cluster}}',
    title: 'Connect to {{cluster}}',
    subtitle: 'Paste into bash, zsh, or any other POSIX shell.',
    close: 'Close',
    cluster: 'Cluster',
    namespace: 'Namespace',
    tool: 'Tool',
    goThere: 'Switch to namespace {{namespace}}',
    logInAndGoThere: 'Log in and switch to namespace {{namespace}}',
    goThereText:
      'Sets your current context and namespace: everything you run next runs there.',
    copyGoThere: 'Copy the command that switches',
    impossible:
      'No command available: a name it needs is missing or isn’t valid for {{tool}}.',
    signIn: 'If you aren’t logged in',
    look: 'Run without switching',
    lookText: 'Doesn’t change your current context.',
    context: 'Context in your kubeconfig',
    contextFrom: {
      config: 'From Backstage’s configuration.',
      logIn: 'The login command creates it with this name.',
      assumed: 'We assume the context is named like the cluster.',
      unknown: 'The login command chooses the name.',
      own: 'The name you entered.',
    },
    contextOwn:
      'Different on your machine? Enter it here. This browser remembers it.',
    contextCurrent:
      'Without a context name, these commands run in your current context: switch first.',
    gone: 'This cluster is no longer available',
    goneText:
      'Backstage no longer finds it for this entity. Choose another one.',
  },
  podCommands: {
    title: 'Command line',
    of: 'Pod {{pod}}',
    container: 'Container',
    port: 'Port',
    logs: 'Follow the log',
    previousLogs: 'Log of the previous run',
    describe: 'Describe the pod',
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
