/** What can be written into the filter. */
export const FILTER_HELP_MESSAGES = {
  filterHelp: {
    title: 'Filter',
    all: 'All terms must hold. An asterisk stands for any text.',
    finds: {
      text: 'in the name, node, image, status, a reason or the title of a problem; with spaces “in quotes”',
      status: 'in one of these states',
      place: 'with one of these values, as in zone:eu-1a,eu-1b',
      written: 'that have one of these values under the key; without “=”, any',
      details:
        'with this in an image, this reason, this cause or this exit code',
      labels: 'with these labels, as kubectl takes it',
      numbers: 'restarted that often, created that long ago',
      not: 'all but those, before any other term',
    },
  },
} as const;
