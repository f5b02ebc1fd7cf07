/** Keys that do something in the tab. */
export const KEYS_MESSAGES = {
  keys: {
    title: 'Keyboard shortcuts',
    open: 'Keyboard shortcuts (?)',
    where: 'They work while the focus is in the tab, except in text fields.',
    key: {
      arrows: '← → ↑ ↓',
      ends: 'Home, End',
      enter: 'Enter',
      escape: 'Esc',
      lines: 'Enter, ↑ ↓',
    },
    does: {
      filter: 'Go to the filter',
      group: 'Group by the next dimension',
      nextProblem: 'Next problem',
      previousProblem: 'Previous problem',
      logs: 'Open the logs of the focused pod or problem',
      explain: 'Open help with the focused problem',
      mark: 'Mark or unmark the focused pod; Ctrl+click does the same',
      help: 'Show keyboard shortcuts',
      arrows: 'Move between pods, or between objects in their details',
      ends: 'First or last pod in the row; with Ctrl, in the group',
      enter: 'Open the pod or problem',
      lines: 'In a log: move between lines; press Enter again to link to one',
      escape: 'Close and go back',
    },
    grouped: 'Grouped by {{dimension}}',
  },
} as const;
