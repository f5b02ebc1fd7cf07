/** Ein Rundgang durch den Tab in einer halben Minute. */
export const TOUR_MESSAGES = {
  tour: {
    question: 'Neu hier?',
    start: 'Rundgang in 30 Sekunden',
    dismiss: 'Ausblenden',
    dismissLabel: 'Ausblenden: kein Rundgang',
    again: 'Rundgang in 30 Sekunden starten',
    progress: '{{step}} von {{total}}',
    next: 'Weiter',
    back: 'Zurück',
    end: 'Beenden',
    done: 'Fertig',
    steps: {
      summary: {
        title: 'Geht es meinem Service gut?',
        text: 'Das Urteil gilt für alle Cluster, in denen er läuft. Ein Klick auf einen Zustand zeigt nur die Pods, die ihn haben.',
      },
      causes: {
        title: 'Was ist los, und was ist zu tun?',
        text: 'Eine Zeile pro Ursache, die schlimmste zuerst. Die Hilfe erklärt sie, mit Belegen, den nächsten Schritten und dem Crash-Log.',
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
