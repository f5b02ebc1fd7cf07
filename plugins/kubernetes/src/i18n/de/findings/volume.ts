const EVENTS = 'Die Events des Pods:';
const SHOW = 'Dem Plattformteam die Meldung zeigen.';

/** Der Pod hat einen Node, seine Container warten auf ein Volume. */
export const volumeTexts = {
  MountConfigMapMissing: {
    title: 'Gemountete ConfigMap nicht gefunden',
    brief: '{{object}}',
    meaning:
      'Der Pod mountet die ConfigMap {{object}} als Dateien, aber es gibt sie im Namespace {{namespace}} nicht. Kubernetes versucht es automatisch erneut und startet den Pod, sobald es die ConfigMap gibt.',
    plain:
      'Der Pod mountet eine ConfigMap, die es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Pod, sobald es die ConfigMap gibt.',
    steps: {
      listConfigMaps: 'Diese ConfigMaps gibt es:',
      create:
        'Die ConfigMap anlegen oder ihren Namen im Manifest von {{kind}} {{name}} korrigieren.',
    },
  },
  MountSecretMissing: {
    title: 'Gemountetes Secret nicht gefunden',
    brief: '{{object}}',
    meaning:
      'Der Pod mountet das Secret {{object}} als Dateien, aber es existiert im Namespace {{namespace}} nicht. Kubernetes versucht es automatisch erneut und startet den Pod, sobald es das Secret gibt.',
    plain:
      'Der Pod mountet ein Secret, das es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es automatisch erneut und startet den Pod, sobald es das Secret gibt.',
    steps: {
      listSecrets: 'Diese Secrets gibt es (nur die Namen):',
      operator:
        'Legt ein Tool das Secret an (External Secrets, cert-manager, Vault), dessen Objekt prüfen.',
      create:
        'Das Secret anlegen oder seinen Namen im Manifest von {{kind}} {{name}} korrigieren.',
    },
  },
  MountKeyMissing: {
    title: 'Gemounteter Key fehlt in ConfigMap oder Secret',
    brief: '{{key}}',
    meaning:
      'Der Pod mountet einzelne Keys einer ConfigMap oder eines Secrets als Dateien, und den Key {{key}} gibt es nicht.',
    plain:
      'Der Pod mountet einzelne Keys einer ConfigMap oder eines Secrets als Dateien, und einen davon gibt es nicht.',
    steps: {
      objectYaml: 'Diese Keys mountet der Pod:',
      add: 'Den Key ergänzen oder seinen Namen unter items des Volumes korrigieren.',
    },
  },
  MultiAttach: {
    title: 'Volume hängt noch an einem anderen Node',
    brief: 'benutzt von {{usedBy}}',
    meaning:
      'Das Volume kann nur an einem Node gleichzeitig hängen (ReadWriteOnce), und ein anderer hält es noch (Multi-Attach error): Ein alter Pod ist noch nicht gestoppt, oder sein Node ist ausgefallen.',
    steps: {
      podEvents: EVENTS,
      wait: 'Nach einem Rollout oder Drain ein paar Minuten warten. Ist der Node des alten Pods ausgefallen, trennt Kubernetes das Volume etwa sechs Minuten nach dem Löschen dieses Pods zwangsweise (Force Detach).',
      strategy:
        'Bei einem Deployment mit einer Replica strategy.type: Recreate setzen, damit der alte Pod stoppt, bevor der neue startet.',
      replicas:
        'Für mehrere Pods auf verschiedenen Nodes ein StatefulSet mit einem Claim pro Pod oder ein ReadWriteMany-Volume verwenden.',
    },
  },
  AttachFailed: {
    title: 'Volume lässt sich nicht an den Node anhängen',
    brief: '{{volume}}',
    meaning:
      'Das Storage-System kann oder will das Volume nicht an den Node anhängen. Kubernetes versucht es automatisch erneut.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  MountFailed: {
    title: 'Volume lässt sich nicht mounten',
    brief: '{{volume}}',
    meaning:
      'Der Node kann das Volume {{volume}} nicht mounten. Typische Ursachen: Der Storage-Server antwortet nicht, das Dateisystem ist beschädigt oder vom falschen Typ, oder eine Berechtigung fehlt.',
    plain: 'Der Node kann ein Volume des Pods nicht mounten.',
    steps: {
      read: 'Die Meldung unten lesen.',
      podEvents: EVENTS,
      objectYaml: 'Die Einstellungen des Volumes prüfen:',
    },
  },
  MountTimeout: {
    title: 'Timeout beim Warten auf ein Volume',
    brief: '{{volume}}',
    meaning:
      'Der Node wartet seit {{duration}} darauf, dass die Volumes des Pods angehängt und gemountet werden. Kein Event nennt die Ursache.',
    plain:
      'Der Node wartet darauf, dass die Volumes des Pods angehängt und gemountet werden. Kein Event nennt die Ursache.',
    steps: {
      podEvents: EVENTS,
      listClaims: 'Prüfen, ob die Claims gebunden sind:',
      platform:
        'Findet sich keine Ursache, das Plattformteam bitten, den Storage-Treiber zu prüfen.',
    },
    variants: {
      guess: {
        title: 'Noch nicht gestartet, vermutlich fehlt noch ein Volume',
        meaning:
          'Der Pod ist seit {{duration}} nicht gestartet, und kein Event erklärt, warum. Er verwendet ein Volume, und neuere Kubernetes-Versionen melden nichts, solange ein Mount hängt.',
        plain:
          'Der Pod ist noch nicht gestartet, und kein Event erklärt, warum. Er verwendet ein Volume, und neuere Kubernetes-Versionen melden nichts, solange ein Mount hängt.',
      },
    },
  },
  CSIDriverMissing: {
    title: 'Storage-Treiber fehlt auf dem Node',
    brief: '{{driver}}',
    meaning:
      'Das Volume braucht den Storage-Treiber {{driver}}, der auf diesem Node nicht läuft.',
    plain:
      'Das Volume braucht einen Storage-Treiber, der auf diesem Node nicht läuft.',
    steps: {
      wait: 'Ist der Node gerade erst beigetreten, ein paar Minuten warten.',
      podWide: 'Sonst dem Plattformteam melden, welcher Node es ist:',
    },
  },
  PVCNotBoundAtMount: {
    title: 'Volume nicht mountbar: PersistentVolumeClaim nicht gebunden',
    brief: '{{claim}}',
    meaning:
      'Der Pod hat einen Node, aber sein PersistentVolumeClaim {{claim}} hat kein Volume oder wird gerade gelöscht.',
    plain:
      'Der Pod hat einen Node, aber sein PersistentVolumeClaim hat kein Volume oder wird gerade gelöscht.',
    steps: { listClaims: 'Der Zustand der Claims:', podEvents: EVENTS },
  },
  VolumeModeMismatch: {
    title: 'Falscher Volume Mode: Block oder Filesystem',
    brief: '{{volume}}',
    meaning:
      'Das Volume ist ein Blockgerät, aber der Pod mountet es als Dateisystem, oder umgekehrt.',
    steps: {
      objectYaml: 'So verwendet der Pod das Volume:',
      mode: 'volumeDevices für volumeMode: Block verwenden, volumeMounts für volumeMode: Filesystem.',
    },
  },
  HostPathTypeCheckFailed: {
    title: 'hostPath fehlt oder hat den falschen Typ',
    brief: '{{volume}}',
    meaning:
      'Der Pod mountet einen Pfad des Nodes selbst (hostPath). Auf diesem Node fehlt der Pfad oder hat nicht den verlangten Typ.',
    steps: {
      podWide: 'Der Node:',
      type: 'Pfad und Typ des hostPath-Volumes prüfen. DirectoryOrCreate legt ein fehlendes Verzeichnis an.',
    },
  },
  FailedMapVolume: {
    title: 'Block-Volume lässt sich dem Pod nicht bereitstellen',
    brief: '{{volume}}',
    meaning: 'Der Node kann dem Pod das Blockgerät nicht bereitstellen.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  FileSystemResizeFailed: {
    title: 'Vergrößern des Dateisystems fehlgeschlagen',
    brief: '{{volume}}',
    meaning:
      'Das Volume wurde vergrößert, sein Dateisystem aber nicht. Der Pod hat weiter nur den alten Platz.',
    steps: { podEvents: EVENTS, platform: SHOW },
  },
  VolumeResizeFailed: {
    title: 'Vergrößern des Volumes fehlgeschlagen',
    brief: '{{volume}}',
    meaning:
      'Das Volume hat nicht die Größe, die sein Claim verlangt: Das Storage-System konnte oder wollte es nicht vergrößern.',
    steps: {
      listStorageClasses:
        'Prüfen, ob die StorageClass es erlaubt (ALLOWVOLUMEEXPANSION):',
      describeObject: 'Die Events von {{kind}} {{name}}:',
      podEvents: EVENTS,
      limit:
        'Ändert die Cloud ein Volume nur alle paar Stunden (Amazon EBS: alle sechs), warten: Kubernetes versucht es automatisch erneut.',
    },
    variants: {
      modify: {
        title: 'Ändern des Volumes fehlgeschlagen',
        meaning:
          'Das Storage-System konnte oder wollte die VolumeAttributesClass von Claim {{name}} nicht anwenden. Das Volume behält seine alten Einstellungen, etwa IOPS und Durchsatz.',
        plain:
          'Das Storage-System konnte oder wollte die VolumeAttributesClass des Claims nicht anwenden. Das Volume behält seine alten Einstellungen, etwa IOPS und Durchsatz.',
        steps: {
          describeObject: 'Die Events von {{kind}} {{name}}:',
          limit:
            'Ändert die Cloud ein Volume nur alle paar Stunden (Amazon EBS: alle sechs), warten: Kubernetes versucht es automatisch erneut.',
          attributes:
            'Sonst in volumeAttributesClassName eine Klasse angeben, die dieses Storage-System unterstützt, oder das Plattformteam bitten, die Klasse zu korrigieren.',
        },
      },
    },
  },
  VolumeAttachmentLimitExceeded: {
    title: 'Volume-Limit des Nodes erreicht',
    meaning:
      'Der Node kann kein weiteres Volume anhängen, deshalb kann der Pod dort nicht laufen.',
    steps: {
      replaced:
        'Abwarten: Einen abgelehnten Pod ersetzt sein Controller, ein wartender startet, sobald ein anderes Volume vom Node getrennt ist. Ein Pod ohne Controller muss neu angelegt werden.',
      platform: 'Passiert das öfter, dem Plattformteam melden.',
    },
  },
  SlowPermissionChange: {
    title: 'Dateirechte eines großen Volumes werden geändert',
    brief: '{{volume}}',
    meaning:
      'Der Pod setzt fsGroup, deshalb ändert der Node die Gruppe aller Dateien auf dem Volume. Bei großen Volumes dauert das lange.',
    steps: {
      wait: 'Abwarten: Danach startet der Pod.',
      policy:
        'securityContext.fsGroupChangePolicy: OnRootMismatch setzen, damit spätere Starts das überspringen.',
    },
  },
} as const;
