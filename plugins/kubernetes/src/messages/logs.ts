/** Logs and events. */
export const LOGS_MESSAGES = {
  logs: {
    pod: 'Pod',
    container: 'Container',
    run: 'Run',
    previousRun: 'Previous run (crashed)',
    currentRun: 'Current run',
    noPreviousRun:
      'This container has no previous run. This is its current log.',
    previousGone:
      'The log of the previous run has been removed. This is the current one.',
    loading: 'Reading the log',
    empty: 'The container has written nothing.',
    notStarted: 'There is no log: the container has not run yet',
    noPrevious: 'There is no log of a run before this one',
    notThere: 'Kubernetes has no such log',
    forbidden: 'You may not read this log',
    gone: 'The pod is gone, and its log with it',
    failed: 'The log could not be read',
    retry: 'Try again',
    copy: 'Copy log',
    label: 'Log of container {{container}} in pod {{pod}}',
    lastLines: 'Last {{lines}} lines',
  },
  events: {
    loading: 'Reading the events',
    empty:
      'There are no events. Kubernetes keeps them for an hour only, as a rule.',
    failed: 'The events could not be read',
    label: 'Events of pod {{pod}}',
    times: '{{seen}}×',
  },
} as const;
