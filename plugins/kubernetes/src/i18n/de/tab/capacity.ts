export const CAPACITY_MESSAGES = {
  capacity: {
    resource: {
      cpu: 'CPU',
      memory: 'Speicher',
      storage: 'Ephemeral Storage',
    },
    free_one:
      'Der einzige passende Node hat {{free}} {{resource}} frei; der Pod verlangt {{requested}}.',
    free_other:
      'Kein passender Node hat mehr als {{free}} {{resource}} frei; der Pod verlangt {{requested}}.',
    freeOfLargest:
      'Keiner der {{checked}} größten passenden Nodes (von {{nodes}}) hat mehr als {{free}} {{resource}} frei; der Pod verlangt {{requested}}.',
    full_one:
      'Auf dem einzigen passenden Node ist {{resource}} vollständig vergeben; der Pod verlangt {{requested}}.',
    full_other:
      'Auf allen passenden Nodes ist {{resource}} vollständig vergeben; der Pod verlangt {{requested}}.',
    fullOfLargest:
      'Auf den {{checked}} größten passenden Nodes (von {{nodes}}) ist {{resource}} vollständig vergeben; der Pod verlangt {{requested}}.',
    tooSmall_one:
      'Der einzige passende Node ist zu klein: Er hat insgesamt {{largest}} {{resource}}, und der Pod verlangt {{requested}}.',
    tooSmall_other:
      'Kein passender Node ist groß genug: Der größte hat insgesamt {{largest}} {{resource}}, und der Pod verlangt {{requested}}.',
    absent: 'Kein passender Node hat {{resource}}.',
  },
};
