const EVENTS = 'Das hat der Node versucht:';
const SHOW = 'Dem Plattformteam die Meldung zeigen.';

/** Der Pod hat einen Node, seine Container warten auf ein Volume. */
export const volumeTexts = {
  MountConfigMapMissing: {
    title: 'Eine eingebundene ConfigMap existiert nicht',
    brief: '{{object}}',
    meaning:
      'Der Pod bindet die ConfigMap {{object}} als Dateien ein, und im Namespace {{namespace}} gibt es keine mit diesem Namen. Sobald es sie gibt, startet der Pod von selbst.',
    plain:
      'Der Pod bindet eine ConfigMap ein, die es im Namespace {{namespace}} nicht gibt. Sobald es sie gibt, startet der Pod von selbst.',
    steps: {
      create: 'Sie anlegen oder den Namen in {{kind}} {{name}} korrigieren.',
      listConfigMaps: 'Diese gibt es:',
    },
  },
  MountSecretMissing: {
    title: 'Ein eingebundenes Secret existiert nicht',
    brief: '{{object}}',
    meaning:
      'Der Pod bindet das Secret {{object}} als Dateien ein, und im Namespace {{namespace}} gibt es keines mit diesem Namen. Sobald es da ist, startet der Pod von selbst.',
    plain:
      'Der Pod bindet ein Secret ein, das es im Namespace {{namespace}} nicht gibt. Sobald es da ist, startet der Pod von selbst.',
    steps: {
      create: 'Es anlegen oder den Namen in {{kind}} {{name}} korrigieren.',
      operator:
        'Erzeugt es ein anderes Werkzeug (External Secrets, cert-manager, Vault), dessen Objekt ansehen.',
      listSecrets: 'Diese gibt es, nur mit Namen:',
    },
  },
  MountKeyMissing: {
    title: 'Ein als Datei eingebundener Schlüssel fehlt',
    brief: '{{key}}',
    meaning:
      'Der Pod bindet einzelne Schlüssel einer ConfigMap oder eines Secrets als Dateien ein, und {{key}} ist nicht darunter.',
    plain:
      'Der Pod bindet einzelne Schlüssel einer ConfigMap oder eines Secrets als Dateien ein, und einer davon fehlt.',
    steps: {
      add: 'Den Schlüssel hinzufügen oder seinen Namen unter items des Volumes korrigieren.',
      objectYaml: 'Das wird verlangt:',
    },
  },
  MultiAttach: {
    title: 'Die Platte hängt noch an einem anderen Node',
    brief: 'benutzt von {{usedBy}}',
    meaning:
      'Die Platte ist nur auf einem Node zugleich benutzbar (ReadWriteOnce), und ein anderer hat sie noch: Ein alter Pod ist noch nicht fort, oder sein Node ist tot.',
    steps: {
      wait: 'Nach einem Rollout oder einem geleerten Node bis zu sechs Minuten warten: Dann löst Kubernetes sie gewaltsam.',
      strategy:
        'Bei einem Deployment mit einem Replikat strategy.type: Recreate setzen, damit der alte Pod zuerst geht.',
      replicas:
        'Mehrere Pods können sich eine solche Platte nicht teilen: ein StatefulSet oder eine Platte mit ReadWriteMany benutzen.',
      podEvents: EVENTS,
    },
  },
  AttachFailed: {
    title: 'Die Platte lässt sich nicht an den Node hängen',
    brief: '{{volume}}',
    meaning:
      'Das Speichersystem weigert sich, dem Node die Platte zu geben, oder scheitert daran.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  MountFailed: {
    title: 'Ein Volume lässt sich nicht einbinden',
    brief: '{{volume}}',
    meaning:
      'Der Node kann das Volume {{volume}} im Pod nicht verfügbar machen: Der Server antwortet nicht, das Dateisystem passt nicht, oder ein Recht fehlt.',
    plain: 'Der Node kann ein Volume im Pod nicht verfügbar machen.',
    steps: {
      read: 'Die Meldung unten lesen.',
      podEvents: EVENTS,
      objectYaml: 'Die Einstellungen des Volumes prüfen:',
    },
  },
  MountTimeout: {
    title: 'Ein Volume wird nicht verfügbar',
    brief: '{{volume}}',
    meaning:
      'Der Node wartet seit {{seconds}} Sekunden auf die Volumes des Pods. Neuere Cluster sagen nicht, worauf sie warten.',
    plain: 'Der Node wartet auf die Volumes des Pods.',
    steps: {
      podEvents: EVENTS,
      listClaims: 'Nachsehen, ob die Claims gebunden sind:',
      platform:
        'Sagt nirgends etwas den Grund, das Plattformteam nach dem Speichertreiber fragen.',
    },
    variants: {
      guess: {
        title: 'Noch nicht gestartet, vermutlich fehlt noch ein Volume',
        meaning:
          'Der Pod ist seit {{seconds}} Sekunden nicht gestartet, und kein Event sagt, warum. Er benutzt ein Volume, und neuere Cluster melden nichts, solange ein Mount hängt.',
        plain:
          'Der Pod ist noch nicht gestartet, und kein Event sagt, warum. Er benutzt ein Volume, und neuere Cluster melden nichts, solange ein Mount hängt.',
      },
    },
  },
  CSIDriverMissing: {
    title: 'Dem Node fehlt der Speichertreiber',
    brief: '{{driver}}',
    meaning:
      'Das Volume braucht den Treiber {{driver}}, und der läuft nicht auf diesem Node.',
    plain:
      'Das Volume braucht einen Speichertreiber, der nicht auf diesem Node läuft.',
    steps: {
      wait: 'Auf einem Node, der gerade dazugekommen ist, ein paar Minuten warten.',
      podWide: 'Sonst dem Plattformteam sagen, welcher Node es ist:',
    },
  },
  PVCNotBoundAtMount: {
    title: 'Ein PersistentVolumeClaim hat kein Volume',
    brief: '{{claim}}',
    meaning:
      'Der Pod ist auf einem Node, und sein PersistentVolumeClaim {{claim}} hat kein Volume oder wird gelöscht.',
    plain:
      'Der Pod ist auf einem Node, und sein PersistentVolumeClaim hat kein Volume.',
    steps: { listClaims: 'Der Zustand der Claims:', podEvents: EVENTS },
  },
  VolumeModeMismatch: {
    title: 'Eine rohe Platte wird als Ordner eingebunden, oder umgekehrt',
    brief: '{{volume}}',
    meaning:
      'Das Volume ist ein rohes Blockgerät, und der Pod bindet es als Dateisystem ein, oder umgekehrt.',
    steps: {
      mode: 'volumeDevices für volumeMode: Block benutzen, volumeMounts für Filesystem.',
      objectYaml: 'Das tut der Pod:',
    },
  },
  HostPathTypeCheckFailed: {
    title: 'Ein Pfad des Nodes ist nicht, was er sein sollte',
    brief: '{{volume}}',
    meaning:
      'Der Pod bindet einen Pfad des Nodes selbst ein (hostPath), und dort ist er anderer Art oder fehlt.',
    steps: {
      type: 'Pfad und type des hostPath-Volumes prüfen; DirectoryOrCreate legt einen fehlenden Ordner an.',
      podWide: 'Der Node:',
    },
  },
  FailedMapVolume: {
    title: 'Eine rohe Platte lässt sich dem Pod nicht geben',
    brief: '{{volume}}',
    meaning: 'Der Node kann das Blockgerät nicht in den Pod bringen.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  FileSystemResizeFailed: {
    title: 'Das Dateisystem konnte nicht wachsen',
    brief: '{{volume}}',
    meaning: 'Die Platte wurde vergrößert, ihr Dateisystem nicht.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  VolumeResizeFailed: {
    title: 'Die Platte konnte nicht wachsen',
    brief: '{{volume}}',
    meaning:
      'Das Speichersystem hat die Platte nicht vergrößert, wie es der Claim verlangt.',
    steps: {
      listStorageClasses:
        'Prüfen, ob die StorageClass es erlaubt (ALLOWVOLUMEEXPANSION):',
      describeObject: 'Das meldet das Speichersystem:',
      podEvents: EVENTS,
    },
  },
  VolumeAttachmentLimitExceeded: {
    title: 'Der Node hat so viele Platten, wie er darf',
    meaning:
      'Der Node hat den Pod angenommen und dann abgelehnt, weil er keine weitere Platte anhängen kann.',
    steps: {
      replaced: 'Ein Ersatz wird von selbst auf einem anderen Node versucht.',
      platform: 'Geschieht es oft, das Plattformteam fragen.',
    },
  },
  SlowPermissionChange: {
    title: 'Die Dateirechte eines großen Volumes werden geändert',
    brief: '{{volume}}',
    meaning:
      'Der Pod setzt fsGroup, deshalb geht der Node jede Datei des Volumes durch und ändert ihre Gruppe. Bei großen Volumes dauert das lange.',
    steps: {
      policy:
        'securityContext.fsGroupChangePolicy: OnRootMismatch setzen, damit es nur einmal geschieht.',
      wait: 'Abwarten: Es endet von selbst.',
    },
  },
} as const;
