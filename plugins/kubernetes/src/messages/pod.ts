/** One pod, and commands to copy. */
export const POD_MESSAGES = {
  pod: {
    containers: 'Containers',
    labels: 'Labels',
    noProblem: 'Nothing is known to be wrong with this pod.',
    node: 'Node {{node}}',
    namespace: 'Namespace {{namespace}}',
    exitCode: 'exit code {{exitCode}}',
    gone: 'This pod is gone',
    goneText: 'It has been deleted or replaced since the link was made.',
    containerKind: {
      app: 'app',
      init: 'init',
      sidecar: 'sidecar',
      ephemeral: 'debug',
    },
    containerState: {
      waiting: 'waiting',
      running: 'running',
      terminated: 'ended',
      none: 'not started',
    },
    containerReady: 'ready',
  },
  command: {
    copy: 'Copy command',
    copied: 'Copied',
    copyFailed: 'Select and copy it by hand',
  },
} as const;
