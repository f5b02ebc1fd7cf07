/** CPU and memory usage of pods. */
export const USAGE_MESSAGES = {
  usage: {
    cpu: 'CPU',
    memory: 'Memory',
    of: {
      limitAndRequest:
        '{{used}} of {{limit}} limit ({{percent}}%); request {{request}}',
      limit: '{{used}} of {{limit}} limit ({{percent}}%); no request',
      request: '{{used}} of {{request}} request ({{percent}}%); no limit',
      nothing: '{{used}}; no request, no limit',
    },
    now: {
      memory: 'now uses {{used}} of {{limit}} ({{percent}}%)',
      cpu: 'now uses {{used}} of CPU ({{percent}}% of its limit, {{limit}})',
    },
    bounds: {
      limitAndRequest: 'limit {{limit}}, request {{request}}',
      limit: 'limit {{limit}}, no request',
      request: 'request {{request}}, no limit',
    },
    level: {
      cpu: {
        near: 'Near its limit: above it, the container is throttled',
        over: 'At its limit: the container is throttled',
      },
      memory: {
        near: 'Near its limit: above it, the container is killed (OOMKilled)',
        over: 'At its limit: the container can be killed at any moment (OOMKilled)',
      },
    },
    cell: {
      near: 'near its limit',
      over: 'at its limit',
      none: 'not measured',
    },
    workload: {
      request: '{{used}} of {{request}} ({{percent}}%)',
      nothing: '{{used}}, no request',
      near_one: '{{count}} pod near a limit',
      near_other: '{{count}} pods near a limit',
      measured: '{{measured}} of {{total}} pods measured',
    },
    measured: 'Measured {{ago}}.',
    reading: 'Loading usage…',
    paused: 'Usage isn’t updated while the tab is paused.',
    notYet:
      'Not measured yet: this takes up to a minute after a container starts.',
    why: {
      absent: 'No usage data: metrics-server isn’t installed in {{cluster}}.',
      forbidden:
        'Backstage isn’t allowed to read usage in {{cluster}}: {{message}}. Ask the cluster’s admins to grant get and list on pods in metrics.k8s.io.',
      down: 'The metrics API of {{cluster}} isn’t responding: {{message}}.',
      other: 'Couldn’t read usage in {{cluster}}: {{message}}.',
      failed: 'Couldn’t load usage: {{message}}',
    },
    short: {
      absent: 'no metrics-server',
      forbidden: 'no permission',
      down: 'metrics API is down',
      other: 'couldn’t be read',
    },
  },
} as const;
