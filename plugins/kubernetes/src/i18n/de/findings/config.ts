/** Das Image ist da, die Konfiguration des Containers nicht. */
export const configTexts = {
  MissingConfigMap: {
    title: 'Eine ConfigMap existiert nicht',
    brief: '{{object}}',
    meaning:
      'Container {{container}} nimmt seine Umgebung aus der ConfigMap {{object}}, und im Namespace {{namespace}} gibt es keine mit diesem Namen. Sobald es sie gibt, startet der Container von selbst.',
    plain:
      'Container {{container}} nimmt seine Umgebung aus einer ConfigMap, die es im Namespace {{namespace}} nicht gibt. Sobald es sie gibt, startet der Container von selbst.',
    steps: {
      create:
        'Die ConfigMap im Namespace {{namespace}} anlegen oder den Namen in {{kind}} {{name}} korrigieren.',
      listConfigMaps: 'Diese gibt es:',
      optional:
        'Kommt das Programm ohne sie aus, den Verweis mit optional: true kennzeichnen.',
    },
  },
  MissingSecret: {
    title: 'Ein Secret existiert nicht',
    brief: '{{object}}',
    meaning:
      'Container {{container}} nimmt seine Umgebung aus dem Secret {{object}}, und im Namespace {{namespace}} gibt es keines mit diesem Namen. Sobald es da ist, startet der Container von selbst.',
    plain:
      'Container {{container}} nimmt seine Umgebung aus einem Secret, das es im Namespace {{namespace}} nicht gibt. Sobald es da ist, startet der Container von selbst.',
    steps: {
      create:
        'Das Secret im Namespace {{namespace}} anlegen oder den Namen in {{kind}} {{name}} korrigieren.',
      operator:
        'Erzeugt es ein anderes Werkzeug (External Secrets, Sealed Secrets, Vault), dessen Objekt ansehen: Vielleicht wurde es nicht abgeglichen.',
      listSecrets: 'Diese gibt es, nur mit Namen:',
    },
  },
  MissingConfigKey: {
    title: 'In einer ConfigMap oder einem Secret fehlt ein Schlüssel',
    brief: '{{key}} in {{object}}',
    meaning:
      '{{objectKind}} {{object}} existiert, hat aber den Schlüssel {{key}} nicht, den Container {{container}} verlangt.',
    plain:
      'Eine ConfigMap oder ein Secret existiert, hat aber einen Schlüssel nicht, den Container {{container}} verlangt.',
    steps: {
      add: 'Den Schlüssel hinzufügen oder seinen Namen in {{kind}} {{name}} korrigieren. Groß- und Kleinschreibung zählt.',
      objectYaml: 'Das verlangt der Container:',
      optional:
        'Kommt das Programm ohne ihn aus, den Verweis mit optional: true kennzeichnen.',
    },
  },
  RunAsNonRootViolation: {
    title: 'Das Image würde als root laufen, was nicht erlaubt ist',
    brief: '{{image}}',
    meaning:
      'Der Pod verspricht, nicht als root zu laufen (runAsNonRoot). Das Image startet aber als root oder mit einem Benutzernamen, den Kubernetes nicht prüfen kann. Deshalb wird der Container nicht gestartet.',
    steps: {
      dockerfile:
        'Dem Image im Dockerfile eine Benutzernummer ungleich 0 geben, zum Beispiel USER 1000.',
      runAsUser:
        'Oder securityContext.runAsUser auf eine solche Nummer setzen, falls das Image unter jedem Benutzer läuft.',
      objectYaml: 'Der Security Context:',
    },
  },
  SubPathError: {
    title: 'Ein subPath eines Volumes lässt sich nicht verwenden',
    brief: 'Volume {{volume}}',
    meaning:
      'Container {{container}} bindet einen Teil eines Volumes ein (subPath), der sich nicht anlegen oder finden lässt: Das Volume ist schreibgeschützt, der Pfad ist eine Datei statt eines Ordners, oder er führt aus dem Volume heraus.',
    steps: {
      check: 'Den subPath mit dem Inhalt des Volumes vergleichen.',
      describePod: 'Die ganze Meldung:',
    },
  },
  VolumeNotInPod: {
    title: 'Ein benötigtes Volume oder eine benötigte Datei fehlt',
    brief: '{{volume}}',
    meaning:
      'Container {{container}} verweist auf ein Volume oder eine Umgebungsdatei, die der Node in diesem Pod nicht findet.',
    steps: {
      compare:
        'volumeMounts und env des Containers mit den Volumes des Pods vergleichen.',
      objectYaml: 'So sehen sie aus:',
      recreate:
        'Stimmen sie überein, den Pod löschen: Der Node kennt vielleicht eine alte Fassung.',
    },
  },
  ContainerConfigOther: {
    title: 'Die Konfiguration des Containers wird nicht angenommen',
    meaning:
      'Der Node konnte nicht zusammenstellen, was Container {{container}} zum Start braucht. Die Meldung sagt, was fehlt.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Alle Versuche:',
      objectYaml: 'Mit der Spezifikation vergleichen:',
    },
  },
} as const;
