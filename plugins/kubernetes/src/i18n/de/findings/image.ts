/** Das Image, das der Node für jeden Pod braucht, was auch immer ihn daran hindert. */
const SANDBOX_IMAGE = {
  meaning:
    'Der Node kann {{image}} nicht pullen, das Image für die Sandbox jedes Pods. Deshalb startet dort kein neuer Pod. Dieses Image und der Zugang dazu sind in der Container-Runtime des Nodes konfiguriert: Image und Pull-Secrets des Pods sind nicht beteiligt.',
  plain:
    'Der Node kann das Image für die Sandbox jedes Pods nicht pullen. Deshalb startet dort kein neuer Pod. Dieses Image und der Zugang dazu sind in der Container-Runtime des Nodes konfiguriert: Image und Pull-Secrets des Pods sind nicht beteiligt.',
  steps: {
    podEvents: 'Die vollständige Meldung:',
    podWide: 'Sie dem Plattformteam zeigen und sagen, welcher Node es ist:',
    recreate:
      'Gehört der Pod zu einem Controller, den Pod löschen: Der Ersatz landet vielleicht auf einem anderen Node.',
  },
};

/** Der Container wurde nie gestartet: Sein Image ist nicht da oder darf nicht benutzt werden. */
export const imageTexts = {
  InvalidImageName: {
    title: 'Ungültiger Image-Name',
    brief: '{{image}}',
    meaning:
      'Kubernetes kann den Image-Namen {{image}} nicht auswerten und kontaktiert deshalb gar keine Registry. Typische Ursachen sind Großbuchstaben, ein Leerzeichen, ein https:// am Anfang, ein zweites Tag oder eine Template-Variable, die nie ersetzt wurde.',
    plain:
      'Kubernetes kann den Image-Namen nicht auswerten und kontaktiert deshalb gar keine Registry.',
    steps: {
      objectYaml: 'Der Image-Name, wie er bei Kubernetes ankam:',
      template:
        'Kommt der Name aus einem Template, den eingesetzten Wert prüfen, etwa ein Tag, das die Pipeline leer gelassen hat.',
      correct:
        'Das Image von Container {{container}} im Manifest von {{kind}} {{name}} korrigieren. Ein neuer Versuch hilft nicht, denn der Name selbst ist falsch.',
    },
  },
  ImageNotFound: {
    title: 'Image nicht gefunden',
    brief: '{{image}}',
    meaning:
      'Die Registry meldet, dass es das Image {{image}} nicht gibt. Viele Registries melden das auch bei privaten Images, wenn der Node ohne gültige Zugangsdaten pullt.',
    plain:
      'Die Registry meldet, dass es das Image nicht gibt. Viele Registries melden das auch bei privaten Images, wenn der Node ohne gültige Zugangsdaten pullt.',
    steps: {
      describePod: 'Die Antwort der Registry:',
      pushed:
        'Prüfen, ob genau dieses Tag gebaut und gepusht wurde. Registry, Pfad und Tag Zeichen für Zeichen vergleichen.',
      private:
        'Ist das Image privat, prüfen, ob der Pod ein Pull-Secret (imagePullSecrets) mit Leserecht dafür hat.',
      rolloutUndo:
        'Lief die vorige Version, ein Rollback machen, bis das Image verfügbar ist:',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullUnauthorized: {
    title: 'Keine Berechtigung, das Image zu pullen',
    brief: '{{image}}',
    meaning:
      'Die Registry hat den Pull von {{image}} abgelehnt: Zugangsdaten fehlen, sind abgelaufen oder haben keinen Zugriff.',
    plain:
      'Die Registry hat den Pull abgelehnt: Zugangsdaten fehlen, sind abgelaufen oder haben keinen Zugriff.',
    steps: {
      describePod: 'Die Antwort der Registry:',
      listSecrets: 'Diese Secrets gibt es (nur die Namen):',
      secret:
        'Prüfen, ob imagePullSecrets ein Secret im Namespace {{namespace}} mit gültigen Zugangsdaten für diese Registry nennt. Secrets in anderen Namespaces zählen nicht.',
      expiry:
        'Manche Zugangsdaten laufen nach Stunden ab (bei Amazon ECR nach 12). Das Secret automatisch erneuern lassen oder den Nodes das Recht zum Pullen geben.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullSecretMissing: {
    title: 'Image-Pull-Secret nicht gefunden',
    brief: '{{pullSecrets}}',
    meaning:
      'imagePullSecrets verweist auf {{pullSecrets}}, was Kubernetes im Namespace {{namespace}} nicht findet. Es pullt ohne diese Zugangsdaten, was meist nur bei öffentlichen Images klappt.',
    plain:
      'Der Pod verweist auf ein Pull-Secret, das Kubernetes im Namespace {{namespace}} nicht findet. Es pullt ohne diese Zugangsdaten, was meist nur bei öffentlichen Images klappt.',
    steps: {
      listSecrets: 'Diese Secrets gibt es (nur die Namen):',
      remove: 'Ist das Image öffentlich, den Verweis entfernen.',
      create:
        'Das Secret im Namespace {{namespace}} anlegen oder seinen Namen im Pod oder in dessen Service Account korrigieren.',
    },
  },
  ImagePullRateLimited: {
    title: 'Rate-Limit der Registry erreicht',
    brief: '{{image}}',
    meaning:
      'Die Registry hat den Pull abgelehnt: zu viele Anfragen von dieser IP-Adresse oder diesem Konto. Kubernetes versucht es automatisch erneut und hat Erfolg, sobald das Limit zurückgesetzt ist.',
    steps: {
      wait: 'Warten, bis das Limit zurückgesetzt ist. Je nach Registry dauert das Minuten bis Stunden.',
      policy:
        'Das Image auf ein Tag oder einen Digest festlegen und imagePullPolicy: Always vermeiden, das bei jedem Start die Registry kontaktiert.',
      login:
        'Mit einem Konto pullen (imagePullSecrets): Dessen Limit ist höher als das für anonyme Pulls, das sich alle Nodes hinter einer IP-Adresse teilen.',
      mirror:
        'Das Plattformteam um einen Mirror oder Pull-through-Cache dieser Registry bitten.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  RegistryUnreachable: {
    title: 'Registry nicht erreichbar',
    brief: '{{registry}}',
    meaning:
      'Der Node kann sich nicht mit der Registry verbinden oder bekommt von ihr keine brauchbare Antwort. Die üblichen Ursachen sind Netzwerk, DNS, ein Proxy oder ein Ausfall der Registry. An der Anwendung liegt es nicht.',
    steps: {
      describePod: 'Die vollständige Meldung:',
      hostname:
        'Den Hostnamen der Registry im Image prüfen: Ein Tippfehler sieht genauso aus.',
      podWide: 'Der Node:',
      others:
        'Prüfen, ob andere Pods auf diesem Node Images pullen können. Kann das keiner, dem Plattformteam melden.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  RegistryTLSError: {
    title: 'TLS-Fehler zwischen Node und Registry',
    brief: '{{registry}}',
    meaning:
      'Der Node vertraut dem Zertifikat der Registry nicht, oder die Registry spricht HTTP, wo HTTPS erwartet wird. Das Vertrauen wird auf dem Node konfiguriert: Zertifikate in Image oder Pod haben keine Wirkung.',
    steps: {
      describePod: 'Die vollständige Meldung:',
      address: 'Prüfen, ob das Image den richtigen Host und Port nennt.',
      platform:
        'Das Plattformteam bitten, die CA der Registry auf den Nodes einzurichten oder ein abgelaufenes Zertifikat zu erneuern.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePlatformMismatch: {
    title: 'Image unterstützt die Plattform des Nodes nicht',
    brief: '{{image}}',
    meaning:
      'Das Image {{image}} gibt es, aber nicht für die CPU-Architektur oder das Betriebssystem des Nodes. Das ist häufig bei Images, die auf einem Laptop mit anderer CPU gebaut wurden.',
    plain:
      'Das Image gibt es, aber nicht für die CPU-Architektur oder das Betriebssystem des Nodes.',
    steps: {
      nodePlatforms: 'Diese Betriebssysteme und Architekturen haben die Nodes:',
      nodeSelector:
        'Passen einige Nodes, den Pod mit einem nodeSelector auf kubernetes.io/arch oder kubernetes.io/os dorthin legen.',
      multiArch:
        'Das Image auch für die Plattform der Nodes bauen, zum Beispiel mit docker buildx build --platform linux/amd64,linux/arm64.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullDiskFull: {
    title: 'Zu wenig Plattenplatz auf dem Node für das Image',
    brief: '{{image}}',
    meaning:
      'Beim Speichern des Images ging dem Node der Plattenplatz aus. Das Image selbst ist in Ordnung.',
    steps: {
      podWide: 'Der Node:',
      platform:
        'Dem Plattformteam melden, welcher Node es ist: Er muss aufgeräumt werden oder braucht mehr Plattenplatz.',
      smaller: 'Das Image verkleinern, damit das seltener passiert.',
    },
  },
  ErrImageNeverPull: {
    title: 'Image fehlt auf dem Node, und die Pull-Policy ist Never',
    brief: '{{image}}',
    meaning:
      'Mit imagePullPolicy: Never verwendet der Node nur Images, die er schon hat, und {{image}} hat er nicht. Neuere Kubernetes-Versionen melden das auch, wenn das Image da ist, dem Pod aber die Zugangsdaten fehlen, mit denen es gepullt wurde.',
    plain:
      'Mit imagePullPolicy: Never verwendet der Node nur Images, die er schon hat, und dieses hat er nicht.',
    steps: {
      objectYaml: 'Image und Pull-Policy:',
      load: 'In einen lokalen Cluster das Image laden (kind load docker-image, minikube image load).',
      policy:
        'imagePullPolicy: IfNotPresent setzen, sofern Never nicht gewollt ist.',
    },
  },
  ImageInspectError: {
    title: 'Node kann das Image nicht prüfen',
    brief: '{{image}}',
    meaning:
      'Die Container-Runtime des Nodes konnte das Image nicht nachschlagen. Bei manchen Runtimes liegt es an einem Kurznamen ohne Registry, der mehrere Images meinen kann.',
    steps: {
      describePod: 'Die vollständige Meldung:',
      fullName:
        'Den vollen Image-Namen mit Registry angeben, zum Beispiel docker.io/library/nginx:1.29.',
      platform:
        'Ist der Name vollständig, dem Plattformteam melden: Vielleicht ist der Image-Speicher des Nodes beschädigt.',
    },
  },
  ImageSignatureInvalid: {
    title: 'Image-Signatur abgelehnt',
    brief: '{{image}}',
    meaning:
      'Der Node akzeptiert nur Images mit einer Signatur, der seine Policy vertraut. Bei diesem Image fehlt sie oder ist ungültig.',
    steps: {
      describePod: 'Das verlangt die Policy:',
      sign: 'Das Image in der Pipeline mit dem Schlüssel signieren, den die Policy erwartet, und erneut pushen.',
      platform:
        'Müsste das Image akzeptiert werden, das Team fragen, dem die Policy gehört.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullThrottledByKubelet: {
    title: 'Image-Pull vom Node gedrosselt',
    brief: '{{image}}',
    meaning:
      'Der Node begrenzt, wie viele Image-Pulls er pro Sekunde startet, deshalb muss dieser warten. Kubernetes versucht es automatisch erneut.',
    steps: {
      wait: 'Ein, zwei Minuten warten.',
      platform:
        'Hält das an, das Plattformteam bitten, das Limit des Nodes anzuheben (registryPullQPS).',
    },
  },
  ImagePullFailed: {
    title: 'Image-Pull fehlgeschlagen',
    brief: '{{image}}',
    meaning:
      'Der Node konnte das Image {{image}} nicht pullen. Kubernetes versucht es automatisch erneut, mit immer längeren Pausen (ImagePullBackOff).',
    plain:
      'Der Node konnte das Image nicht pullen. Kubernetes versucht es automatisch erneut, mit immer längeren Pausen (ImagePullBackOff).',
    steps: {
      read: 'Die Meldung unten lesen, sie nennt meist die Ursache.',
      describePod: 'Alle Versuche:',
      local: 'Dasselbe Image testweise auf dem eigenen Rechner pullen.',
    },
    variants: { sandbox: SANDBOX_IMAGE },
  },
  ImagePullSlow: {
    title: 'Image wird noch gepullt',
    brief: '{{image}}',
    meaning:
      'Seit {{duration}} pullt der Node das Image. Es ist groß, oder die Verbindung zur Registry ist langsam.',
    plain: 'Der Node pullt das Image schon lange.',
    steps: {
      wait: 'Abwarten: Noch ist nichts fehlgeschlagen.',
      podEvents: 'Der Beginn des Pulls:',
      smaller:
        'Für schnellere Starts ein kleineres Image verwenden oder eines, das die Nodes schon haben.',
    },
    variants: {
      guess: {
        title: 'Noch nicht gestartet, vermutlich läuft der Image-Pull',
        meaning:
          'Container {{container}} ist seit {{duration}} nicht gestartet, und kein Event erklärt, warum. Meist pullt der Node noch das Image.',
        plain:
          'Der Container ist noch nicht gestartet, und kein Event erklärt, warum. Meist pullt der Node noch das Image.',
        steps: {
          wait: 'Abwarten: Noch ist nichts fehlgeschlagen.',
          podEvents: 'Die neuesten Events:',
          smaller:
            'Für schnellere Starts ein kleineres Image verwenden oder eines, das die Nodes schon haben.',
        },
      },
    },
  },
  ImageVolumeFailed: {
    title: 'Image-Volume lässt sich nicht mounten',
    brief: 'Volume {{volume}}',
    meaning:
      'Der Pod mountet ein Image als Volume, und dieses Image lässt sich nicht pullen oder mounten. Am Image des Containers selbst liegt es nicht.',
    steps: {
      describePod: 'Die vollständige Meldung:',
      reference:
        'Name, Tag und Pull-Berechtigung von volumes[].image.reference prüfen.',
    },
  },
} as const;
