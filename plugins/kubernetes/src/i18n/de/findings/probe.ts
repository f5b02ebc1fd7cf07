const PROBE_RESULTS = 'Die Probe und ihre Ergebnisse ansehen:';

/** Der Container läuft und ist nicht bereit. */
export const probeTexts = {
  ReadinessProbeFailing: {
    title: 'Läuft, aber die Readiness-Probe schlägt fehl',
    brief: '{{probeError}}',
    meaning:
      'Die Readiness-Probe von Container {{container}} ({{probe}}) schlägt fehl, deshalb bekommt der Pod keinen Traffic von Services. Kubernetes startet ihn deswegen nicht neu.',
    plain:
      'Die Readiness-Probe von Container {{container}} schlägt fehl, deshalb bekommt der Pod keinen Traffic von Services. Kubernetes startet ihn deswegen nicht neu.',
    steps: {
      answer:
        'In den Events unten prüfen, wie die Probe ausging: abgelehnte Verbindung, Statuscode, Timeout oder Ausgabe ihres Befehls.',
      currentLog: 'Prüfen, was die Anwendung loggt:',
      address:
        'Wird die Verbindung abgelehnt, den Port prüfen, und ob die Anwendung auf 0.0.0.0 statt nur auf 127.0.0.1 lauscht.',
      dependency:
        'Hängt die Prüfung von anderen Diensten ab, prüfen, ob diese laufen.',
    },
  },
  ProbeMisconfigured: {
    title: 'Einstellungen der Probe passen nicht zur Anwendung',
    brief: '{{probeError}}',
    meaning:
      'So, wie eine Probe von Container {{container}} ({{probe}}) fehlschlägt, passen vermutlich ihre Einstellungen nicht zur Anwendung: zum Beispiel ein falscher Port oder Pfad, ein Pfad mit Anmeldung, ein zu kurzer Timeout oder ein gRPC-Health-Check, den die Anwendung nicht implementiert.',
    plain:
      'So, wie eine Probe von Container {{container}} fehlschlägt, passen vermutlich ihre Einstellungen nicht zur Anwendung.',
    steps: {
      describePod: PROBE_RESULTS,
      compare:
        'Port, Pfad und Timeout der Probe mit denen der Anwendung vergleichen.',
      log: 'Verlangt der Pfad eine Anmeldung, einen ohne Anmeldung nehmen.',
    },
    variants: {
      portName: {
        title: 'Probe verwendet einen unbekannten Portnamen',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) verwendet einen Portnamen, den der Container nicht deklariert. Kubernetes kann die Probe nicht ausführen, sie gelingt also nie, egal was die Anwendung tut.',
        plain:
          'Eine Probe von Container {{container}} verwendet einen Portnamen, den der Container nicht deklariert. Kubernetes kann die Probe nicht ausführen, sie gelingt also nie, egal was die Anwendung tut.',
        steps: {
          describePod: PROBE_RESULTS,
          ports:
            'In der Probe eine Portnummer verwenden oder einen Port mit diesem Namen unter ports des Containers ergänzen.',
        },
      },
      command: {
        title: 'Probe führt einen Befehl aus, der im Image fehlt',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) führt einen Befehl aus, der im Image fehlt. Die Probe gelingt nie, egal was die Anwendung tut.',
        plain:
          'Eine Probe von Container {{container}} führt einen Befehl aus, der im Image fehlt. Die Probe gelingt nie, egal was die Anwendung tut.',
        steps: {
          describePod: PROBE_RESULTS,
          command:
            'Eine Probe mit httpGet, tcpSocket oder grpc verwenden, die keinen Befehl braucht, oder den Befehl ins Image aufnehmen.',
        },
      },
      commandDenied: {
        title: 'Probe führt eine nicht ausführbare Datei aus',
        meaning:
          'Eine Probe von Container {{container}} ({{probe}}) führt eine Datei aus, für die dem Benutzer des Containers das Ausführungsrecht fehlt. Die Probe gelingt nie, egal was die Anwendung tut.',
        plain:
          'Eine Probe von Container {{container}} führt eine Datei aus, für die dem Benutzer des Containers das Ausführungsrecht fehlt. Die Probe gelingt nie, egal was die Anwendung tut.',
        steps: {
          describePod: PROBE_RESULTS,
          mode: 'Die Datei ausführbar machen: im Image (chmod +x) oder im Volume, aus dem sie kommt (defaultMode: 0555).',
        },
      },
    },
  },
  StartupPending: {
    title: 'Startet noch',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} hat seine Startup-Probe noch nicht bestanden. Gelingt das nicht innerhalb von {{budgetSeconds}} Sekunden nach dem Start, beendet Kubernetes ihn.',
    plain:
      'Container {{container}} hat seine Startup-Probe noch nicht bestanden.',
    steps: {
      currentLog: 'Prüfen, wie weit er ist:',
      wait: 'Kommt er voran, abwarten: Er hat noch Zeit.',
    },
  },
  LivenessFailingNow: {
    title: 'Liveness-Probe schlägt gerade fehl',
    brief: '{{probeError}}',
    meaning:
      'Die Liveness-Probe von Container {{container}} ({{probe}}), die regelmäßig prüft, ob die Anwendung noch lebt, schlägt gerade fehl. Nach einigen weiteren Fehlschlägen in Folge beendet Kubernetes den Container, um ihn neu zu starten.',
    plain:
      'Die Liveness-Probe von Container {{container}}, die regelmäßig prüft, ob die Anwendung noch lebt, schlägt gerade fehl. Nach einigen weiteren Fehlschlägen in Folge beendet Kubernetes den Container, um ihn neu zu starten.',
    steps: {
      currentLog: 'Vor einem Neustart prüfen, was er gerade tut:',
      podUsage: 'Prüfen, ob ihm CPU oder Speicher fehlt:',
      podEvents: 'Das Ergebnis der Probe ansehen:',
    },
  },
  ReadinessGateNotReady: {
    title: 'Wartet auf ein Readiness-Gate',
    brief: '{{gate}}',
    meaning:
      'Alle Container sind bereit, aber der Pod braucht noch die Condition {{gate}}. Die setzt ein externer Controller, zum Beispiel sobald ein Load Balancer den Pod als bereit einstuft.',
    plain:
      'Alle Container sind bereit, aber der Pod braucht noch eine Condition, die ein externer Controller setzt, zum Beispiel sobald ein Load Balancer den Pod als bereit einstuft.',
    steps: {
      describePod: 'Die Conditions des Pods ansehen:',
      controller:
        'Die Health-Checks des Load Balancers prüfen oder den Controller, der die Condition setzt.',
    },
  },
  NotReadyOther: {
    title: 'Pod ist nicht bereit',
    meaning:
      'Der Pod läuft, ist aber nicht bereit und bekommt daher keinen Traffic von Services. Kubernetes nennt keinen klaren Grund.',
    steps: {
      describePod: 'Seine Conditions und Container ansehen:',
      podEvents: 'Seine letzten Events ansehen:',
    },
  },
  ProbeWarning: {
    title: 'Probe wird auf einen anderen Host umgeleitet',
    meaning:
      'Eine Probe von Container {{container}} wird auf einen anderen Host umgeleitet. Kubernetes folgt dem nicht und wertet die Probe als bestanden, egal was der andere Host liefern würde.',
    steps: { path: 'Die Probe auf einen Pfad richten, der nicht umleitet.' },
  },
} as const;
