/** Tasten, die im Tab etwas bewirken. */
export const KEYS_MESSAGES = {
  keys: {
    title: 'Tastenkürzel',
    open: 'Tastenkürzel (?)',
    where: 'Sie gelten, solange der Fokus im Tab ist, außer in Textfeldern.',
    key: {
      arrows: '← → ↑ ↓',
      ends: 'Pos1, Ende',
      enter: 'Enter',
      escape: 'Esc',
      lines: 'Enter, ↑ ↓',
    },
    does: {
      filter: 'Zum Filter',
      group: 'Nach der nächsten Dimension gruppieren',
      nextProblem: 'Nächstes Problem',
      previousProblem: 'Voriges Problem',
      logs: 'Logs des fokussierten Pods oder Problems öffnen',
      explain: 'Hilfe zum fokussierten Problem öffnen',
      mark: 'Fokussierten Pod markieren oder Markierung entfernen; ebenso Strg+Klick',
      help: 'Tastenkürzel anzeigen',
      arrows: 'Von Pod zu Pod, in den Details von Objekt zu Objekt',
      ends: 'Erster oder letzter Pod der Zeile; mit Strg der Gruppe',
      enter: 'Pod oder Problem öffnen',
      lines: 'Im Log: von Zeile zu Zeile; nochmals Enter verlinkt eine',
      escape: 'Schließen und zurück',
    },
    grouped: 'Gruppiert nach {{dimension}}',
  },
} as const;
