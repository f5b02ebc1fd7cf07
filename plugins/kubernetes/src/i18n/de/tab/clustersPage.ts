/** Die Seite für alle, die die Cluster betreiben. */
export const CLUSTERS_PAGE_MESSAGES = {
  clustersPage: {
    intro:
      'Zustand der Verbindung zu jedem Cluster, nach den Anfragen seit dem Start des Backends. Die Diagnose sendet Testanfragen.',
    caption: 'Cluster',
    loading: 'Die Cluster werden nachgesehen',
    reload: 'Aktualisieren',
    updated: 'Stand: {{ago}}',
    updatedReplicas: 'Stand: {{ago}}, aus {{replicas}} Replicas des Backends',
    emptyTitle: 'Keine Cluster',
    emptyText:
      'Einen unter `kubernetes.clusterLocatorMethods` in app-config eintragen oder durch ein Modul mit einem ClusterProvider.',
    providerTitle: 'Cluster-Quelle {{provider}}',
    peerTitle: 'Auch @backstage/plugin-kubernetes ist in dieser App',
    peerText:
      'Die API {{api}} jenes Pakets wird hier bereitgestellt. Sein Tab und seine Seiten können vom Podlight-Backend nichts lesen. Das Paket aus der App entfernen: yarn --cwd packages/app remove @backstage/plugin-kubernetes',
    forbiddenTitle: 'Der Zustand der Cluster ist nicht für Sie freigegeben',
    forbiddenText:
      'Dafür braucht es die Berechtigung {{permission}}. Wer Backstage betreibt, kann sie erteilen.',
    failedTitle: 'Die Cluster ließen sich nicht nachsehen',
    retry: 'Noch einmal',
    column: {
      name: 'Cluster',
      condition: 'Zustand',
      latency: 'Antwortzeit',
      lastError: 'Letzter Fehler',
      watches: 'Watches',
      viewers: 'Betrachter',
      provider: 'Gefunden durch',
      actions: 'Aktionen',
    },
    condition: {
      ok: 'In Ordnung',
      degraded: 'In Ordnung, mit Fehlern',
      failing: 'Ausgefallen',
      unknown: 'Zuletzt nicht gefragt',
    },
    breaker: {
      open: 'Nach wiederholten Fehlern in Ruhe gelassen',
      halfOpen: 'Die nächste Anfrage zeigt, ob er wieder gesund ist',
    },
    lastSuccess: 'Letzte Antwort {{ago}}',
    latencyValue: '{{p50}} ms',
    latencyDetail: '95 % in höchstens {{p95}} ms',
    none: 'Keiner',
    auth: 'Zugangsdaten: {{authProvider}}',
    diagnose: 'Diagnose',
    diagnoseLabel: 'Diagnose von {{cluster}}',
  },
  diagnosis: {
    title: 'Diagnose von {{cluster}}',
    subtitle: 'Vom Backstage-Backend aus, mit den Zugangsdaten Ihrer Anfragen',
    running: 'Ein Schritt nach dem anderen wird versucht',
    failed: 'Die Diagnose kam nicht zustande',
    again: 'Noch einmal',
    close: 'Schließen',
    allGood: 'Von hier aus geht alles.',
    wayOut: 'Was zu tun ist',
    outcome: { ok: 'geht', failed: 'geht nicht', skipped: 'nicht versucht' },
    took: '{{ms}} ms',
    step: {
      dns: 'Der Name des API-Servers hat eine Adresse',
      tcp: 'Er nimmt Verbindungen an',
      tls: 'Sein Zertifikat wird anerkannt',
      answer: 'Er beantwortet Anfragen',
      authenticate: 'Er nimmt die Zugangsdaten an',
      listPods: 'Mit ihnen dürfen Pods aufgelistet werden',
    },
    advice: {
      dns: 'Den Hostnamen in der URL des Clusters prüfen, und ob das DNS des Backends ihn kennt: im Pod des Backends `getent hosts NAME`. Private Cluster haben oft Namen, die nur ihr eigenes Netz auflöst.',
      tcp: 'Prüfen, ob der Cluster läuft und ob eine Firewall, eine NetworkPolicy oder eine Liste erlaubter Netze die Adresse des Backends einlässt.',
      tls: 'Die Zertifizierungsstelle des Clusters als `caData` oder `caFile` angeben und `tlsServerName`, wo das Zertifikat für einen anderen Namen gilt. Ging es vorher, wurde sie wahrscheinlich ausgetauscht.',
      listPods:
        'Die lesende ClusterRole dieses Plugins an das Konto binden, das die Meldung nennt. Wo es nur manche Namespaces lesen darf, zeigen nur Entities mit der Annotation `backstage.io/kubernetes-namespace` Pods.',
    },
  },
} as const;
