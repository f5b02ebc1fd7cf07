/** What pods use of CPU and memory. Amounts are in kubectl's own units. */
export const USAGE_MESSAGES = {
  usage: {
    cpu: 'CPU',
    memory: 'Memory',
    of: {
      limitAndRequest:
        '{{used}} of {{limit}} limit, {{percent}} %; request {{request}}',
      limit: '{{used}} of {{limit}} limit, {{percent}} %; no request',
      request: '{{used}}, {{percent}} % of the {{request}} requested; no limit',
      nothing: '{{used}}; no request, no limit',
    },
    now: {
      memory: 'uses {{used}} of {{limit}} now ({{percent}}%)',
      cpu: 'uses {{used}} of {{limit}} CPU now ({{percent}}%)',
    },
    bounds: {
      limitAndRequest: 'limit {{limit}}, request {{request}}',
      limit: 'limit {{limit}}, no request',
      request: 'request {{request}}, no limit',
    },
    level: {
      cpu: {
        near: 'Close to its limit: beyond it the container is slowed down',
        over: 'At its limit: the container is slowed down',
      },
      memory: {
        near: 'Close to its limit: beyond it the container is ended (OOMKilled)',
        over: 'At its limit: the container can be ended at any moment (OOMKilled)',
      },
    },
    cell: {
      near: 'near its limit',
      over: 'at its limit',
      none: 'not measured',
    },
    workload: {
      request: '{{used}} of {{request}}, {{percent}} %',
      nothing: '{{used}}, nothing requested',
      near_one: '{{count}} pod near a limit',
      near_other: '{{count}} pods near a limit',
      measured: '{{measured}} of {{total}} pods measured',
    },
    measured: 'Measured {{ago}}.',
    reading: 'Reading what the pod uses…',
    paused: 'What it uses is not read while the tab is paused.',
    notYet:
      'Not measured yet: that takes up to a minute after a container has started.',
    why: {
      absent:
        '{{cluster}} does not say what pods use: metrics-server is not installed there.',
      forbidden:
        'Backstage may not read what pods use in {{cluster}}: {{message}}. Whoever runs it can grant get and list of pods in metrics.k8s.io.',
      down: 'The metrics API of {{cluster}} does not answer: {{message}}.',
      other: 'What pods use in {{cluster}} could not be read: {{message}}.',
      failed: 'What the pod uses could not be read: {{message}}',
    },
    short: {
      absent: 'no metrics-server',
      forbidden: 'may not be read',
      down: 'metrics API is down',
      other: 'could not be read',
    },
  },
} as const;
