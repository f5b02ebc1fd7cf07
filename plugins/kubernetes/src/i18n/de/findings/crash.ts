const READ_LOG =
  'Das Absturzlog unten lesen: Meist nennen die letzten Zeilen die Ursache.';
const LOG_IN_TERMINAL = 'Das Log im eigenen Terminal abrufen:';
const RUN_CRON_JOB =
  'Sobald die Ursache behoben ist, sofort einen Lauf starten, statt auf den Zeitplan zu warten:';

/** Der Prozess lief und endete. */
export const crashTexts = {
  ApplicationError: {
    title: 'Stürzt mit einem Fehler ab',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Der Prozess in Container {{container}} beendet sich mit Exit-Code {{exitCode}}. Kubernetes startet ihn jedes Mal neu, mit immer längeren Wartezeiten (CrashLoopBackOff).',
    plain:
      'Der Prozess in Container {{container}} beendet sich mit einem Fehler. Kubernetes startet ihn jedes Mal neu, mit immer längeren Wartezeiten (CrashLoopBackOff).',
    steps: {
      readLog: READ_LOG,
      changed:
        'Falls es vorher lief, prüfen, was sich geändert hat: das Image, die Konfiguration oder eine Datenbank oder ein Dienst, den die Anwendung braucht.',
      previousLog: LOG_IN_TERMINAL,
      rolloutUndo:
        'Falls die vorige Revision lief, ein Rollback auf sie machen:',
    },
    variants: {
      atStart: {
        title: 'Stürzt beim Start ab',
        meaning:
          'Der Prozess in Container {{container}} beendet sich innerhalb einer Minute nach dem Start mit Exit-Code {{exitCode}}. Kubernetes startet ihn jedes Mal neu, mit immer längeren Wartezeiten (CrashLoopBackOff).',
        plain:
          'Der Prozess in Container {{container}} beendet sich innerhalb einer Minute nach dem Start mit einem Fehler. Kubernetes startet ihn jedes Mal neu, mit immer längeren Wartezeiten (CrashLoopBackOff).',
      },
    },
  },
  OOMKilled: {
    title: 'Speicher erschöpft',
    brief: 'Limit {{limit}}',
    meaning:
      'Container {{container}} hat sein Speicherlimit von {{limit}} erreicht, deshalb hat der Kernel ihn ohne Vorwarnung beendet (OOMKilled): Das Log bricht einfach ab.',
    plain:
      'Container {{container}} ging der Speicher aus (eigenes Limit, Limit des Pods oder Speicher des Nodes), deshalb hat der Kernel ihn ohne Vorwarnung beendet (OOMKilled): Das Log bricht einfach ab.',
    steps: {
      podUsage: 'Solange er läuft, den Speicherverbrauch prüfen:',
      leak: 'Wächst der Speicher auch ohne Last, erst nach einem Leck suchen und dann das Limit erhöhen.',
      runtime:
        'Dafür sorgen, dass die Laufzeitumgebung das Limit kennt: -XX:MaxRAMPercentage bei Java, --max-old-space-size bei Node.js, GOMEMLIMIT bei Go.',
      limit:
        'Braucht die Anwendung wirklich so viel, resources.limits.memory in {{kind}} {{name}} erhöhen und den Request gleich mit.',
    },
  },
  ChildOOMKilled: {
    title: 'Einem Kindprozess ging der Speicher aus',
    brief: 'Limit {{limit}}',
    meaning:
      'Ein Kindprozess in Container {{container}} wurde beendet, weil der Speicher ausging. Der Hauptprozess wurde nicht beendet, sondern endete danach mit Exit-Code {{exitCode}}, vielleicht eben deshalb.',
    plain:
      'Ein Kindprozess in Container {{container}} wurde beendet, weil der Speicher ausging. Der Hauptprozess wurde nicht beendet, sondern endete danach, vielleicht eben deshalb.',
    steps: {
      readLog: READ_LOG,
      podUsage: 'Solange er läuft, den Speicherverbrauch prüfen:',
      limit: 'Prüfen, ob das Speicherlimit auch für Kindprozesse reicht.',
    },
  },
  LivenessProbeKilled: {
    title: 'Von der Liveness-Probe beendet',
    brief: '{{probeError}}',
    meaning:
      'Die Liveness-Probe von Container {{container}} ({{probe}}) prüft regelmäßig, ob die Anwendung noch lebt. Sie schlug zu oft hintereinander fehl, deshalb hat Kubernetes den Container beendet, um ihn neu zu starten.',
    plain:
      'Die Liveness-Probe von Container {{container}} prüft regelmäßig, ob die Anwendung noch lebt. Sie schlug zu oft hintereinander fehl, deshalb hat Kubernetes den Container beendet, um ihn neu zu starten.',
    steps: {
      why: 'Herausfinden, warum die Probe fehlschlug: Die Events zeigen das Ergebnis der Probe, das Log zeigt, was die Anwendung gerade tat.',
      slow: 'Ist die Anwendung nur zeitweise langsam, timeoutSeconds oder failureThreshold erhöhen. Startet sie langsam, eine startupProbe ergänzen.',
      dependencies:
        'In einer Liveness-Probe keine Datenbanken oder anderen Dienste prüfen: Ein einziger Ausfall würde jeden Pod neu starten.',
      previousLog: 'Das Log vor dem Beenden im eigenen Terminal abrufen:',
    },
  },
  StartupProbeKilled: {
    title: 'Von der Startup-Probe beendet',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} hat {{budgetSeconds}} Sekunden, um seine Startup-Probe zu bestehen, also fertig zu starten. Das gelang nicht, deshalb hat Kubernetes ihn beendet, um neu anzufangen.',
    plain:
      'Container {{container}} war nicht rechtzeitig fertig gestartet: Er hat seine Startup-Probe nicht bestanden. Deshalb hat Kubernetes ihn beendet, um neu anzufangen.',
    steps: {
      readLog: 'Im Log prüfen, wie weit er kam und worauf er wartet.',
      probe: 'Prüfen, ob die Anwendung auf Pfad und Port der Probe antwortet.',
      raise:
        'Braucht sie einfach mehr Zeit, failureThreshold oder periodSeconds der startupProbe erhöhen.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  SigkillUnexplained: {
    title: 'Mit SIGKILL beendet, Ursache unbekannt',
    brief: 'Exit-Code 137',
    meaning:
      'Container {{container}} wurde beendet, bevor er aufräumen konnte, und Kubernetes hat keinen Grund vermerkt. Häufige Ursachen: Dem Node ging der Speicher aus, eine Probe schlug fehl und ihr Event ist abgelaufen, oder der Container brauchte zum Stoppen länger, als seine Grace Period erlaubt.',
    steps: {
      readLog:
        'Prüfen, ob das Log plötzlich abbricht oder mit einem Shutdown endet.',
      podUsage:
        'Solange er läuft, den Speicherverbrauch mit dem Limit vergleichen:',
      podEvents: 'Prüfen, welche Events noch da sind:',
    },
  },
  TerminatedBySignal: {
    title: 'Durch ein Signal gestoppt',
    brief: '{{signal}}',
    meaning:
      'Ein Signal hat Container {{container}} gestoppt, obwohl der Pod nicht gelöscht wird. Das Signal kommt meist von einer fehlgeschlagenen Probe, dem Startskript oder einem anderen Prozess im Container.',
    steps: {
      readLog: READ_LOG,
      podEvents: 'Prüfen, ob eine Probe fehlgeschlagen ist:',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ExitedZeroLoop: {
    title: 'Endet mit Exit-Code 0 und startet immer wieder neu',
    brief: 'Neustarts: {{restarts}}',
    meaning:
      'Der Prozess in Container {{container}} beendet sich mit Exit-Code 0. Kubernetes erwartet, dass er weiterläuft (restartPolicy: Always), und startet den Container deshalb jedes Mal neu.',
    steps: {
      foreground:
        'Ist es ein Server, ihn im Vordergrund laufen lassen: Viele laufen standardmäßig im Hintergrund (bei nginx hilft -g "daemon off;").',
      job: 'Ist es eine Aufgabe, die fertig wird, einen Job oder CronJob daraus machen.',
      previousLog: 'Prüfen, was er zuletzt getan hat:',
    },
  },
  CommandNotFoundInShell: {
    title: 'Befehl oder Bibliothek nicht gefunden',
    brief: 'Exit-Code 127',
    meaning:
      'Das Startskript von Container {{container}} ruft einen Befehl auf, den die Shell nicht findet, oder der ausführbaren Datei fehlt eine Bibliothek. Das Gesuchte fehlt im Image, oder Name oder Pfad sind falsch.',
    steps: {
      readLog: 'Das Log lesen: Es nennt den Befehl oder die Bibliothek.',
      install:
        'Das Fehlende im Image installieren oder das Skript korrigieren.',
      crlf: 'Hat das Skript Windows-Zeilenenden (CRLF), es mit LF speichern.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  CommandNotExecutableInShell: {
    title: 'Skript ruft eine nicht ausführbare Datei auf',
    brief: 'Exit-Code 126',
    meaning:
      'Die Shell in Container {{container}} hat den Befehl gefunden, kann ihn aber nicht ausführen: Das Ausführungsrecht fehlt, oder es ist keine ausführbare Datei.',
    steps: {
      readLog: 'Das Log lesen: Es nennt die Datei.',
      chmod: 'Die Datei im Image ausführbar machen (chmod +x).',
      interpreter:
        'Ist es ein Skript, prüfen, ob der Interpreter aus seiner ersten Zeile (#!) im Image ist.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  NativeCrash: {
    title: 'Stürzt mit einem fatalen Signal ab',
    brief: '{{signal}}',
    meaning:
      'Der Prozess in Container {{container}} ist mit {{signal}} abgestürzt. Das Betriebssystem sendet es bei einer unzulässigen Operation, etwa einem ungültigen Speicherzugriff. Der Prozess kann sich auch selbst abbrechen.',
    plain:
      'Der Prozess in Container {{container}} ist mit einem fatalen Signal abgestürzt. Das Betriebssystem sendet es bei einer unzulässigen Operation, etwa einem ungültigen Speicherzugriff. Der Prozess kann sich auch selbst abbrechen.',
    steps: {
      readLog: READ_LOG,
      native:
        'Verdächtig ist nativer Code: eine Bibliothek oder Erweiterung, die nicht zum Basis-Image oder zur CPU passt.',
      heap: 'Hat er sich selbst abgebrochen (SIGABRT), im Log nach einem erschöpften Heap suchen, zum Beispiel bei Node.js.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ArchMismatch: {
    title: 'Für eine andere CPU-Architektur gebaut',
    brief: '{{image}}',
    meaning:
      'Der Node kann die Datei nicht ausführen, mit der Container {{container}} startet (exec format error). Entweder ist das Image für eine andere CPU-Architektur gebaut, oder die Datei ist ein Skript ohne #!-Zeile.',
    steps: {
      nodePlatforms: 'Diese Architekturen haben die Nodes:',
      build:
        'Das Image für die Architektur der Nodes bauen, zum Beispiel mit docker buildx build --platform linux/amd64.',
      shebang:
        'Ist es ein Skript, es mit einer Zeile wie #!/bin/sh beginnen lassen.',
    },
  },
  NodeRestartOrLostContainer: {
    title: 'Container bei Neustart von Node oder Runtime verloren',
    brief: 'Node {{node}}',
    meaning:
      'Der Node oder seine Container-Runtime wurde neu gestartet, während Container {{container}} lief. Die Anwendung ist nicht abgestürzt.',
    steps: {
      nothing: 'Ist er wieder bereit, gibt es nichts zu tun.',
      podWide: 'Geschieht es wiederholt, dem Plattformteam den Node nennen:',
    },
  },
  InitContainerFailed: {
    title: 'Init-Container schlägt fehl, Anwendung startet nie',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Init-Container {{container}} muss erfolgreich sein, bevor die Anwendung startet. Er beendet sich mit Exit-Code {{exitCode}}, und nichts danach startet.',
    plain:
      'Init-Container {{container}} muss erfolgreich sein, bevor die Anwendung startet. Er beendet sich mit einem Fehler, und nichts danach startet.',
    steps: {
      readLog:
        'Das Log von {{container}} unten lesen. Die Anwendung ist noch nicht gestartet und hat kein Log.',
      needs:
        'Prüfen, was er braucht oder ändert: eine Datenbank, eine Migration, einen Download.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  InitContainerStuck: {
    title: 'Init-Container wird nicht fertig',
    brief: '{{container}}',
    meaning:
      'Init-Container {{container}} läuft seit {{duration}}, und die Anwendung startet erst, wenn er fertig ist.',
    plain:
      'Init-Container {{container}} läuft seit langer Zeit, und die Anwendung startet erst, wenn er fertig ist.',
    steps: {
      currentLog: 'Prüfen, worauf er wartet:',
      needs: 'Wartet er auf einen Dienst, prüfen, ob dieser läuft.',
    },
  },
  SidecarFailed: {
    title: 'Sidecar schlägt immer wieder fehl',
    brief: '{{container}}',
    meaning:
      'Sidecar {{container}} läuft neben der Anwendung und schlägt immer wieder fehl. Solange er nicht gestartet ist, startet auch die Anwendung nicht.',
    steps: {
      readLog: 'Das Log von {{container}} unten lesen.',
      owner:
        'Wurde er automatisch eingefügt (von einem Service-Mesh oder Agenten), das dafür zuständige Team fragen.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ContainerTerminatedError: {
    title: 'Fehlgeschlagen und nicht neu gestartet',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Container {{container}} hat sich mit Exit-Code {{exitCode}} beendet und wird in diesem Pod nicht neu gestartet.',
    plain:
      'Container {{container}} hat sich mit einem Fehler beendet und wird in diesem Pod nicht neu gestartet.',
    steps: {
      readLog: READ_LOG,
      currentLog: LOG_IN_TERMINAL,
      retrying:
        'Abwarten: Job {{retryingJob}} startet automatisch einen neuen Versuch.',
      newJob:
        'Für einen neuen Versuch einen neuen Job aus demselben Manifest anlegen. Das Löschen des Pods startet Job {{failedJob}} nicht neu: Er ist endgültig fehlgeschlagen.',
      runCronJob: RUN_CRON_JOB,
      newPod:
        'Für einen neuen Versuch Pod {{barePod}} löschen und wieder anlegen.',
    },
  },
  EphemeralContainerFailed: {
    title: 'Debug-Container endete mit einem Fehler',
    brief: '{{container}}',
    meaning:
      'Container {{container}} wurde zum Debuggen an den Pod angehängt (kubectl debug) und hat sich beendet. Der Pod selbst ist nicht betroffen.',
    steps: { nothing: 'Nichts zu tun.' },
  },
  FlappingRestarts: {
    title: 'Stürzt immer wieder ab, läuft gerade',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Container {{container}} ist {{restarts}}-mal abgestürzt, zuletzt mit Exit-Code {{exitCode}}. Er läuft gerade, aber jeder Absturz bricht die laufenden Anfragen ab.',
    plain:
      'Container {{container}} stürzt immer wieder ab. Er läuft gerade, aber jeder Absturz bricht die laufenden Anfragen ab.',
    steps: {
      readLog: 'Im Log unten die letzten Zeilen vor dem Absturz lesen.',
      pattern:
        'Nach einem Muster suchen: eine Tageszeit, eine Art von Anfrage, wachsender Speicherverbrauch.',
      podUsage: 'Die aktuelle Auslastung prüfen:',
      previousLog: LOG_IN_TERMINAL,
    },
  },
} as const;
