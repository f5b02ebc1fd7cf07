/** Der Container wurde nie gestartet: Sein Image ist nicht da oder darf nicht benutzt werden. */
export const imageTexts = {
  InvalidImageName: {
    title: 'Der Name des Images ist ungültig',
    brief: '{{image}}',
    meaning:
      'Kubernetes kann mit dem Image-Namen {{image}} nichts anfangen und fragt deshalb gar keine Registry. Typische Gründe: Großbuchstaben, ein Leerzeichen, ein https:// am Anfang, zwei Doppelpunkte oder eine Vorlagenvariable, die nie ersetzt wurde.',
    plain:
      'Kubernetes kann mit dem Namen des Images nichts anfangen und fragt deshalb gar keine Registry.',
    steps: {
      correct:
        'Das Image von Container {{container}} in {{kind}} {{name}} korrigieren. Erneutes Laden hilft nicht: Der Name selbst ist falsch.',
      template:
        'Stammt der Name aus einer Vorlage, den eingesetzten Wert prüfen, etwa ein Tag, das die Pipeline leer gelassen hat.',
      objectYaml: 'Der Image-Name, wie ihn Kubernetes kennt:',
    },
  },
  ImageNotFound: {
    title: 'Image nicht gefunden',
    brief: '{{image}}',
    meaning:
      'Die Registry sagt, dass es das Image {{image}} nicht gibt. Viele Registries sagen dasselbe über private Images, wenn der Fragende nicht angemeldet ist.',
    plain:
      'Die Registry sagt, dass es dieses Image nicht gibt. Viele Registries sagen dasselbe über private Images, wenn der Fragende nicht angemeldet ist.',
    steps: {
      pushed:
        'Prüfen, ob genau dieses Tag gebaut und hochgeladen wurde; Registry, Pfad und Tag Buchstabe für Buchstabe vergleichen.',
      private:
        'Ist das Image privat, prüfen, ob der Pod ein Pull-Secret (imagePullSecrets) nennt, das es lesen darf.',
      describePod: 'Die Antwort der Registry:',
      rolloutUndo: 'Lief die vorige Version, bis dahin zu ihr zurückkehren:',
    },
  },
  ImagePullUnauthorized: {
    title: 'Die Registry gibt das Image nicht heraus',
    brief: '{{image}}',
    meaning:
      'Die Registry weiß, wer nach {{image}} fragt, oder dass niemand angemeldet ist, und lehnt ab. Das Pull-Secret fehlt, ist abgelaufen oder gehört zu einem Konto ohne Leserecht für dieses Image.',
    plain:
      'Die Registry lehnt ab. Das Pull-Secret fehlt, ist abgelaufen oder hat kein Leserecht für dieses Image.',
    steps: {
      secret:
        'Prüfen, ob imagePullSecrets ein Secret im Namespace {{namespace}} mit gültiger Anmeldung für diese Registry nennt. Secrets anderer Namespaces zählen nicht.',
      expiry:
        'Anmeldungen mancher Registries laufen nach Stunden ab (bei Amazon ECR nach 12). Etwas muss das Secret erneuern, oder die Nodes brauchen das Recht zum Laden.',
      listSecrets: 'Diese Secrets gibt es:',
      describePod: 'Die Antwort der Registry:',
    },
  },
  ImagePullSecretMissing: {
    title: 'Ein Pull-Secret existiert nicht',
    brief: '{{pullSecrets}}',
    meaning:
      'Der Pod will sich mit {{pullSecrets}} an der Registry anmelden, und im Namespace {{namespace}} gibt es kein solches Secret. Kubernetes versucht es ohne, was nur bei öffentlichen Images gelingt.',
    plain:
      'Der Pod nennt ein Pull-Secret, das es im Namespace {{namespace}} nicht gibt. Kubernetes versucht es ohne, was nur bei öffentlichen Images gelingt.',
    steps: {
      create:
        'Das Secret im Namespace {{namespace}} anlegen oder seinen Namen im Pod oder im Service Account korrigieren.',
      remove: 'Ist das Image öffentlich, den Verweis entfernen.',
      listSecrets: 'Diese Secrets gibt es:',
    },
  },
  ImagePullRateLimited: {
    title: 'Die Registry begrenzt, wie oft Images geladen werden dürfen',
    brief: '{{image}}',
    meaning:
      'Die Registry hat zu viele Abrufe von dieser Adresse oder diesem Konto gezählt. Kubernetes versucht es weiter und hat Erfolg, sobald die Grenze es zulässt.',
    steps: {
      wait: 'Abwarten: Die meisten Grenzen gelten höchstens eine Stunde.',
      login:
        'Angemeldet laden (imagePullSecrets): Ein Konto darf mehr als eine anonyme Adresse, die sich alle Nodes teilen.',
      mirror:
        'Das Plattformteam um einen Spiegel oder Zwischenspeicher dieser Registry bitten.',
      policy:
        'Das Image auf ein Tag oder einen Digest festlegen und imagePullPolicy: Always meiden, das die Registry bei jedem Start fragt.',
    },
  },
  RegistryUnreachable: {
    title: 'Der Node erreicht die Registry nicht',
    brief: '{{registry}}',
    meaning:
      'Der Node, auf dem der Pod laufen soll, bekommt keine Verbindung zur Registry oder keine rechtzeitige Antwort. Es geht um Netz, DNS, einen Proxy oder einen Ausfall der Registry. Das eigene Programm ist daran nicht beteiligt.',
    steps: {
      hostname:
        'Den Hostnamen der Registry im Image prüfen: Ein Tippfehler sieht genauso aus.',
      others:
        'Nachsehen, ob andere Pods auf demselben Node Images laden. Kann das keiner, ist es ein Fall für das Plattformteam.',
      podWide: 'Der Node:',
      describePod: 'Die ganze Meldung:',
    },
  },
  RegistryTLSError: {
    title: 'Das Zertifikat der Registry wird nicht anerkannt',
    brief: '{{registry}}',
    meaning:
      'Der Node traut dem Zertifikat der Registry nicht, oder die Registry spricht einfaches HTTP, wo HTTPS erwartet wird. Der Node muss ihr trauen; was in Image oder Pod steht, spielt keine Rolle.',
    steps: {
      platform:
        'Das Plattformteam bitten, die Zertifizierungsstelle der Registry auf den Nodes einzurichten.',
      address: 'Prüfen, ob das Image den richtigen Host und Port nennt.',
      describePod: 'Die ganze Meldung:',
    },
  },
  ImagePlatformMismatch: {
    title: 'Das Image ist nicht für diese Art Node gebaut',
    brief: '{{image}}',
    meaning:
      'Die Registry hat das Image {{image}}, aber keine Variante passt zu Prozessor oder Betriebssystem des Nodes. Das passiert oft bei Images, die auf einem Laptop mit anderem Prozessor gebaut wurden.',
    plain:
      'Die Registry hat das Image, aber keine Variante passt zu Prozessor oder Betriebssystem des Nodes.',
    steps: {
      multiArch:
        'Das Image auch für die Plattform der Nodes bauen, zum Beispiel mit docker buildx build --platform linux/amd64,linux/arm64.',
      nodeSelector:
        'Oder den Pod nur auf passenden Nodes laufen lassen, mit einem nodeSelector auf kubernetes.io/arch.',
      listNodes: 'Diese Plattformen haben die Nodes:',
    },
  },
  ImagePullDiskFull: {
    title: 'Auf dem Node ist kein Platz für das Image',
    brief: '{{image}}',
    meaning:
      'Beim Speichern des Images ging dem Node der Plattenplatz aus. Das Image selbst ist in Ordnung.',
    steps: {
      platform:
        'Dem Plattformteam sagen, welcher Node es ist: Er braucht mehr Platz oder muss aufgeräumt werden.',
      podWide: 'Der Node:',
      smaller: 'Mit einem kleineren Image passiert das seltener.',
    },
  },
  ErrImageNeverPull: {
    title: 'Das Image ist nicht auf dem Node und darf nicht geladen werden',
    brief: '{{image}}',
    meaning:
      'Der Pod sagt imagePullPolicy: Never, also benutzt der Node nur Images, die er schon hat, und {{image}} hat er nicht. Neuere Cluster sagen dasselbe, wenn das Image da ist, diesem Pod aber die Zugangsdaten fehlen, mit denen es geladen wurde.',
    plain:
      'Der Pod sagt imagePullPolicy: Never, also benutzt der Node nur Images, die er schon hat, und dieses hat er nicht.',
    steps: {
      policy:
        'imagePullPolicy auf IfNotPresent setzen, sofern Never keine Absicht ist.',
      load: 'Das Image in einen lokalen Cluster laden (kind load docker-image, minikube image load).',
      objectYaml: 'Image und Richtlinie:',
    },
  },
  ImageInspectError: {
    title: 'Der Node kann das Image nicht ansehen',
    brief: '{{image}}',
    meaning:
      'Die Container-Laufzeit des Nodes konnte das Image in ihrem eigenen Speicher nicht nachschlagen. Bei manchen Laufzeiten liegt es an einem kurzen Namen ohne Registry, der mehrere Images meinen kann.',
    steps: {
      fullName:
        'Den vollen Namen des Images mit Registry angeben, zum Beispiel docker.io/library/nginx:1.29.',
      describePod: 'Die ganze Meldung:',
      platform:
        'Ist der Name vollständig, ist vielleicht der Image-Speicher des Nodes beschädigt: dem Plattformteam melden.',
    },
  },
  ImageSignatureInvalid: {
    title: 'Die Signatur des Images wird nicht anerkannt',
    brief: '{{image}}',
    meaning:
      'Der Node nimmt nur Images mit einer Signatur an, die seine Richtlinie kennt. Bei diesem Image fehlt sie oder ist falsch.',
    steps: {
      sign: 'Das Image in der Pipeline mit dem Schlüssel signieren, den die Richtlinie erwartet, und erneut hochladen.',
      describePod: 'Das verlangt die Richtlinie:',
      platform:
        'Wer meint, es müsste durchgehen, fragt die Verantwortlichen der Richtlinie.',
    },
  },
  ImagePullThrottledByKubelet: {
    title: 'Der Node lädt zu viele Images auf einmal',
    brief: '{{image}}',
    meaning:
      'Der Node begrenzt, wie viele Images er je Sekunde zu laden beginnt, und dieses muss warten. Es geht von selbst weiter.',
    steps: {
      wait: 'Ein, zwei Minuten warten.',
      platform:
        'Dauert es an, kann das Plattformteam die Grenze des Nodes anheben (registryPullQPS).',
    },
  },
  ImagePullFailed: {
    title: 'Das Image lässt sich nicht laden',
    brief: '{{image}}',
    meaning:
      'Der Node wollte das Image {{image}} laden und scheiterte aus einem Grund, der hier keinen Namen hat. Er versucht es weiter, mit immer längeren Pausen.',
    plain:
      'Der Node wollte das Image laden und scheiterte. Er versucht es weiter, mit immer längeren Pausen.',
    steps: {
      read: 'Die Meldung unten lesen: Registries sagen meistens, was ihnen fehlt.',
      describePod: 'Alle Versuche:',
      local: 'Dasselbe Image auf dem eigenen Rechner zu laden versuchen.',
    },
  },
  ImagePullSlow: {
    title: 'Das Image wird noch geladen',
    brief: '{{image}}',
    meaning:
      'Der Node lädt das Image seit {{seconds}} Sekunden. Es ist groß, oder der Weg zur Registry ist langsam.',
    plain: 'Der Node lädt das Image seit langem.',
    steps: {
      wait: 'Abwarten: Noch ist nichts fehlgeschlagen.',
      podEvents: 'Seit wann:',
      smaller:
        'Ein kleineres Image, oder eines, das die Nodes schon haben, startet schneller.',
    },
    variants: {
      guess: {
        title: 'Noch nicht gestartet, vermutlich wird das Image noch geladen',
        meaning:
          'Container {{container}} ist seit {{seconds}} Sekunden nicht gestartet, und kein Event sagt, warum. Meist lädt der Node noch das Image.',
        plain:
          'Der Container ist noch nicht gestartet, und kein Event sagt, warum. Meist lädt der Node noch das Image.',
      },
    },
  },
  ImageVolumeFailed: {
    title: 'Ein als Volume benutztes Image lässt sich nicht einbinden',
    brief: 'Volume {{volume}}',
    meaning:
      'Der Pod bindet den Inhalt eines Images als Volume ein, und dieses Image ließ sich nicht laden oder einbinden. Das Image des Containers selbst kann in Ordnung sein.',
    steps: {
      reference:
        'volumes[].image.reference prüfen: Name, Tag und das Recht, es zu laden.',
      describePod: 'Die ganze Meldung:',
    },
  },
} as const;
