/** Die Texte der mitgelieferten Definitionen von Custom Resources, nach dem Schlüssel der Definition. */
export const SHIPPED_TEXTS = {
  application: {
    title:
      'Argo CD: Health {{status.health.status}}, Sync {{status.sync.status}}',
    meaning:
      'Ein Objekt, das Argo CD für diese Application deployt, schlägt fehl, oder der letzte Sync ist fehlgeschlagen.',
    steps: [
      'Ansehen, was zur Application gehört: Das erste Objekt, das fehlschlägt, ist meist die Ursache.',
      'Das Ergebnis des letzten Sync lesen: argocd app get {{metadata.name}}.',
      'In Git beheben. Was mit kubectl geändert wird, kann Argo CD rückgängig machen.',
    ],
  },
  rollout: {
    title: 'Rollout der neuen Version ist fehlgeschlagen',
    meaning:
      'Der Rollout wurde abgebrochen, hat zu lange gedauert oder hat eine ungültige Spec. Der Traffic bleibt auf der stabilen Version, wenn es eine gibt.',
    steps: [
      'Die Pods und die AnalysisRuns der neuen Version ansehen.',
      'Ist die Version in Ordnung, den Rollout noch einmal starten: kubectl argo rollouts retry rollout {{metadata.name}} -n {{metadata.namespace}}.',
      'Sonst in Git zur letzten Version zurückkehren oder kubectl argo rollouts undo {{metadata.name}} -n {{metadata.namespace}} ausführen.',
    ],
  },
  helmRelease: {
    title:
      'Helm-Release ist bei Version {{status.lastAttemptedRevision}} fehlgeschlagen',
    meaning:
      'Flux konnte das Chart nicht installieren, aktualisieren oder testen. Nach einem fehlgeschlagenen Upgrade kann die vorige Version wiederhergestellt sein und weiterlaufen.',
    steps: [
      'Die Meldung lesen: Helm nennt das Objekt oder den Hook, woran es liegt.',
      'Das Chart oder seine Werte in Git korrigieren.',
      'Hat Flux keine Versuche mehr übrig, neu beginnen: flux reconcile helmrelease {{metadata.name}} -n {{metadata.namespace}} --reset.',
    ],
  },
  kustomization: {
    title: 'Flux kann {{spec.path}} nicht anwenden',
    meaning:
      'Im Cluster ist nicht, was in Git steht: Ein Manifest konnte nicht gebaut oder angewendet werden oder wurde nicht gesund. Objekte, die vorher angewendet wurden, laufen weiter.',
    steps: [
      'Die Meldung lesen: Sie nennt das Manifest oder das Objekt.',
      'In Git beheben; Flux versucht es alle {{spec.interval}} wieder.',
      'Sofort noch einmal versuchen: flux reconcile kustomization {{metadata.name}} -n {{metadata.namespace}} --with-source.',
    ],
  },
  certificate: {
    title: 'Kein gültiges Zertifikat für {{spec.dnsNames}}',
    meaning:
      'cert-manager konnte vom Issuer {{spec.issuerRef.name}} kein Zertifikat bekommen oder es nicht erneuern.',
    steps: [
      'Der Ursache nachgehen: cmctl status certificate {{metadata.name}} -n {{metadata.namespace}} zeigt CertificateRequest, Order und Challenge.',
      'Prüfen, ob der Issuer {{spec.issuerRef.name}} bereit ist.',
      'Bei ACME prüfen, ob DNS oder HTTP jedes Hosts zu diesem Cluster führt.',
    ],
  },
  externalSecret: {
    title: 'Secret wird nicht aus {{spec.secretStoreRef.name}} übernommen',
    meaning:
      'Der External Secrets Operator konnte einen Schlüssel nicht aus dem Store lesen. Das Secret fehlt daher oder ist veraltet. Laufende Pods behalten ihre Werte.',
    steps: [
      'Prüfen, ob es Schlüssel und Property im Store unter genau diesem Namen gibt.',
      'Prüfen, ob der Store {{spec.secretStoreRef.name}} bereit ist und seine Zugangsdaten den Schlüssel lesen dürfen.',
      'Alle {{spec.refreshInterval}} wird es wieder versucht.',
    ],
  },
  postgres: {
    title: 'PostgreSQL: {{status.phase}}',
    meaning:
      'CloudNativePG kann den Cluster aus {{spec.instances}} Instanzen ohne Hilfe nicht in Ordnung halten.',
    steps: [
      'Primary, Replicas und deren Rückstand ansehen: kubectl cnpg status {{metadata.name}} -n {{metadata.namespace}}.',
      'Log und Volume der Instanz ansehen, die nicht bereit ist: Oft ist der Speicherplatz voll.',
      'Keine Volumes löschen: Ohne Backup ist auf ihnen die einzige Kopie der Daten.',
    ],
  },
  kafka: {
    title: 'Kafka-Cluster ist nicht bereit',
    meaning:
      'Der Strimzi-Operator konnte den Cluster nicht in den Zustand seiner Spec bringen. Broker, die laufen, arbeiten weiter.',
    steps: [
      'Die Meldung lesen: Sie nennt den Pod oder den Teil der Spec.',
      'Die Broker, die nicht bereit sind, mit ihren Logs und Volumes ansehen.',
      'Das Log des Cluster Operator zu diesem Cluster ansehen.',
    ],
  },
  scaledObject: {
    title: 'KEDA kann {{spec.scaleTargetRef.name}} nicht skalieren',
    meaning:
      'Ein Trigger ({{spec.triggers[*].type}}) ist nicht lesbar, oder das Ziel gibt es nicht. Die Zahl der Replicas bleibt, wie sie ist, oder geht auf den Fallback.',
    steps: [
      'Prüfen, ob die Quelle der Metrik erreichbar ist und ihre Zugangsdaten gelten.',
      'Prüfen, ob es {{spec.scaleTargetRef.name}} in diesem Namespace gibt.',
      'Bis dahin die Zahl der Replicas von Hand setzen, wenn die Last es erfordert.',
    ],
  },
  knativeService: {
    title: 'Revision {{status.latestCreatedRevisionName}} ist nicht bereit',
    meaning:
      'Knative konnte die neueste Revision nicht starten. Der Traffic bleibt auf der letzten, die bereit ist, wenn es eine gibt.',
    steps: [
      'Die Pods der Revision ansehen: Meist liegt es am Image, an seinem Port oder am Readiness-Check.',
      'Gibt es keine Pods, die Conditions der Revision und der Route lesen.',
    ],
  },
  provider: {
    title: 'Crossplane-Provider ist nicht gesund',
    meaning:
      'Das Package {{spec.package}} konnte nicht installiert werden, oder sein Controller läuft nicht. Solange werden seine Ressourcen weder angelegt noch geändert.',
    steps: [
      'Die Conditions der neuesten ProviderRevision lesen.',
      'Prüfen, ob das Package geladen werden kann, und das Log im Pod des Providers ansehen.',
    ],
  },
} as const;
