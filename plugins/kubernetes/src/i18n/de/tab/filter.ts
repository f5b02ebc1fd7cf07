/** Was im Filter stehen kann, und was daran falsch ist. */
export const FILTER_MESSAGES = {
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
  filterError: {
    unclosedQuote: 'Nach „{{part}}“ fehlt das schließende Anführungszeichen.',
    missingText: '„!“ braucht einen Ausdruck, etwa !status:ready.',
    missingValue: '„{{part}}“ braucht einen Wert, etwa cluster:eu.',
    unknownField:
      'Unbekanntes Feld „{{part}}:“. Um nach dem Text zu suchen, in Anführungszeichen setzen. Mögliche Felder: {{fields}}',
    unknownStatus: 'Unbekannter Status „{{part}}“. Möglich sind: {{states}}.',
    badExit:
      '„{{part}}“ ist kein Exit-Code. Möglich ist etwa exit:137 oder exit:>0.',
    missingKey: '„{{part}}“ braucht einen Schlüssel, etwa {{part}}team=web.',
    badRestarts:
      '„{{part}}“ ist keine Anzahl von Neustarts. Möglich ist etwa restarts:>3.',
    badAge: '„{{part}}“ ist kein Alter. Möglich ist etwa age:<1h oder age:>2d.',
    missingSelector: '-l braucht Labels, etwa -l app=web.',
    badSelector:
      '„{{part}}“ ist kein Label-Selector. Möglich ist etwa -l app=web,env in (dev,test).',
    tooLong: 'Dieser Filter ist zu lang. Auf {{max}} Zeichen kürzen.',
    kept: 'Der letzte gültige Filter gilt weiter.',
  },
} as const;
