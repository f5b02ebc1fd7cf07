/** PodDisruptionBudgets. */
export const disruptionBudgetTexts = {
  PDBBlocksEviction: {
    title: 'PodDisruptionBudget blockiert Evictions',
    brief: '{{healthy}} bereit, {{desired}} nötig',
    meaning:
      'PodDisruptionBudget {{name}} erlaubt derzeit keine Evictions. Nodes mit seinen Pods lassen sich deshalb nicht für eine Wartung leeren (Drain).',
    steps: {
      listDisruptionBudgets: 'Die Budgets:',
      relax:
        'Spielraum für einen Pod schaffen: nicht bereite Pods in Ordnung bringen, eine Replica ergänzen, minAvailable senken oder maxUnavailable erhöhen.',
    },
    variants: {
      unsynced: {
        title: 'PodDisruptionBudget kann seine Pods nicht zählen',
        meaning:
          'Kubernetes kann nicht feststellen, wie viele Pods PodDisruptionBudget {{name}} erwartet. Es erlaubt deshalb keine Evictions, und Nodes mit seinen Pods lassen sich nicht leeren (Drain): {{message}}',
        plain:
          'Kubernetes kann nicht feststellen, wie viele Pods PodDisruptionBudget {{name}} erwartet. Es erlaubt deshalb keine Evictions, und Nodes mit seinen Pods lassen sich nicht leeren (Drain).',
        steps: {
          describeObject: 'Der Fehler:',
          selector:
            'Prüfen, ob sein Selector nur die Pods eines einzigen Workloads erfasst.',
          number:
            'Bei Pods ohne Controller oder mit einem, der sich nicht skalieren lässt, minAvailable als Zahl angeben: Ein Prozentsatz oder maxUnavailable ist dort nicht möglich.',
        },
      },
    },
  },
} as const;
