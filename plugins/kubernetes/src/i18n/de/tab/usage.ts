export const USAGE_MESSAGES = {
  usage: {
    cpu: 'CPU',
    memory: 'Speicher',
    of: {
      limitAndRequest:
        '{{used}} von {{limit}} Limit ({{percent}}%); Request {{request}}',
      limit: '{{used}} von {{limit}} Limit ({{percent}}%); kein Request',
      request: '{{used}} von {{request}} Request ({{percent}}%); kein Limit',
      nothing: '{{used}}; kein Request, kein Limit',
    },
    now: {
      memory: 'belegt jetzt {{used}} von {{limit}} ({{percent}}%)',
      cpu: 'nutzt jetzt {{used}} CPU ({{percent}}% des Limits von {{limit}})',
    },
    bounds: {
      limitAndRequest: 'Limit {{limit}}, Request {{request}}',
      limit: 'Limit {{limit}}, kein Request',
      request: 'Request {{request}}, kein Limit',
    },
    level: {
      cpu: {
        near: 'Nahe am Limit: Darüber wird der Container gedrosselt',
        over: 'Am Limit: Der Container wird gedrosselt',
      },
      memory: {
        near: 'Nahe am Limit: Darüber wird der Container beendet (OOMKilled)',
        over: 'Am Limit: Der Container kann jederzeit beendet werden (OOMKilled)',
      },
    },
    cell: {
      near: 'nahe am Limit',
      over: 'am Limit',
      none: 'nicht gemessen',
    },
    workload: {
      request: '{{used}} von {{request}} ({{percent}}%)',
      nothing: '{{used}}, kein Request',
      near_one: '{{count}} Pod nahe an einem Limit',
      near_other: '{{count}} Pods nahe an einem Limit',
      measured: '{{measured}} von {{total}} Pods gemessen',
    },
    measured: 'Gemessen {{ago}}.',
    reading: 'Verbrauch wird geladen…',
    paused:
      'Solange der Tab pausiert ist, wird der Verbrauch nicht aktualisiert.',
    notYet:
      'Noch nicht gemessen: Nach dem Start eines Containers dauert das bis zu einer Minute.',
    why: {
      absent:
        'Keine Verbrauchsdaten: In {{cluster}} ist metrics-server nicht installiert.',
      forbidden:
        'Backstage darf den Verbrauch in {{cluster}} nicht lesen: {{message}}. Die Admins des Clusters können get und list für pods in metrics.k8s.io erlauben.',
      down: 'Die Metrics-API von {{cluster}} antwortet nicht: {{message}}.',
      other: 'Der Verbrauch in {{cluster}} ließ sich nicht lesen: {{message}}.',
      failed: 'Der Verbrauch ließ sich nicht laden: {{message}}',
    },
    short: {
      absent: 'kein metrics-server',
      forbidden: 'keine Berechtigung',
      down: 'Metrics-API ist ausgefallen',
      other: 'nicht lesbar',
    },
  },
};
