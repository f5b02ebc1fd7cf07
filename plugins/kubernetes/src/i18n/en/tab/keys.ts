/** Keys that do something in the tab. */
export const KEYS_MESSAGES = {
  keys: {
    title: 'Keyboard',
    open: 'Keyboard shortcuts (?)',
    where: 'While the focus is in the tab, and not in a field.',
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
      nextProblem: 'Go to the next problem',
      previousProblem: 'Go to the problem before',
      logs: 'Open the logs of the pod or problem in focus',
      explain: 'Open the help with the problem in focus',
      help: 'Show this list',
      arrows: 'Go from pod to pod',
      ends: 'Go to the first or last pod of the row; with Ctrl of the group',
      enter: 'Open the pod or problem',
      lines:
        'In a log: go to the lines and from line to line; Enter again links to one',
      escape: 'Close, and go back to where you were',
    },
    grouped: 'Grouped by {{dimension}}',
  },
} as const;
