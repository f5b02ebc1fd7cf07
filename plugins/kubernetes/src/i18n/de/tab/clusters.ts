/** Cluster, die nicht lesbar sind, und Ansichten, auf denen es nichts zu sehen gibt. */
export const CLUSTERS_MESSAGES = {
  cluster: {
    problem: {
      newer:
        'Unbekanntes Problem „{{code}}“: Das Backend ist neuer als diese Seite',
      dns: 'DNS kann den Namen des API-Servers nicht auflösen',
      unreachable: 'API-Server nicht erreichbar',
      tls: 'TLS-Verbindung zum API-Server fehlgeschlagen',
      timeout: 'Der API-Server hat nicht rechtzeitig geantwortet',
      unauthenticated: 'Der Cluster lehnt die Zugangsdaten von Backstage ab',
      forbidden: 'Backstage darf diesen Cluster nicht lesen',
      throttled: 'Der API-Server drosselt Backstage',
      apiAbsent: 'Der Cluster bietet diese API nicht an',
      malformed: 'Ungültige Antwort vom Cluster',
      serverError: 'Der API-Server hat einen Fehler zurückgegeben',
      credential: 'Keine Zugangsdaten für diesen Cluster',
      openCircuit: 'Cluster nicht erreichbar',
      limited: 'Zu viele Objekte, um alle anzuzeigen',
      misconfigured: 'Cluster ist falsch konfiguriert',
    },
    advice: {
      newer:
        '@podlight/backstage-plugin-kubernetes auf die Version des Backends aktualisieren. Schon geschehen? Dann die Seite neu laden.',
      dns: 'Den Hostnamen in der URL des Clusters und das DNS des Backstage-Backends prüfen.',
      unreachable:
        'Prüfen, ob der Cluster läuft und das Backstage-Backend ihn erreicht (Netz, Firewall, VPN, privater Endpunkt).',
      tls: 'Prüfen, was an diesem Port lauscht: `openssl s_client -connect HOST:PORT` zeigt TLS-Versionen und Zertifikate.',
      timeout:
        'Der API-Server ist vielleicht überlastet, oder zwischen Backstage und dem Cluster werden Pakete verworfen. Backstage versucht es automatisch erneut.',
      unauthenticated:
        'Das Token ist vielleicht abgelaufen oder widerrufen. Die Backstage-Admins können die Zugangsdaten dieses Clusters erneuern.',
      forbidden:
        'Die Admins des Clusters können die lesende ClusterRole dieses Plugins an das Konto von Backstage binden.',
      throttled:
        'Nichts zu tun: Backstage fragt seltener und versucht es erneut.',
      apiAbsent:
        'Prüfen, ob die URL des Clusters auf einen Kubernetes-API-Server zeigt.',
      malformed:
        'Vielleicht hat etwas anderes als Kubernetes geantwortet, etwa die Anmeldeseite eines Proxys. Die URL des Clusters prüfen.',
      serverError:
        'Backstage versucht es automatisch erneut. Bleibt der Fehler, die Admins des Clusters bitten, den API-Server zu prüfen.',
      credential:
        'Die Backstage-Admins können die Authentifizierung dieses Clusters in der Konfiguration prüfen.',
      openCircuit: 'Backstage versucht es alle paar Sekunden erneut.',
      limited:
        'Um alles zu sehen, den Label-Selector der Entity enger fassen oder das Label an den Pods selbst setzen.',
      misconfigured:
        'Backstage verbindet sich erst, wenn das in app-config, in der Katalog-Entity des Clusters oder im Cluster-Provider behoben ist.',
    },
    says: 'Details',
    troubles: 'Fehlende Daten: {{clusters}}',
    kindProblems: '{{kinds}} nicht lesbar',
    kindsLimited: 'Nicht alle Objekte werden angezeigt: {{kinds}}',
    podsHidden: 'Die Pods dieses Clusters sind nicht lesbar',
    podsLimited: 'Nicht alle Pods dieses Clusters werden angezeigt',
    undiscovered: 'Möglicherweise fehlen Custom Resources und ihre Pods',
    undiscoveredForbidden:
      'Die Admins des Clusters können die ClusterRole `system:discovery` an das Konto von Backstage binden. Oder die Backstage-Admins nennen die APIs unter `kubernetes.customResources`, anstelle von `shipped`.',
    undiscoveredAdvice:
      'Backstage fragt jede Minute erneut. Hilft das nicht, können die Backstage-Admins die APIs unter `kubernetes.customResources` nennen, anstelle von `shipped`.',
    providerTitle: 'Möglicherweise fehlen Cluster',
    providerText: 'Fehler im Cluster-Provider {{provider}}: {{message}}',
  },
  empty: {
    noClustersTitle: 'Keine Cluster für diese Entity',
    noClustersText:
      'Backstage-Admins können unter `kubernetes.clusterLocatorMethods` in app-config einen eintragen.',
    noPodsTitle: 'Keine Pods passen zu dieser Entity',
    noPodsText_one: '{{count}} Cluster durchsucht nach Pods mit den Labels',
    noPodsText_other: '{{count}} Cluster durchsucht nach Pods mit den Labels',
    inNamespace: 'im Namespace {{namespace}}',
    annotate:
      'Diese Entity ist noch nicht mit Kubernetes verknüpft. In ihre Katalogdatei eintragen:',
    copyAnnotation: 'Annotation kopieren',
    annotateLabel:
      'Ihre Pods brauchen das Label {{label}} mit demselben Wert. Haben sie andere Labels, diese stattdessen in der Annotation {{annotation}} angeben.',
    verify: 'Mit kubectl prüfen',
    hint: 'Gibt es die Pods, diese Labels an ihnen oder ihrem Deployment setzen. Oder in der Annotation {{annotation}} der Entity die Labels angeben, die sie haben.',
  },
  badLink: {
    title: 'Ein Teil dieses Links wurde ignoriert',
    oneOf: 'Unbekannter Wert {{name}}={{value}}. Möglich sind: {{known}}.',
    value: 'Unbekannter Wert {{name}}={{value}}.',
  },
  refused: {
    forbiddenTitle:
      'Keine Berechtigung für die Kubernetes-Ressourcen dieser Entity',
    forbiddenText:
      'Dafür ist die Berechtigung {{permission}} nötig. Die Backstage-Admins können sie erteilen.',
    notFoundTitle: 'Entity oder Kubernetes-Backend-Plugin nicht gefunden',
    notFoundText:
      'Prüfen, ob die Entity im Katalog steht und das Kubernetes-Backend-Plugin installiert ist.',
    versionTitle:
      'Die Versionen von Frontend- und Backend-Plugin passen nicht zusammen',
    versionText:
      'Das ältere aktualisieren. Bis dahin helfen neue Versuche nicht.',
    otherTitle: 'Das Kubernetes-Backend hat die Anfrage abgelehnt',
  },
} as const;
