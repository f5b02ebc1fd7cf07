/** A tour of the tab in half a minute. */
export const TOUR_MESSAGES = {
  tour: {
    question: 'New here?',
    start: '30-second tour',
    dismiss: 'Dismiss',
    dismissLabel: 'Dismiss the tour',
    again: 'Take the 30-second tour',
    progress: '{{step}} of {{total}}',
    next: 'Next',
    back: 'Back',
    end: 'End tour',
    done: 'Done',
    steps: {
      summary: {
        title: 'Is my service healthy?',
        text: 'The status covers every cluster it runs in. Click a status to see only its pods.',
      },
      causes: {
        title: 'What is wrong, and what do I do?',
        text: 'One row per cause, worst first. Help explains the cause, with the evidence, the next steps, and the crash log.',
      },
      pods: {
        title: 'Which part fails?',
        text: 'Group the pods by version, node, or any label, or filter them: status:failing, restarts:>3.',
      },
      connect: {
        title: 'On to the terminal',
        text: 'Connect has the command that sets the context and namespace of kubectl, ready to copy.',
      },
      keys: {
        title: 'Without the mouse',
        text: 'Press ? for the keyboard shortcuts. You can start this tour again from there.',
      },
    },
  },
} as const;
