/** Der Container läuft und ist nicht bereit. */
export const probeTexts = {
  ReadinessProbeFailing: {
    title: 'Es läuft, sagt aber, dass es nicht bereit ist',
    brief: '{{probeError}}',
    meaning:
      'Kubernetes fragt Container {{container}}, ob er Anfragen annehmen kann ({{probe}}), und er kann nicht. Bis dahin bekommt der Pod keinen Verkehr. Neu gestartet wird er deswegen nicht.',
    plain:
      'Kubernetes fragt Container {{container}}, ob er Anfragen annehmen kann, und er kann nicht. Bis dahin bekommt der Pod keinen Verkehr. Neu gestartet wird er deswegen nicht.',
    steps: {
      answer:
        'In den Events unten nachsehen, was die Probe bekam: eine abgelehnte Verbindung, einen Statuscode oder keine rechtzeitige Antwort.',
      currentLog: 'Das sagt das Programm:',
      address:
        'Bei abgelehnter Verbindung den Port prüfen, und ob das Programm auf 0.0.0.0 und nicht nur auf 127.0.0.1 hört.',
      dependency:
        'Fragt die Prüfung andere Dienste, nachsehen, ob diese laufen.',
    },
  },
  ProbeMisconfigured: {
    title: 'Eine Probe fragt das Falsche',
    brief: '{{probeError}}',
    meaning:
      'Wie eine Probe von Container {{container}} fehlschlägt ({{probe}}), spricht dafür, dass ihre Einstellungen nicht zum Programm passen: ein anderer Port, ein anderer Pfad, eine Anmeldung, die sie nicht hat, oder ein Werkzeug, das nicht im Image ist.',
    plain:
      'Wie eine Probe von Container {{container}} fehlschlägt, spricht dafür, dass ihre Einstellungen nicht zum Programm passen.',
    steps: {
      compare:
        'Port und Pfad der Probe mit dem vergleichen, was das Programm anbietet.',
      describePod: 'Die Probe und die Antworten:',
      log: 'Ein Pfad, der eine Anmeldung verlangt, taugt nicht für eine Probe: dem Programm einen ohne geben.',
    },
    variants: {
      portName: {
        title: 'Eine Probe nennt einen Port, den es nicht gibt',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) nennt einen Port, den der Container nicht deklariert. Kubernetes kann sie nicht ausführen: Sie gelingt nie, was immer das Programm tut.',
        plain:
          'Eine Probe von Container {{container}} nennt einen Port, den der Container nicht deklariert. Kubernetes kann sie nicht ausführen: Sie gelingt nie, was immer das Programm tut.',
        steps: {
          ports:
            'In der Probe eine Portnummer angeben oder einem Port dieses Containers unter ports diesen Namen geben.',
          describePod: 'Die Probe und die Antworten:',
        },
      },
      command: {
        title: 'Eine Probe ruft einen Befehl auf, der nicht im Image ist',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) ruft einen Befehl auf, den das Image nicht enthält. Sie gelingt nie, was immer das Programm tut.',
        plain:
          'Eine Probe von Container {{container}} ruft einen Befehl auf, den das Image nicht enthält. Sie gelingt nie, was immer das Programm tut.',
        steps: {
          command:
            'Mit httpGet, tcpSocket oder grpc prüfen, die keinen Befehl brauchen, oder ein Image verwenden, das den Befehl enthält.',
          describePod: 'Die Probe und die Antworten:',
        },
      },
      commandDenied: {
        title: 'Eine Probe ruft eine Datei auf, die nicht ausführbar ist',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) ruft eine Datei auf, die der Benutzer des Containers nicht ausführen darf. Sie gelingt nie, was immer das Programm tut.',
        plain:
          'Eine Probe von Container {{container}} ruft eine Datei auf, die der Benutzer des Containers nicht ausführen darf. Sie gelingt nie, was immer das Programm tut.',
        steps: {
          mode: 'Die Datei ausführbar machen: im Image (chmod +x) oder in dem Volume, aus dem sie kommt (defaultMode: 0555).',
          describePod: 'Die Probe und die Antworten:',
        },
      },
    },
  },
  StartupPending: {
    title: 'Startet noch',
    brief: '{{probe}}',
    meaning:
      'Container {{container}} hat seine Startup-Probe noch nicht beantwortet. Insgesamt hat er {{budgetSeconds}} Sekunden.',
    plain:
      'Container {{container}} hat seine Startup-Probe noch nicht beantwortet.',
    steps: {
      wait: 'Abwarten: Noch ist nichts fehlgeschlagen.',
      currentLog: 'So weit ist er:',
    },
  },
  LivenessFailingNow: {
    title: 'Die Liveness-Probe schlägt fehl; ein Neustart steht bevor',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} beantwortet seine Liveness-Probe nicht ({{probe}}). Nach ein paar weiteren Fehlschlägen startet Kubernetes ihn neu.',
    plain:
      'Container {{container}} beantwortet seine Liveness-Probe nicht. Nach ein paar weiteren Fehlschlägen startet Kubernetes ihn neu.',
    steps: {
      currentLog: 'Das tut er gerade, bevor sein Log abgeschnitten wird:',
      podUsage: 'Nachsehen, ob ihm Rechenzeit oder Speicher fehlt:',
      podEvents: 'Das bekam die Probe:',
    },
  },
  ReadinessGateNotReady: {
    title: 'Etwas außerhalb hat den Pod nicht freigegeben',
    brief: '{{gate}}',
    meaning:
      'Die Container sind bereit. Der Pod wartet auch auf eine Bedingung, die etwas außerhalb setzt ({{gate}}), etwa ein Load Balancer, der ihn als gesund sehen muss.',
    plain:
      'Die Container sind bereit. Der Pod wartet auch auf eine Bedingung, die etwas außerhalb setzt, etwa ein Load Balancer.',
    steps: {
      describePod: 'Die Bedingungen:',
      controller:
        'Die Health-Checks des Load Balancers ansehen oder den Controller, dem das Gate gehört.',
    },
  },
  NotReadyOther: {
    title: 'Der Pod ist nicht bereit',
    meaning:
      'Der Pod läuft und gilt nicht als bereit, bekommt also keinen Verkehr. Nichts sagt klar, warum.',
    steps: {
      describePod: 'Bedingungen und Container:',
      podEvents: 'Das ist zuletzt geschehen:',
    },
  },
  ProbeWarning: {
    title: 'Eine Probe wird mit einer Weiterleitung beantwortet',
    meaning:
      'Eine Probe von Container {{container}} wurde an einen anderen Host weitergeleitet. Kubernetes zählt das als gesund, was immer die Gegenseite sagt.',
    steps: {
      path: 'Die Probe einen Pfad fragen lassen, der selbst antwortet.',
    },
  },
} as const;
