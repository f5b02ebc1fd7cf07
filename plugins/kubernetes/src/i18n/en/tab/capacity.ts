/** How much room nodes have for a pod that fits on none. */
export const CAPACITY_MESSAGES = {
  capacity: {
    resource: {
      cpu: 'CPU',
      memory: 'memory',
      storage: 'ephemeral storage',
    },
    free_one:
      'The only suitable node has {{free}} of {{resource}} free; the pod requests {{requested}}.',
    free_other:
      'No suitable node has more than {{free}} of {{resource}} free; the pod requests {{requested}}.',
    freeOfLargest:
      'None of the {{checked}} largest suitable nodes (of {{nodes}}) has more than {{free}} of {{resource}} free; the pod requests {{requested}}.',
    full_one:
      'The only suitable node has no {{resource}} free; the pod requests {{requested}}.',
    full_other:
      'No suitable node has any {{resource}} free; the pod requests {{requested}}.',
    fullOfLargest:
      'None of the {{checked}} largest suitable nodes (of {{nodes}}) has any {{resource}} free; the pod requests {{requested}}.',
    tooSmall_one:
      'The only suitable node is too small: it has {{largest}} of {{resource}} in all, and the pod requests {{requested}}.',
    tooSmall_other:
      'No suitable node is large enough: the largest has {{largest}} of {{resource}} in all, and the pod requests {{requested}}.',
    absent: 'No suitable node has {{resource}}.',
  },
} as const;
