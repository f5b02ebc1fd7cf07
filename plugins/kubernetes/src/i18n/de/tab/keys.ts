/** Tasten, die im Tab etwas bewirken. */
export const KEYS_MESSAGES = {
  keys: {
    title: 'Tastatur',
    open: 'Tastenkürzel (?)',
    where: 'Solange der Fokus im Tab ist und nicht in einem Feld.',
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
      nextProblem: 'Zum nächsten Problem',
      previousProblem: 'Zum vorigen Problem',
      logs: 'Die Logs des Pods oder Problems im Fokus öffnen',
      explain: 'Die Hilfe zum Problem im Fokus öffnen',
      help: 'Diese Liste zeigen',
      arrows: 'Von Pod zu Pod',
      ends: 'Zum ersten oder letzten Pod der Zeile; mit Strg der Gruppe',
      enter: 'Den Pod oder das Problem öffnen',
      lines:
        'Im Log: zu den Zeilen und von Zeile zu Zeile; nochmals Enter verlinkt eine',
      escape: 'Schließen und zurück zur vorigen Stelle',
    },
    grouped: 'Gruppiert nach {{dimension}}',
  },
} as const;
