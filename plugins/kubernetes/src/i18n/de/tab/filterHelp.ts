/** Was im Filter stehen kann. */
export const FILTER_HELP_MESSAGES = {
  filterHelp: {
    title: 'Filter',
    all: 'Alles muss zutreffen. Ein Stern steht für beliebigen Text.',
    finds: {
      text: 'in Name, Node, Image, Status, einem Grund oder dem Titel eines Problems; mit Leerzeichen „in Anführungszeichen“',
      status: 'in einem dieser Zustände',
      place: 'mit einem dieser Werte, wie in zone:eu-1a,eu-1b',
      written:
        'mit einem dieser Werte unter dem Schlüssel; ohne „=“ mit irgendeinem',
      details:
        'mit diesem Text im Image, diesem Grund, dieser Ursache oder diesem Exit-Code',
      labels: 'mit diesen Labels, wie bei kubectl',
      numbers: 'so oft neu gestartet, vor so langer Zeit erzeugt',
      not: 'alle außer diesen, vor jedem anderen Ausdruck',
    },
  },
} as const;
