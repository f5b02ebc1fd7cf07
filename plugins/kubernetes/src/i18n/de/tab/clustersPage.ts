/** Die Seite für alle, die die Cluster betreiben. */
export const CLUSTERS_PAGE_MESSAGES = {
  clustersPage: {
    intro:
      'Zustand der Verbindung zu jedem Cluster, aus den Anfragen seit dem Start des Backends. Die Diagnose sendet Testanfragen.',
    caption: 'Cluster',
    loading: 'Cluster werden geladen',
    reload: 'Neu laden',
    fleet: 'Services in diesen Clustern',
    updated: 'Stand: {{ago}}',
    updatedReplicas: 'Stand: {{ago}}, von {{replicas}} Backend-Replicas',
    emptyTitle: 'Keine Cluster',
    emptyText:
      'Einen unter `kubernetes.clusterLocatorMethods` in app-config eintragen oder ein Modul mit einem ClusterProvider installieren.',
    providerTitle: 'Fehler im Cluster-Provider {{provider}}',
    peerTitle: 'Auch @backstage/plugin-kubernetes ist in dieser App',
    peerText:
      'Die App stellt die API {{api}} dieses Pakets bereit. Sein Tab und seine Seiten können das Podlight-Backend nicht lesen. Das Paket entfernen: yarn --cwd packages/app remove @backstage/plugin-kubernetes',
    forbiddenTitle: 'Keine Berechtigung für den Zustand der Cluster',
    forbiddenText:
      'Dafür ist die Berechtigung {{permission}} nötig. Die Backstage-Admins können sie erteilen.',
    failedTitle: 'Die Cluster ließen sich nicht laden',
    retry: 'Erneut versuchen',
    column: {
      name: 'Cluster',
      condition: 'Status',
      latency: 'Antwortzeit',
      lastError: 'Letzter Fehler',
      watches: 'Watches',
      viewers: 'Betrachter',
      provider: 'Quelle',
      actions: 'Aktionen',
    },
    condition: {
      ok: 'Fehlerfrei',
      degraded: 'Beeinträchtigt',
      failing: 'Ausgefallen',
      unknown: 'Keine aktuellen Anfragen',
    },
    breaker: {
      open: 'Anfragen nach wiederholten Fehlern ausgesetzt',
      halfOpen: 'Die nächste Anfrage zeigt, ob er sich erholt hat',
    },
    lastSuccess: 'Letzte Antwort {{ago}}',
    latencyValue: '{{p50}} ms',
    latencyDetail: '95% in höchstens {{p95}} ms',
    none: 'Keiner',
    auth: 'Anmeldung: {{authProvider}}',
    diagnose: 'Diagnose',
    diagnoseLabel: 'Diagnose von {{cluster}}',
  },
  diagnosis: {
    title: 'Diagnose von {{cluster}}',
    subtitle:
      'Läuft auf dem Backstage-Backend, mit den Zugangsdaten der eigenen Anfragen',
    running: 'Die Prüfungen laufen',
    failed: 'Die Diagnose ließ sich nicht ausführen',
    again: 'Erneut prüfen',
    close: 'Schließen',
    allGood: 'Alle Prüfungen bestanden.',
    wayOut: 'Was zu tun ist',
    outcome: { ok: 'OK', failed: 'fehlgeschlagen', skipped: 'übersprungen' },
    took: '{{ms}} ms',
    step: {
      dns: 'DNS',
      tcp: 'TCP-Verbindung',
      tls: 'TLS',
      answer: 'Antwort der API',
      authenticate: 'Zugangsdaten',
      listPods: 'Berechtigung, Pods aufzulisten',
    },
    advice: {
      dns: 'Den Hostnamen in der URL des Clusters prüfen, und ob das Backend ihn auflöst: `getent hosts NAME` im Pod des Backends. Namen privater Cluster sind oft nur in deren eigenem Netz auflösbar.',
      tcp: 'Prüfen, ob der Cluster läuft und ob eine Firewall, eine NetworkPolicy oder die Liste zugelassener Netze die Adresse des Backends blockiert.',
      tls: 'Die Zertifizierungsstelle des Clusters als `caData` oder `caFile` eintragen, und `tlsServerName`, falls das Zertifikat für einen anderen Namen gilt. Ging es vorher, wurde die CA wahrscheinlich ausgetauscht.',
      listPods:
        'Die lesende ClusterRole dieses Plugins an das Konto in der Meldung binden. Darf es nur manche Namespaces lesen, erscheinen Pods nur bei Entities mit der Annotation `backstage.io/kubernetes-namespace`.',
    },
  },
} as const;
