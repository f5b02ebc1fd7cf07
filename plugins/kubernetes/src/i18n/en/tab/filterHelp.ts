/** What can be written into the filter. */
export const FILTER_HELP_MESSAGES = {
  filterHelp: {
    title: 'Filter',
    all: 'Pods must match all terms. * stands for any text.',
    finds: {
      text: 'text in the name, node, image, status, reason, or problem title; quote text with spaces',
      status: 'any of these statuses',
      place: 'any of these values: zone:eu-1a,eu-1b',
      written:
        'a label or annotation with one of these values; without “=”, with any value',
      details: 'image name, reason, problem class, or exit code',
      labels: 'label selector, as in kubectl',
      numbers: 'number of restarts, time since creation',
      not: 'excludes: !status:ready',
    },
  },
} as const;
