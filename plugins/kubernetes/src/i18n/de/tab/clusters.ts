/** Cluster, die nicht lesbar sind, und Ansichten, auf denen es nichts zu sehen gibt. */
export const CLUSTERS_MESSAGES = {
  cluster: {
    problem: {
      newer:
        'Das Backend meldet „{{code}}“, was diese Version der Seite nicht kennt',
      dns: 'Der Name des API-Servers dieses Clusters lässt sich nicht auflösen',
      unreachable: 'Der API-Server dieses Clusters ist nicht erreichbar',
      tls: 'Keine sichere Verbindung zum API-Server',
      timeout: 'Dieser Cluster hat nicht rechtzeitig geantwortet',
      unauthenticated:
        'Dieser Cluster nimmt die Zugangsdaten von Backstage nicht an',
      forbidden: 'Backstage darf diesen Cluster nicht lesen',
      throttled: 'Dieser Cluster bittet Backstage, langsamer zu fragen',
      apiAbsent: 'Dieser Cluster bietet nicht an, wonach gefragt wurde',
      malformed: 'Die Antwort dieses Clusters war nicht zu verstehen',
      serverError: 'Der API-Server dieses Clusters meldet einen eigenen Fehler',
      credential: 'Für diesen Cluster gibt es keine Zugangsdaten',
      openCircuit: 'Cluster nicht erreichbar',
      limited: 'In diesem Cluster ist mehr, als gezeigt werden kann',
      misconfigured: 'Dieser Cluster ist falsch konfiguriert',
    },
    advice: {
      newer:
        'Das Backend ist neuer als diese Seite. @podlight/backstage-plugin-kubernetes auf die Version des Backends aktualisieren, oder, falls das schon geschehen ist, die Seite neu laden.',
      dns: 'Den Hostnamen in der URL des Clusters und das DNS des Backstage-Backends prüfen.',
      unreachable:
        'Prüfen, ob der Cluster läuft und ob sich das Backstage-Backend mit ihm verbinden darf (Netz, Firewall, VPN, privater Endpunkt).',
      tls: 'Prüfen, was an diesem Port antwortet: `openssl s_client -connect HOST:PORT` zeigt, welche TLS-Versionen und Zertifikate er anbietet.',
      timeout:
        'Der Cluster ist vielleicht überlastet, oder unterwegs gehen Pakete verloren. Es wird von selbst wieder versucht.',
      unauthenticated:
        'Das Token ist vielleicht abgelaufen oder widerrufen. Wer Backstage betreibt, kann die Zugangsdaten dieses Clusters erneuern.',
      forbidden:
        'Wer den Cluster betreibt, kann die lesende ClusterRole dieses Plugins an das Konto von Backstage binden.',
      throttled: 'Nichts zu tun: Es wird später wieder versucht.',
      apiAbsent:
        'Prüfen, ob die URL des Clusters die eines Kubernetes-API-Servers ist.',
      malformed:
        'Vielleicht hat etwas anderes als Kubernetes geantwortet, etwa die Anmeldeseite eines Proxys. Die URL des Clusters prüfen.',
      serverError:
        'Es wird von selbst wieder versucht. Hält es an, sollte sich der Betreiber des Clusters den API-Server ansehen.',
      credential:
        'Wer Backstage betreibt, kann in der Konfiguration prüfen, wie dieser Cluster angemeldet wird.',
      openCircuit: 'Backstage versucht es alle paar Sekunden wieder.',
      limited:
        'Ein engerer Label-Selector an der Entity oder das Label an den Pods selbst bringt alles.',
      misconfigured:
        'Es wird nichts an ihn gesendet. Wer ihn beschrieben hat, kann das in app-config, in seiner Katalog-Entity oder in der Cluster-Quelle beheben.',
    },
    says: 'Er sagt',
    troubles: 'Nicht alles ist lesbar: {{clusters}}',
    kindProblems: '{{kinds}} nicht lesbar',
    kindsLimited: 'Nicht alle {{kinds}} werden gezeigt',
    podsHidden: 'Pods dieses Clusters können nicht gezeigt werden',
    podsLimited: 'Nicht alle Pods dieses Clusters werden gezeigt',
    providerTitle: 'Vielleicht fehlen Cluster',
    providerText:
      'Die Cluster-Quelle {{provider}} ist ausgefallen: {{message}}',
  },
  empty: {
    noClustersTitle: 'Keine Cluster zum Nachsehen',
    noClustersText:
      'Backstage kennt keinen Cluster für diese Entity. Wer Backstage betreibt, kann unter `kubernetes.clusterLocatorMethods` in app-config einen eintragen.',
    noPodsTitle: 'Keine Pods passen zu dieser Entity',
    noPodsText_one: 'In {{count}} Cluster gesucht nach Pods mit den Labels',
    noPodsText_other: 'In {{count}} Clustern gesucht nach Pods mit den Labels',
    inNamespace: 'im Namespace {{namespace}}',
    annotate:
      'Diese Entity sagt nicht, wo sie läuft. In ihre Datei im Katalog gehört:',
    copyAnnotation: 'Die Annotation kopieren',
    annotateLabel:
      'Ihre Pods brauchen das Label {{label}} mit demselben Wert. Haben sie andere Labels, diese stattdessen in der Annotation {{annotation}} nennen.',
    verify: 'Selbst nachsehen, was da ist',
    hint: 'Sind Pods da, ihnen (oder ihrem Deployment) diese Labels geben, oder in der Annotation {{annotation}} der Entity die Labels nennen, die sie haben.',
  },
  badLink: {
    title: 'Ein Teil dieses Links wurde ignoriert',
    oneOf: 'Unbekannter Wert {{name}}={{value}}. Möglich sind: {{known}}.',
    value: 'Unbekannter Wert {{name}}={{value}}.',
  },
  refused: {
    forbiddenTitle:
      'Die Kubernetes-Ressourcen dieser Entity sind nicht für Sie freigegeben',
    forbiddenText:
      'Dafür braucht es die Berechtigung {{permission}}. Wer Backstage betreibt, kann sie erteilen.',
    notFoundTitle:
      'Das Backend kennt diese Entity nicht oder hat kein Kubernetes-Plugin',
    notFoundText:
      'Prüfen, ob der Katalog diese Entity hat und das Kubernetes-Backend-Plugin installiert ist.',
    versionTitle: 'Frontend- und Backend-Plugin haben verschiedene Versionen',
    versionText: 'Neue Versuche helfen erst, wenn das ältere aktualisiert ist.',
    otherTitle: 'Das Kubernetes-Backend verweigert die Antwort',
  },
} as const;
