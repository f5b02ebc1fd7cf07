/** Der Container war konfiguriert, sein Prozess lief nie. */
export const startTexts = {
  NoCommand: {
    title: 'Kein Befehl angegeben',
    brief: '{{image}}',
    meaning:
      'Das Image von Container {{container}} hat weder ENTRYPOINT noch CMD, und auch der Pod setzt keinen Befehl. Es gibt also nichts zu starten.',
    steps: {
      base: 'Prüfen, ob es das richtige Image ist: Basis-Images haben oft keinen Befehl.',
      command: 'command im Pod oder ENTRYPOINT im Dockerfile setzen.',
    },
  },
  ContainerRuntimeTimeout: {
    title: 'Container-Runtime kommt nicht hinterher',
    brief: 'Node {{node}}',
    meaning:
      'Die Container-Runtime auf dem Node hat den Container nicht rechtzeitig angelegt oder gestartet. Solange der erste Versuch den Namen des Containers belegt, können weitere fehlschlagen. Ursache ist meist eine langsame Platte oder ein überlasteter Node, nicht das Manifest.',
    steps: {
      wait: 'Ein paar Minuten warten: Oft erledigt es sich von selbst.',
      podWide: 'Hält es an, den Node ermitteln und dem Plattformteam nennen:',
      recreate:
        'Gehört der Pod zu einem Controller, den Pod löschen: Der Ersatz landet vielleicht auf einem anderen Node.',
    },
  },
  CreateContainerFailed: {
    title: 'Container lässt sich nicht anlegen',
    meaning:
      'Der Node hat Image und Konfiguration von Container {{container}}, aber seine Container-Runtime kann den Container nicht anlegen.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt die Einstellung, das Profil, das Gerät oder den Mount, an dem es scheitert.',
      describePod: 'Alle Versuche:',
    },
  },
  CommandNotFoundAtStart: {
    title: 'Befehl nicht im Image gefunden',
    brief: '{{command}}',
    meaning:
      'Container {{container}} soll {{command}} ausführen, aber das fehlt in seinem Image. Images ohne Shell (distroless, scratch) können auch keine Shell-Befehle ausführen. Es lief nichts, also gibt es kein Log.',
    plain:
      'Container {{container}} soll einen Befehl ausführen, der in seinem Image fehlt. Es lief nichts, also gibt es kein Log.',
    steps: {
      spelling:
        'Schreibweise und Pfad von command und args in {{kind}} {{name}} und von ENTRYPOINT im Dockerfile prüfen.',
      objectYaml: 'Der Befehl, wie er bei Kubernetes ankam:',
      local:
        'Die Dateien des Images auf dem eigenen Rechner auflisten, zum Beispiel mit docker create --name files IMAGE x && docker export files | tar -tv && docker rm files. Der letzte Befehl entfernt den Container wieder. Das geht auch bei Images ohne Shell.',
      interpreter:
        'Ist die Datei da und ein Skript, seine #!-Zeile prüfen: Auch der Interpreter muss im Image sein, und Windows-Zeilenenden (CRLF) machen sie unbrauchbar.',
      build:
        'Prüfen, ob der Build die Datei in der letzten Stufe an diesen Pfad kopiert.',
    },
  },
  CommandNotExecutableAtStart: {
    title: 'Befehl ist nicht ausführbar',
    brief: '{{command}}',
    meaning:
      'Container {{container}} soll {{command}} ausführen. Das ist ein Verzeichnis, oder ihm fehlt das Ausführungsrecht. Es lief nichts, also gibt es kein Log.',
    plain:
      'Container {{container}} soll ein Verzeichnis oder eine Datei ohne Ausführungsrecht ausführen. Es lief nichts, also gibt es kein Log.',
    steps: {
      objectYaml: 'Befehl und Benutzer prüfen:',
      user: 'Prüfen, ob der Benutzer des Containers die Datei lesen und ausführen darf.',
      chmod:
        'Die Datei im Image ausführbar machen, zum Beispiel mit COPY --chmod=755 im Dockerfile.',
    },
  },
  MountPathConflict: {
    title: 'Volume lässt sich an seinem Pfad nicht mounten',
    brief: '{{path}}',
    meaning:
      'Die Container-Runtime kann ein Volume nicht an seinem mountPath mounten. Meist hat das Image dort eine Datei und das Volume ein Verzeichnis oder umgekehrt. Ein häufiger Fall ist eine einzelne Datei einer ConfigMap, die ohne subPath gemountet ist.',
    steps: {
      describePod: 'Die ganze Meldung lesen:',
      objectYaml: 'Die Mounts prüfen:',
      subPath:
        'Um eine einzelne Datei zu mounten, ihren Pfad in mountPath und ihren Namen in subPath angeben.',
    },
  },
  OOMAtStart: {
    title: 'Speicherlimit reicht nicht zum Starten',
    brief: 'Limit {{limit}}',
    meaning:
      'Das Speicherlimit von Container {{container}} beträgt {{limit}}, zu wenig, um überhaupt einen Prozess zu starten. Oft fehlt die Einheit: 128 heißt 128 Byte, 128Mi heißt 128 Mebibyte.',
    plain:
      'Das Speicherlimit des Pods ist zu niedrig, um überhaupt einen Prozess zu starten. Oft fehlt die Einheit: 128 heißt 128 Byte, 128Mi heißt 128 Mebibyte.',
    steps: {
      objectYaml: 'Das Limit, wie es bei Kubernetes ankam:',
      unit: 'Wert oder Einheit von resources.limits.memory in {{kind}} {{name}} korrigieren.',
    },
  },
  DeviceOrRuntimeHookError: {
    title: 'Gerät, Sicherheitsprofil oder Runtime-Hook schlägt fehl',
    brief: 'Node {{node}}',
    meaning:
      'Die Container-Runtime auf dem Node kann Container {{container}} nicht starten: Ein Gerät (etwa eine GPU), ein Sicherheitsprofil, ein Hook oder ein Tool der Runtime versagt.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt, woran es scheitert.',
      nodeSelector: 'Prüfen, ob der Pod für diese Art von Node gedacht ist.',
      podWide: 'Den Node ermitteln und das Plattformteam danach fragen:',
    },
    variants: {
      kernel: {
        title: 'Kernel des Nodes lässt den Container nicht starten',
        meaning:
          'Kernel oder systemd des Nodes verweigern, was die Container-Runtime vor dem Start von Container {{container}} einrichtet, etwa seine Cgroup oder /proc. Am Manifest liegt das selten.',
        steps: {
          read: 'Die Meldung unten lesen: Sie nennt, was verweigert wird.',
          podWide:
            'Sie dem Plattformteam zeigen und sagen, welcher Node es ist. Vielleicht braucht er einen Neustart oder eine andere Version von Kernel oder Runtime:',
          recreate:
            'Gehört der Pod zu einem Controller, den Pod löschen: Der Ersatz landet vielleicht auf einem anderen Node.',
        },
      },
    },
  },
  ContainerStartFailed: {
    title: 'Container lässt sich nicht starten',
    meaning:
      'Die Container-Runtime auf dem Node konnte den Prozess von Container {{container}} nicht starten. Er lief nie, also gibt es kein Log.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Alle Versuche:',
      objectYaml: 'Die Meldung mit dem Manifest vergleichen:',
    },
  },
  PostStartHookFailed: {
    title: 'postStart-Hook schlägt fehl oder hängt',
    brief: 'Neustarts: {{restarts}}',
    meaning:
      'Kubernetes führt den postStart-Hook von Container {{container}}, einen Befehl oder eine Anfrage, direkt nach dem Start des Containers aus. Bis der Hook gelingt, gilt der Container nicht als laufend. Schlägt er fehl, beendet Kubernetes den Container.',
    steps: {
      previousLog: 'Prüfen, wie weit die Anwendung kam:',
      objectYaml: 'Den Hook prüfen:',
      hook: 'Den Befehl des Hooks im Image ausprobieren. Er muss auch funktionieren, während die Anwendung noch startet.',
    },
  },
  InternalHookError: {
    title: 'Node konnte den Container nicht vorbereiten',
    brief: 'Node {{node}}',
    meaning:
      'Eine Ressourcenverwaltung des Nodes (CPU, Speicher oder Geräte) versagte, bevor Container {{container}} startete. Am Manifest liegt es höchstwahrscheinlich nicht.',
    steps: {
      podWide: 'Den Node ermitteln und dem Plattformteam nennen:',
      recreate:
        'Gehört der Pod zu einem Controller, den Pod löschen: Der Ersatz landet vielleicht auf einem anderen Node.',
    },
  },
  UnknownWaitingReason: {
    title: 'Container wartet',
    brief: '{{reason}}',
    meaning:
      'Container {{container}} läuft nicht. Kubernetes meldet den Grund {{reason}}, den Podlight nicht kennt.',
    plain: 'Container {{container}} läuft nicht.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Prüfen, was Kubernetes versucht hat:',
    },
  },
} as const;
