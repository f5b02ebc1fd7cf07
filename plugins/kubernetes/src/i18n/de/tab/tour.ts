/** Ein Rundgang durch den Tab in einer halben Minute. */
export const TOUR_MESSAGES = {
  tour: {
    question: 'Neu hier?',
    start: 'Rundgang in 30 Sekunden',
    dismiss: 'Ausblenden',
    dismissLabel: 'Rundgang ausblenden',
    again: 'Rundgang in 30 Sekunden starten',
    progress: '{{step}} von {{total}}',
    next: 'Weiter',
    back: 'Zurück',
    end: 'Beenden',
    done: 'Fertig',
    steps: {
      summary: {
        title: 'Geht es meinem Service gut?',
        text: 'Der Status gilt für alle Cluster, in denen der Service läuft. Ein Klick auf einen Status zeigt nur dessen Pods.',
      },
      causes: {
        title: 'Was ist los, und was ist zu tun?',
        text: 'Eine Zeile pro Ursache, die kritischste zuerst. Die Hilfe erklärt sie, mit Belegen, den nächsten Schritten und dem Absturzlog.',
      },
      pods: {
        title: 'Welcher Teil fällt aus?',
        text: 'Pods nach Version, Node oder einem Label gruppieren, oder filtern: status:failing, restarts:>3.',
      },
      connect: {
        title: 'Weiter im Terminal',
        text: '„Verbinden“ hat den Befehl, der Context und Namespace von kubectl setzt, fertig zum Kopieren.',
      },
      keys: {
        title: 'Ohne Maus',
        text: 'Die Taste ? zeigt die Tastenkürzel. Dort lässt sich dieser Rundgang noch einmal starten.',
      },
    },
  },
} as const;
