export const USAGE_MESSAGES = {
  usage: {
    cpu: 'CPU',
    memory: 'Speicher',
    of: {
      limitAndRequest:
        '{{used}} von {{limit}} Limit, {{percent}} %; angefordert {{request}}',
      limit: '{{used}} von {{limit}} Limit, {{percent}} %; nichts angefordert',
      request:
        '{{used}}, {{percent}} % der angeforderten {{request}}; kein Limit',
      nothing: '{{used}}; nichts angefordert, kein Limit',
    },
    now: {
      memory: 'belegt jetzt {{used}} von {{limit}} ({{percent}} %)',
      cpu: 'nutzt jetzt {{used}} von {{limit}} CPU ({{percent}} %)',
    },
    bounds: {
      limitAndRequest: 'Limit {{limit}}, angefordert {{request}}',
      limit: 'Limit {{limit}}, nichts angefordert',
      request: 'angefordert {{request}}, kein Limit',
    },
    level: {
      cpu: {
        near: 'Nahe am Limit: Darüber wird der Container gebremst',
        over: 'Am Limit: Der Container wird gebremst',
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
      request: '{{used}} von {{request}}, {{percent}} %',
      nothing: '{{used}}, nichts angefordert',
      near_one: '{{count}} Pod nahe an einem Limit',
      near_other: '{{count}} Pods nahe an einem Limit',
      measured: '{{measured}} von {{total}} Pods gemessen',
    },
    measured: 'Gemessen {{ago}}.',
    reading: 'Der Verbrauch des Pods wird gelesen…',
    paused: 'Solange der Tab angehalten ist, wird der Verbrauch nicht gelesen.',
    notYet:
      'Noch nicht gemessen: Das dauert bis zu einer Minute nach dem Start eines Containers.',
    why: {
      absent:
        '{{cluster}} sagt nicht, was Pods verbrauchen: metrics-server ist dort nicht installiert.',
      forbidden:
        'Backstage darf den Verbrauch in {{cluster}} nicht lesen: {{message}}. Wer Backstage betreibt, kann get und list für pods in metrics.k8s.io erlauben.',
      down: 'Die Metrics-API von {{cluster}} antwortet nicht: {{message}}.',
      other:
        'Der Verbrauch in {{cluster}} konnte nicht gelesen werden: {{message}}.',
      failed: 'Der Verbrauch konnte nicht gelesen werden: {{message}}',
    },
    short: {
      absent: 'kein metrics-server',
      forbidden: 'darf nicht gelesen werden',
      down: 'Metrics-API ist aus',
      other: 'konnte nicht gelesen werden',
    },
  },
};
