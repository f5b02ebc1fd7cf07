/** Was im Filter stehen kann. */
export const FILTER_HELP_MESSAGES = {
  filterHelp: {
    title: 'Filter',
    all: 'Alle Ausdrücke müssen passen. * steht für beliebigen Text.',
    finds: {
      text: 'Text in Name, Node, Image, Status, Grund oder Titel eines Problems; Text mit Leerzeichen in Anführungszeichen',
      status: 'einer dieser Status',
      place: 'einer dieser Werte: zone:eu-1a,eu-1b',
      written:
        'Label oder Annotation mit einem dieser Werte; ohne „=“ mit beliebigem Wert',
      details: 'Name des Images, Grund, Klasse des Problems oder Exit-Code',
      labels: 'Label-Selector, wie bei kubectl',
      numbers: 'Zahl der Neustarts, Zeit seit dem Anlegen',
      not: 'schließt aus: !status:ready',
    },
  },
} as const;
