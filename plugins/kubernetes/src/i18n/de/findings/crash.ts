const READ_LOG =
  'Das Absturzlog unten lesen, die letzten Zeilen zuerst: Dort sagen Programme meistens, warum sie enden.';
const LOG_AT_HOME = 'Das Log auf dem eigenen Rechner:';
const RUN_CRON_JOB =
  'Ist die Ursache behoben, einen Lauf starten, ohne auf den Zeitplan zu warten:';

/** Der Prozess lief und endete. */
export const crashTexts = {
  ApplicationError: {
    title: 'Das Programm endet mit einem Fehler',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Das Programm in Container {{container}} startet und endet dann von selbst mit Exit-Code {{exitCode}}. Kubernetes startet es jedes Mal neu, nach immer längeren Pausen.',
    plain:
      'Das Programm in Container {{container}} startet und endet dann von selbst mit einem Fehler. Kubernetes startet es jedes Mal neu, nach immer längeren Pausen.',
    steps: {
      readLog: READ_LOG,
      changed:
        'Lief es vorher, vergleichen, was sich geändert hat: das Image, die Konfiguration, eine Datenbank oder ein Dienst, den es braucht.',
      previousLog: 'Dasselbe Log auf dem eigenen Rechner:',
      rolloutUndo: 'Lief die vorige Version, zu ihr zurückkehren:',
    },
  },
  OOMKilled: {
    title: 'Speicher erschöpft',
    brief: 'Grenze {{limit}}',
    meaning:
      'Container {{container}} hat mehr Speicher benutzt als seine Grenze von {{limit}}, deshalb hat der Kernel ihn sofort beendet. Ein solches Programm kann sich nicht verabschieden: Sein Log bricht einfach ab.',
    plain:
      'Container {{container}} hat mehr Speicher benutzt, als er darf, deshalb hat der Kernel ihn sofort beendet. Ein solches Programm kann sich nicht verabschieden: Sein Log bricht einfach ab.',
    steps: {
      runtime:
        'Der Laufzeitumgebung ihre Grenze nennen: -XX:MaxRAMPercentage bei Java, --max-old-space-size bei Node.js, GOMEMLIMIT bei Go.',
      podUsage: 'So viel Speicher wird gerade benutzt:',
      limit:
        'Braucht es so viel, resources.limits.memory und mit ihm den Request in {{kind}} {{name}} erhöhen.',
      leak: 'Wächst der Speicher von Anfang bis Ende ohne Last, vor dem Erhöhen nach einem Leck suchen.',
    },
  },
  ChildOOMKilled: {
    title: 'Einem Kindprozess ging der Speicher aus',
    brief: 'Grenze {{limit}}',
    meaning:
      'Ein Prozess, den das Programm in Container {{container}} gestartet hatte, wurde beendet, weil der Speicher ausging. Das Programm selbst endete später aus eigenem Grund.',
    steps: {
      readLog: READ_LOG,
      limit: 'Prüfen, ob die Speichergrenze auch für die Kindprozesse reicht.',
      podUsage: 'So viel Speicher wird gerade benutzt:',
    },
  },
  LivenessProbeKilled: {
    title: 'Von der Liveness-Probe beendet',
    brief: '{{probeError}}',
    meaning:
      'Kubernetes fragt Container {{container}} regelmäßig, ob er lebt ({{probe}}). Das schlug zu oft hintereinander fehl, deshalb hat Kubernetes den Container beendet und neu gestartet.',
    plain:
      'Kubernetes fragt Container {{container}} regelmäßig, ob er lebt. Das schlug zu oft hintereinander fehl, deshalb hat Kubernetes den Container beendet und neu gestartet.',
    steps: {
      why: 'Herausfinden, warum er nicht geantwortet hat: Die Events sagen, was die Probe bekam, das Log, was das Programm gerade tat.',
      slow: 'Ist es nur zeitweise langsam, timeoutSeconds oder failureThreshold erhöhen; startet es langsam, eine startupProbe hinzufügen.',
      dependencies:
        'Eine Liveness-Probe sollte keine Datenbanken oder anderen Dienste fragen: Deren Ausfall würde jeden Pod neu starten.',
      previousLog: 'Das Log vor dem Ende, auf dem eigenen Rechner:',
    },
  },
  StartupProbeKilled: {
    title: 'Es startet nicht rechtzeitig',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} hat {{budgetSeconds}} Sekunden, um seine Startup-Probe zum ersten Mal zu beantworten. Es dauerte länger, deshalb hat Kubernetes ihn beendet und versucht es noch einmal.',
    plain:
      'Container {{container}} hat seine Startup-Probe nicht in der vorgesehenen Zeit beantwortet, deshalb hat Kubernetes ihn beendet und versucht es noch einmal.',
    steps: {
      readLog: 'Im Log nachsehen, wie weit es kam und worauf es wartet.',
      raise:
        'Braucht es einfach länger, failureThreshold oder periodSeconds der startupProbe erhöhen.',
      probe:
        'Prüfen, ob Pfad und Port der Probe die sind, auf denen das Programm antwortet.',
      previousLog: LOG_AT_HOME,
    },
  },
  SigkillUnexplained: {
    title: 'Beendet, und nichts sagt von wem',
    brief: 'Exit-Code 137',
    meaning:
      'Container {{container}} wurde von außen beendet, ohne aufräumen zu können, und Kubernetes hat keinen Grund aufbewahrt. Möglich ist: Seinem Node ging der Speicher aus, eine Probe hat ihn beendet und das Event ist schon fort, oder er brauchte zum Anhalten länger, als er darf.',
    steps: {
      readLog:
        'Nachsehen, ob das Log plötzlich abbricht oder mit einem Herunterfahren endet.',
      podUsage: 'Den Speicherverbrauch mit der Grenze vergleichen:',
      podEvents: 'Diese Events sind noch da:',
    },
  },
  TerminatedBySignal: {
    title: 'Durch ein Signal angehalten',
    brief: '{{signal}}',
    meaning:
      'Etwas hat das Programm in Container {{container}} zum Anhalten aufgefordert, obwohl der Pod bleiben sollte. Oft ist es eine Probe, das Startskript oder ein anderer Prozess im Container.',
    steps: {
      readLog: READ_LOG,
      podEvents: 'Nachsehen, ob eine Probe fehlgeschlagen ist:',
      previousLog: LOG_AT_HOME,
    },
  },
  ExitedZeroLoop: {
    title: 'Das Programm wird fertig und immer wieder gestartet',
    brief: '{{restarts}} Neustarts',
    meaning:
      'Das Programm in Container {{container}} endet ohne Fehler. Kubernetes hält es für einen Dienst, der nie enden sollte, und startet es immer wieder.',
    steps: {
      foreground:
        'Ist es ein Dienst, ihn im Vordergrund laufen lassen: Viele Server gehen ohne besondere Angabe in den Hintergrund (nginx -g "daemon off;").',
      job: 'Hat es eine Aufgabe, die fertig wird, daraus einen Job oder CronJob machen.',
      previousLog: 'Das hat es zuletzt getan:',
    },
  },
  CommandNotFoundInShell: {
    title: 'Ein Skript ruft einen Befehl auf, den es nicht gibt',
    brief: 'Exit-Code 127',
    meaning:
      'Die Shell in Container {{container}} fand einen Befehl des Startskripts nicht. Er ist im Image nicht installiert, heißt anders oder braucht eine Bibliothek, die fehlt.',
    steps: {
      readLog: 'Das Log nennt den Befehl.',
      install: 'Ihn im Image installieren oder das Skript korrigieren.',
      crlf: 'Auch ein Skript mit Windows-Zeilenenden scheitert so: mit LF speichern.',
      previousLog: LOG_AT_HOME,
    },
  },
  CommandNotExecutableInShell: {
    title: 'Ein Skript ruft eine Datei auf, die nicht ausgeführt werden darf',
    brief: 'Exit-Code 126',
    meaning:
      'Die Shell in Container {{container}} fand den Befehl, darf ihn aber nicht ausführen.',
    steps: {
      readLog: 'Das Log nennt die Datei.',
      chmod: 'Ihr im Image das Recht zur Ausführung geben (chmod +x).',
      interpreter:
        'Prüfen, ob der Interpreter aus ihrer ersten Zeile im Image ist.',
      previousLog: LOG_AT_HOME,
    },
  },
  NativeCrash: {
    title: 'Das Programm stürzt ab',
    brief: '{{signal}}',
    meaning:
      'Das Betriebssystem hat das Programm in Container {{container}} für etwas beendet, was es nicht tun darf ({{signal}}), etwa fremden Speicher zu berühren, oder es gab selbst auf (abort).',
    plain:
      'Das Betriebssystem hat das Programm in Container {{container}} für etwas beendet, was es nicht tun darf, oder es gab selbst auf (abort).',
    steps: {
      readLog: READ_LOG,
      native:
        'Nativen Code verdächtigen: eine Bibliothek oder Erweiterung, die nicht zum Basis-Image oder zum Prozessor passt.',
      heap: 'Ein abort kann heißen, dass einer Laufzeit wie Node.js der eigene Heap ausging.',
      previousLog: LOG_AT_HOME,
    },
  },
  ArchMismatch: {
    title: 'Das Programm ist für einen anderen Prozessor gebaut',
    brief: '{{image}}',
    meaning:
      'Der Node kann das Programm in Container {{container}} nicht ausführen: Es ist für eine andere Art Prozessor gebaut, oder es ist ein Skript ohne erste Zeile, die seinen Interpreter nennt.',
    steps: {
      build:
        'Das Image für den Prozessor der Nodes bauen, zum Beispiel mit docker buildx build --platform linux/amd64.',
      shebang: 'Ein Skript mit einer Zeile wie #!/bin/sh beginnen.',
      listNodes: 'Das sind die Nodes:',
    },
  },
  NodeRestartOrLostContainer: {
    title: 'Der Node hat den Container verloren',
    brief: 'Node {{node}}',
    meaning:
      'Der Node oder seine Container-Laufzeit wurde unter Container {{container}} neu gestartet. Das Programm hat nicht versagt.',
    steps: {
      nothing: 'Nichts zu tun, wenn er wieder bereit ist.',
      podWide:
        'Geschieht es wiederholt, dem Plattformteam sagen, welcher Node es ist:',
    },
  },
  InitContainerFailed: {
    title: 'Ein Init-Container schlägt fehl, darum startet das Programm nie',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Bevor das Programm startet, muss Container {{container}} seine Vorbereitungen abschließen. Er endet mit Exit-Code {{exitCode}}, und alles danach wartet.',
    plain:
      'Bevor das Programm startet, muss Container {{container}} seine Vorbereitungen abschließen. Er endet mit einem Fehler, und alles danach wartet.',
    steps: {
      readLog:
        'Das Log von {{container}} unten lesen. Das Programm selbst lief nicht und hat kein Log.',
      needs:
        'Prüfen, worauf er wartet oder was er ändert: eine Datenbank, eine Migration, einen Download.',
      previousLog: LOG_AT_HOME,
    },
  },
  InitContainerStuck: {
    title: 'Ein Init-Container wird nicht fertig',
    brief: '{{container}}',
    meaning:
      'Container {{container}} bereitet seit {{seconds}} Sekunden vor, und das Programm startet erst danach.',
    plain:
      'Container {{container}} bereitet seit langem vor, und das Programm startet erst danach.',
    steps: {
      currentLog: 'Darauf wartet er:',
      needs: 'Wartet er auf einen Dienst, nachsehen, ob der läuft.',
    },
  },
  SidecarFailed: {
    title: 'Ein Sidecar-Container schlägt fehl',
    brief: '{{container}}',
    meaning:
      'Container {{container}} läuft neben dem Programm und schlägt immer wieder fehl. Solange er nicht gestartet ist, startet auch das Programm nicht.',
    steps: {
      readLog: 'Das Log von {{container}} unten lesen.',
      owner:
        'Hat ihn etwas hinzugefügt (ein Service Mesh, ein Agent), wissen dessen Verantwortliche mehr.',
      previousLog: LOG_AT_HOME,
    },
  },
  ContainerTerminatedError: {
    title: 'Das Programm endete mit einem Fehler und bleibt beendet',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Container {{container}} endete mit Exit-Code {{exitCode}}, und die restartPolicy des Pods sagt, dass er nicht neu gestartet wird.',
    plain:
      'Container {{container}} endete mit einem Fehler, und die restartPolicy des Pods sagt, dass er nicht neu gestartet wird.',
    steps: {
      readLog: READ_LOG,
      currentLog: LOG_AT_HOME,
      retrying: 'Job {{retryingJob}} versucht es von selbst wieder.',
      newJob:
        'Für einen neuen Versuch einen neuen Job aus demselben Manifest anlegen. Den Pod von Job {{failedJob}} zu löschen, wiederholt ihn nicht: Sein backoffLimit ist erschöpft.',
      runCronJob: RUN_CRON_JOB,
      newPod:
        'Für einen neuen Versuch Pod {{barePod}} löschen und neu anlegen.',
    },
  },
  EphemeralContainerFailed: {
    title: 'Ein Debug-Container endete mit einem Fehler',
    brief: '{{container}}',
    meaning:
      'Jemand hat Container {{container}} angehängt, um in den Pod zu sehen, und er endete. Der Pod selbst ist nicht betroffen.',
    steps: { nothing: 'Nichts zu tun.' },
  },
  FlappingRestarts: {
    title: 'Stürzt immer wieder ab, läuft gerade',
    brief: 'Exit-Code {{exitCode}}',
    meaning:
      'Container {{container}} ist {{restarts}}-mal abgestürzt, zuletzt mit Exit-Code {{exitCode}}. Er läuft gerade, aber jeder Absturz kostet die Anfragen, die gerade bearbeitet werden.',
    plain:
      'Container {{container}} stürzt immer wieder ab. Er läuft gerade, aber jeder Absturz kostet die Anfragen, die gerade bearbeitet werden.',
    steps: {
      readLog: 'Im Log unten die letzten Zeilen vor dem Absturz lesen.',
      pattern:
        'Nach einem Muster suchen: eine Tageszeit, eine Art von Anfrage, wachsender Speicherverbrauch.',
      podUsage: 'So viel benutzt er gerade:',
      previousLog: LOG_AT_HOME,
    },
  },
} as const;
