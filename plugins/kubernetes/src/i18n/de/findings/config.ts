/** Das Image ist da, die Konfiguration des Containers nicht. */
export const configTexts = {
  MissingConfigMap: {
    title: 'ConfigMap nicht gefunden',
    brief: '{{object}}',
    meaning:
      'Container {{container}} liest Umgebungsvariablen aus der ConfigMap {{object}}, die es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Container, sobald es die ConfigMap gibt.',
    plain:
      'Container {{container}} liest Umgebungsvariablen aus einer ConfigMap, die es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Container, sobald es die ConfigMap gibt.',
    steps: {
      listConfigMaps: 'Diese ConfigMaps gibt es:',
      create:
        'Die ConfigMap im Namespace {{namespace}} anlegen oder ihren Namen im Manifest von {{kind}} {{name}} korrigieren.',
      optional:
        'Kommt die Anwendung ohne sie aus, den Verweis mit optional: true kennzeichnen.',
    },
  },
  MissingSecret: {
    title: 'Secret nicht gefunden',
    brief: '{{object}}',
    meaning:
      'Container {{container}} liest Umgebungsvariablen aus dem Secret {{object}}, das es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Container, sobald es das Secret gibt.',
    plain:
      'Container {{container}} liest Umgebungsvariablen aus einem Secret, das es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Container, sobald es das Secret gibt.',
    steps: {
      listSecrets: 'Diese Secrets gibt es (nur die Namen):',
      operator:
        'Legt ein Tool das Secret an (External Secrets, Sealed Secrets, Vault), prüfen, ob dessen Objekt nicht synchronisiert wurde.',
      create:
        'Das Secret im Namespace {{namespace}} anlegen oder seinen Namen im Manifest von {{kind}} {{name}} korrigieren.',
    },
  },
  MissingConfigKey: {
    title: 'Key fehlt in ConfigMap oder Secret',
    brief: '{{key}} in {{object}}',
    meaning:
      '{{objectKind}} {{object}} existiert, hat aber den Key {{key}} nicht, den Container {{container}} braucht.',
    plain:
      'Eine ConfigMap oder ein Secret existiert, hat aber einen Key nicht, den Container {{container}} braucht.',
    steps: {
      objectYaml: 'Auf diese Keys verweist der Container:',
      add: 'Den Key ergänzen oder seinen Namen im Manifest von {{kind}} {{name}} korrigieren. Groß- und Kleinschreibung zählt.',
      optional:
        'Kommt die Anwendung ohne ihn aus, den Verweis mit optional: true kennzeichnen.',
    },
  },
  RunAsNonRootViolation: {
    title: 'runAsNonRoot verhindert den Start des Containers',
    brief: '{{image}}',
    meaning:
      'Pod oder Container setzen runAsNonRoot, was root verbietet. Der Container würde aber als root (UID 0) laufen oder unter einem Benutzernamen, den Kubernetes nicht prüfen kann. Deshalb startet Kubernetes ihn nicht.',
    steps: {
      objectYaml: 'Der Security Context:',
      runAsUser:
        'Läuft das Image unter jedem Benutzer, securityContext.runAsUser auf eine UID ungleich 0 setzen.',
      dockerfile:
        'Sonst im Dockerfile einen numerischen Benutzer setzen, der nicht root ist, zum Beispiel USER 1000.',
    },
  },
  SubPathError: {
    title: 'subPath eines Volumes nicht verwendbar',
    brief: 'Volume {{volume}}',
    meaning:
      'Container {{container}} mountet einen Teil eines Volumes (subPath), und der Node kann diesen Pfad nicht anlegen oder finden. Typische Ursachen: Das Volume ist schreibgeschützt, statt eines Verzeichnisses liegt dort eine Datei, oder der Pfad führt aus dem Volume heraus.',
    steps: {
      describePod: 'Die vollständige Meldung:',
      check: 'Den subPath mit dem Inhalt des Volumes vergleichen.',
    },
  },
  VolumeNotInPod: {
    title: 'Volume oder Env-Datei im Pod nicht gefunden',
    brief: '{{volume}}',
    meaning:
      'Container {{container}} verweist auf ein Volume oder eine Datei mit Umgebungsvariablen, die der Node in diesem Pod nicht finden oder lesen kann.',
    steps: {
      objectYaml: 'volumeMounts und env des Containers:',
      compare:
        'volumeMounts und env des Containers mit den Volumes des Pods vergleichen.',
      recreate:
        'Stimmen sie überein und gehört der Pod zu einem Controller, den Pod löschen: Der Node kennt vielleicht eine veraltete Fassung.',
    },
  },
  ContainerConfigOther: {
    title: 'Fehler in der Container-Konfiguration',
    meaning:
      'Etwas, das Container {{container}} zum Start braucht, fehlt oder ist ungültig (CreateContainerConfigError). Was genau, steht in der Meldung.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: 'Alle Versuche:',
      objectYaml: 'Die Meldung mit dem Manifest vergleichen:',
    },
  },
} as const;
