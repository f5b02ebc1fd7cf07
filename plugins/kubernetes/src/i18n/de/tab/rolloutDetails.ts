/** Wo ein Rollout von Argo steht. Phasen und Gründe sind Wörter des Controllers. */
export const ROLLOUT_DETAILS_MESSAGES = {
  rolloutDetails: {
    aborted: 'Abgebrochen',
    pausedInSpec:
      'Pausiert durch seine Spec: spec.paused ist true, Änderungen werden nicht ausgerollt',
    pausedAtStep: 'Pausiert bei Schritt {{position}}, bis jemand ihn freigibt',
    pausedFor:
      'Pausiert bei Schritt {{position}}, geht nach {{duration}} weiter',
    pauseStarted: 'Die Pause begann',
    pausedBlueGreen: 'Pausiert, bevor die neue Revision aktiv wird',
    pausedBlueGreenFor:
      'Pausiert, bevor die neue Revision aktiv wird; automatische Freigabe nach {{duration}}',
    waitsForPromotion:
      'Wartet auf eine Freigabe, bevor die neue Revision aktiv wird',
    inconclusive:
      'Pausiert: Die Analyse war nicht eindeutig, jemand muss freigeben oder abbrechen',
    pausedOther: 'Pausiert: {{reason}}',
    setWeight: 'Gewicht laut Schritten',
    actualWeight: 'Tatsächliches Gewicht',
    percent: '{{percent}}%',
    ofRequests: '{{percent}}% der Anfragen',
    ofPods_one: '{{percent}}%: {{updated}} von {{count}} Pod',
    ofPods_other: '{{percent}}%: {{updated}} von {{count}} Pods',
    steps: 'Canary-Schritte',
    stepOf_one: 'Schritt {{position}} von {{count}}',
    stepOf_other: 'Schritt {{position}} von {{count}}',
    stepCount_one: '{{count}} Schritt',
    stepCount_other: '{{count}} Schritte',
    allDone_one:
      'Der einzige Schritt ist fertig: Die neueste Revision ist stabil',
    allDone_other:
      'Alle {{count}} Schritte sind fertig: Die neueste Revision ist stabil',
    startsOver_one: 'Ein neuer Versuch beginnt beim einzigen Schritt',
    startsOver_other:
      'Ein neuer Versuch beginnt beim ersten von {{count}} Schritten',
    noSteps:
      'Keine Schritte: Seine Pods werden wie bei einem Rolling Update ersetzt.',
    done: '(fertig)',
    now: '← aktueller Schritt',
    step: {
      setWeight: 'Gewicht auf {{percent}}% setzen',
      pause: 'Pause bis zur Freigabe',
      pauseFor: 'Pause für {{duration}}',
      analysis: 'Analyse {{templates}}',
      anyAnalysis: 'Analyse',
      experiment: 'Experiment',
      experimentFor: 'Experiment für {{duration}}',
      scaleWeight: 'Canary auf {{percent}}% skalieren',
      scaleReplicas_one: 'Canary auf {{count}} Pod skalieren',
      scaleReplicas_other: 'Canary auf {{count}} Pods skalieren',
      scaleTraffic: 'Canary mit seinem Gewicht skalieren',
    },
    analyses: 'Weitere Analysen',
    analysis: {
      background: 'Analyse im Hintergrund',
      prePromotion: 'Analyse vor der Freigabe',
      postPromotion: 'Analyse nach der Freigabe',
    },
    active: 'Aktiver Service',
    preview: 'Vorschau-Service',
    promotion: 'Freigabe',
    automatic: 'automatisch',
    automaticAfter: 'automatisch nach {{duration}}',
    byHand: 'manuell',
    leadsToNew: '{{service}}: neueste Revision ({{hash}})',
    leadsToOld: '{{service}}: frühere Revision ({{hash}})',
  },
} as const;
