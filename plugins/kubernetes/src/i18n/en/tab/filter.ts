/** What can be written into the filter, and what is wrong with what was. */
export const FILTER_MESSAGES = {
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
  filterError: {
    unclosedQuote: 'Missing closing quote after “{{part}}”.',
    missingText: '“!” needs a term to exclude, such as !status:ready.',
    missingValue: '“{{part}}” needs a value, such as cluster:eu.',
    unknownField:
      'Unknown field “{{part}}:”. To search for the text, quote it. Or use one of: {{fields}}',
    unknownStatus: 'Unknown status “{{part}}”. Use one of: {{states}}.',
    badExit:
      '“{{part}}” isn’t an exit code. Use exit:137 or exit:>0, for example.',
    missingKey: '“{{part}}” needs a key, such as {{part}}team=web.',
    badRestarts:
      '“{{part}}” isn’t a number of restarts. Use restarts:>3, for example.',
    badAge: '“{{part}}” isn’t an age. Use age:<1h or age:>2d, for example.',
    missingSelector: '-l needs labels, such as -l app=web.',
    badSelector:
      '“{{part}}” isn’t a label selector. Use -l app=web,env in (dev,test), for example.',
    tooLong: 'This filter is too long. Shorten it to {{max}} characters.',
    kept: 'The last valid filter still applies.',
  },
} as const;
