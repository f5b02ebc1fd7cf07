import { ClassTexts } from '../types';

/** Disruption budgets. */
export const disruptionBudgetTexts = {
  PDBBlocksEviction: {
    title: 'PodDisruptionBudget blocks evictions',
    brief: '{{healthy}} healthy, {{desired}} required',
    meaning:
      'PodDisruptionBudget {{name}} currently allows no evictions, so nodes that run its pods can’t be drained for maintenance.',
    steps: {
      listDisruptionBudgets: 'See the budgets:',
      relax:
        'Leave room for one pod: fix pods that aren’t ready, add a replica, lower minAvailable, or raise maxUnavailable.',
    },
    variants: {
      unsynced: {
        title: 'PodDisruptionBudget can’t count its pods',
        meaning:
          'Kubernetes can’t tell how many pods PodDisruptionBudget {{name}} expects, so it allows no evictions, and nodes that run its pods can’t be drained: {{message}}',
        plain:
          'Kubernetes can’t tell how many pods PodDisruptionBudget {{name}} expects, so it allows no evictions, and nodes that run its pods can’t be drained.',
        steps: {
          describeObject: 'See the error:',
          selector:
            'Check that its selector matches the pods of one workload only.',
          number:
            'For pods without a controller, or with one that can’t be scaled, set minAvailable to a number: a percentage or maxUnavailable isn’t possible there.',
        },
      },
    },
  },
} as const satisfies ClassTexts;
