/** Der Container war konfiguriert, sein Prozess lief nie. */
export const startTexts = {
  NoCommand: {
    title: 'Nichts sagt, welches Programm zu starten ist',
    brief: '{{image}}',
    meaning:
      'Das Image von Container {{container}} hat weder ENTRYPOINT noch CMD, und der Pod nennt auch keinen Befehl.',
    steps: {
      command: 'command im Pod setzen oder ENTRYPOINT im Dockerfile.',
      base: 'Prüfen, ob es das richtige Image ist: Eines, auf dem nur aufgebaut werden soll, hat oft keinen Befehl.',
    },
  },
  ContainerRuntimeTimeout: {
    title: 'Der Node ist zu langsam, um den Container anzulegen',
    brief: 'Node {{node}}',
    meaning:
      'Die Container-Laufzeit des Nodes hat den Container nicht rechtzeitig angelegt und hält nun seinen Namen fest. Das tun langsame Platten und überlastete Nodes. Das Manifest ist daran nicht beteiligt.',
    steps: {
      wait: 'Ein paar Minuten warten: Es löst sich oft von selbst.',
      podWide:
        'Den Node feststellen und, wenn es anhält, dem Plattformteam nennen:',
      recreate:
        'Wird der Pod gelöscht, kommt er vielleicht auf einen anderen Node.',
    },
  },
  CreateContainerFailed: {
    title: 'Der Container lässt sich nicht anlegen',
    meaning:
      'Der Node hat Image und Konfiguration von Container {{container}}, aber seine Container-Laufzeit weigert sich, ihn anzulegen.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt die Einstellung, das Profil, das Gerät oder den Mount, um den es geht.',
      describePod: 'Alle Versuche:',
    },
  },
  CommandNotFoundAtStart: {
    title: 'Der Befehl ist nicht im Image',
    brief: '{{command}}',
    meaning:
      'Container {{container}} soll {{command}} starten, und sein Image hat keine solche Datei. Images ohne Shell (distroless, scratch) können auch keine Shell-Befehle starten. Das Programm lief nie, also gibt es kein Log.',
    plain:
      'Container {{container}} soll einen Befehl starten, den sein Image nicht hat. Das Programm lief nie, also gibt es kein Log.',
    steps: {
      spelling:
        'command und args in {{kind}} {{name}} und ENTRYPOINT im Dockerfile auf Schreibfehler und fehlende Pfade prüfen.',
      build:
        'Prüfen, ob der Build das Programm in der letzten Stufe an diese Stelle kopiert.',
      local:
        'Auf dem eigenen Rechner in das Image sehen, zum Beispiel mit docker run --rm --entrypoint ls IMAGE -l PFAD.',
      objectYaml: 'Der Befehl, wie ihn Kubernetes kennt:',
    },
  },
  CommandNotExecutableAtStart: {
    title: 'Der Befehl ist nicht ausführbar',
    brief: '{{command}}',
    meaning:
      'Container {{container}} soll {{command}} starten. Das ist im Image, aber ein Ordner, oder ihm fehlt das Recht zur Ausführung. Das Programm lief nie, also gibt es kein Log.',
    plain:
      'Was Container {{container}} starten soll, ist in seinem Image, aber ein Ordner, oder ihm fehlt das Recht zur Ausführung.',
    steps: {
      chmod:
        'Die Datei vor oder beim Kopieren ausführbar machen, zum Beispiel mit COPY --chmod=755 im Dockerfile.',
      user: 'Prüfen, ob der Benutzer des Containers sie lesen und ausführen darf.',
      objectYaml: 'Befehl und Benutzer:',
    },
  },
  MountPathConflict: {
    title: 'Ein Volume wird über etwas anderer Art eingebunden',
    brief: '{{path}}',
    meaning:
      'Ein Volume soll an einem Pfad eingebunden werden, an dem das Image eine Datei statt eines Ordners hat, oder umgekehrt. Meistens ist eine einzelne Datei einer ConfigMap gemeint, und subPath fehlt.',
    steps: {
      subPath:
        'Um eine einzelne Datei einzubinden, sie in mountPath und in subPath nennen.',
      objectYaml: 'Die Mounts:',
      describePod: 'Die ganze Meldung:',
    },
  },
  OOMAtStart: {
    title: 'Die Speichergrenze reicht nicht einmal zum Start',
    brief: 'Grenze {{limit}}',
    meaning:
      'Die Speichergrenze von Container {{container}} ist {{limit}}. Das ist weniger, als der Start irgendeines Prozesses braucht. Oft fehlt die Einheit: 128 heißt 128 Byte, 128Mi heißt Megabyte.',
    plain:
      'Die Speichergrenze von Container {{container}} ist kleiner, als der Start irgendeines Prozesses braucht. Oft fehlt die Einheit: 128 heißt 128 Byte, 128Mi heißt Megabyte.',
    steps: {
      unit: 'Die Einheit von resources.limits.memory in {{kind}} {{name}} prüfen.',
      objectYaml: 'Die Grenze, wie sie Kubernetes kennt:',
    },
  },
  DeviceOrRuntimeHookError: {
    title: 'Die Laufzeit des Nodes weigert sich, den Container zu starten',
    brief: 'Node {{node}}',
    meaning:
      'Ein Gerät (etwa eine GPU), ein Sicherheitsprofil oder ein Hook der Container-Laufzeit hat den Start von Container {{container}} verhindert.',
    steps: {
      read: 'Die Meldung unten lesen: Sie nennt das Gerät oder das Profil.',
      podWide: 'Den Node feststellen und das Plattformteam nach ihm fragen:',
      nodeSelector: 'Prüfen, ob der Pod für diese Art Node gedacht ist.',
    },
  },
  ContainerStartFailed: {
    title: 'Der Container lässt sich nicht starten',
    meaning:
      'Die Container-Laufzeit des Nodes konnte den Prozess von Container {{container}} nicht starten. Er lief nie, also gibt es kein Log.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Alle Versuche:',
      objectYaml: 'Mit der Spezifikation vergleichen:',
    },
  },
  PostStartHookFailed: {
    title: 'Der postStart-Hook schlägt fehl oder hängt',
    brief: '{{restarts}} Neustarts',
    meaning:
      'Container {{container}} hat einen postStart-Hook, einen Befehl oder eine Anfrage gleich nach dem Start. Erst wenn der Hook gelungen ist, gilt der Container als gestartet; schlägt er fehl, beendet Kubernetes ihn.',
    steps: {
      hook: 'Den Befehl des Hooks im Image ausprobieren; er muss damit zurechtkommen, dass das Programm noch nicht bereit ist.',
      previousLog: 'So weit kam das Programm:',
      objectYaml: 'Der Hook:',
    },
  },
  InternalHookError: {
    title: 'Der Node konnte den Container nicht vorbereiten',
    brief: 'Node {{node}}',
    meaning:
      'Eine Ressourcenverwaltung des Nodes (Prozessoren, Speicher, Geräte) ist vor dem Start des Containers gescheitert. Das Manifest ist daran höchstwahrscheinlich nicht beteiligt.',
    steps: {
      podWide: 'Den Node feststellen und dem Plattformteam nennen:',
      recreate:
        'Wird der Pod gelöscht, kommt er vielleicht auf einen anderen Node.',
    },
  },
  UnknownWaitingReason: {
    title: 'Der Container wartet',
    brief: '{{reason}}',
    meaning:
      'Container {{container}} ist nicht gestartet, aus einem hier unbekannten Grund: {{reason}}.',
    plain: 'Container {{container}} ist nicht gestartet.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Das hat Kubernetes versucht:',
    },
  },
} as const;
