/** Was eine Probe bekam, statt der Worte des Kubelet. */
export const PROBE_RESULT_TEXTS = {
  status: 'HTTP {{status}} von {{path}}',
  refused: 'Verbindung auf Port {{port}} abgelehnt',
  timedOut: 'keine rechtzeitige Antwort von {{path}}',
  portTimedOut: 'keine rechtzeitige Antwort auf Port {{port}}',
  commandTimedOut: 'Befehl der Probe wird nicht rechtzeitig fertig',
  commandFailed: 'Befehl der Probe endet mit Code {{code}}',
  health: 'gRPC-Health-Check antwortet {{health}}',
  noHealth: 'kein gRPC-Health-Dienst auf Port {{port}}',
} as const;
