/** What a probe got, by kind: instead of the kubelet's own words. */
export const PROBE_RESULT_TEXTS = {
  status: 'HTTP {{status}} from {{path}}',
  refused: 'connection refused on port {{port}}',
  timedOut: 'no answer from {{path}} in time',
  portTimedOut: 'no answer on port {{port}} in time',
  commandTimedOut: 'the probe’s command didn’t finish in time',
  commandFailed: 'the probe’s command exits with code {{code}}',
  health: 'gRPC health check answers {{health}}',
  noHealth: 'no gRPC health service on port {{port}}',
} as const;
