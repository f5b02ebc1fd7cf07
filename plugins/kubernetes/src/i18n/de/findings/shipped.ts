/** Die Texte der mitgelieferten Definitionen von Custom Resources, nach dem Schlüssel der Definition. */
export const SHIPPED_TEXTS = {
  application: {
    title:
      'Argo CD: Health {{status.health.status}}, Sync {{status.sync.status}}',
    meaning:
      'Ein Objekt, das Argo CD für diese Application deployt, schlägt fehl, oder der letzte Sync ist fehlgeschlagen.',
    steps: [
      'Ansehen, was zur Application gehört: Das erste Objekt, das fehlschlägt, ist meist die Ursache.',
      'Das Ergebnis des letzten Sync lesen: `argocd app get {{metadata.name}}`.',
      'In Git beheben. Was mit kubectl geändert wird, kann Argo CD rückgängig machen.',
    ],
  },
  rollout: {
    title: 'Rollout der neuen Version ist fehlgeschlagen',
    meaning:
      'Der Rollout wurde abgebrochen, hat zu lange gedauert oder hat eine ungültige Spec. Der Traffic bleibt auf der stabilen Version, falls es eine gibt.',
    steps: [
      'Die Pods und die AnalysisRuns der neuen Version ansehen.',
      'Ist die Version in Ordnung, den Rollout noch einmal starten: `kubectl argo rollouts retry rollout {{metadata.name}} -n {{metadata.namespace}}`.',
      'Sonst in Git zur letzten Version zurückkehren oder `kubectl argo rollouts undo {{metadata.name}} -n {{metadata.namespace}}` ausführen.',
    ],
  },
  helmRelease: {
    title:
      'Helm-Release ist bei Version {{status.lastAttemptedRevision}} fehlgeschlagen',
    meaning:
      'Flux konnte das Chart nicht installieren, aktualisieren oder testen. Nach einem fehlgeschlagenen Upgrade kann die vorige Version wiederhergestellt sein und weiterlaufen.',
    steps: [
      'Die Meldung lesen: Helm nennt das Objekt oder den Hook, der fehlgeschlagen ist.',
      'Das Chart oder seine Werte in Git korrigieren.',
      'Hat Flux keine Versuche mehr übrig, neu beginnen: `flux reconcile helmrelease {{metadata.name}} -n {{metadata.namespace}} --reset`.',
    ],
  },
  kustomization: {
    title: 'Flux kann {{spec.path}} nicht anwenden',
    meaning:
      'Der Cluster entspricht nicht dem Stand in Git: Ein Manifest ließ sich nicht bauen oder anwenden, oder ein Objekt ist nicht bereit geworden. Früher angewendete Objekte laufen weiter.',
    steps: [
      'Die Meldung lesen: Sie nennt das Manifest oder das Objekt.',
      'In Git beheben: Flux versucht es alle {{spec.interval}} erneut.',
      'Sofort erneut versuchen: `flux reconcile kustomization {{metadata.name}} -n {{metadata.namespace}} --with-source`.',
    ],
  },
  certificate: {
    title: 'Kein gültiges Zertifikat für {{spec.dnsNames}}',
    meaning:
      'cert-manager konnte vom Issuer {{spec.issuerRef.name}} kein Zertifikat bekommen oder es nicht erneuern.',
    steps: [
      'Der Ursache nachgehen: `cmctl status certificate {{metadata.name}} -n {{metadata.namespace}}` zeigt CertificateRequest, Order und Challenge.',
      'Prüfen, ob der Issuer {{spec.issuerRef.name}} bereit ist.',
      'Bei ACME prüfen, ob der DNS-Eintrag oder die HTTP-Route jedes Hosts auf diesen Cluster zeigt.',
    ],
  },
  externalSecret: {
    title: 'Secret wird nicht aus {{spec.secretStoreRef.name}} übernommen',
    meaning:
      'Der External Secrets Operator konnte einen Schlüssel nicht aus dem Store lesen. Das Secret fehlt daher oder ist veraltet. Laufende Pods behalten ihre Werte.',
    steps: [
      'Prüfen, ob es Schlüssel und Property im Store unter genau diesem Namen gibt.',
      'Prüfen, ob der Store {{spec.secretStoreRef.name}} bereit ist und seine Zugangsdaten den Schlüssel lesen dürfen.',
      'Der Operator versucht es alle {{spec.refreshInterval}} erneut.',
    ],
  },
  postgres: {
    title: 'PostgreSQL: {{status.phase}}',
    meaning:
      'CloudNativePG kann den Cluster mit {{spec.instances}} Instanzen nicht selbst wiederherstellen.',
    steps: [
      'Primary, Replicas und deren Rückstand ansehen: `kubectl cnpg status {{metadata.name}} -n {{metadata.namespace}}`.',
      'Log und Volume der Instanz ansehen, die nicht bereit ist: Oft ist die Platte voll.',
      'Keine Volumes löschen: Ohne Backup enthalten sie die einzige Kopie der Daten.',
    ],
  },
  kafka: {
    title: 'Kafka-Cluster ist nicht bereit',
    meaning:
      'Strimzi konnte die Spec des Clusters nicht umsetzen. Laufende Broker arbeiten weiter.',
    steps: [
      'Die Meldung lesen: Sie nennt den Pod oder den Teil der Spec.',
      'Logs und Volumes der Broker ansehen, die nicht bereit sind.',
      'Das Log des Cluster Operator zu diesem Cluster ansehen.',
    ],
  },
  scaledObject: {
    title: 'KEDA kann {{spec.scaleTargetRef.name}} nicht skalieren',
    meaning:
      'KEDA kann einen Trigger ({{spec.triggers[*].type}}) nicht lesen, oder das Ziel existiert nicht. Die Zahl der Replicas bleibt unverändert oder fällt auf den Fallback.',
    steps: [
      'Prüfen, ob die Quelle der Metrik erreichbar ist und ihre Zugangsdaten gelten.',
      'Prüfen, ob es {{spec.scaleTargetRef.name}} in diesem Namespace gibt.',
      'Bis dahin die Zahl der Replicas von Hand setzen, wenn die Last es erfordert.',
    ],
  },
  knativeService: {
    title: 'Revision {{status.latestCreatedRevisionName}} ist nicht bereit',
    meaning:
      'Knative konnte die neueste Revision nicht starten. Der Traffic bleibt auf der letzten bereiten Revision, falls es eine gibt.',
    steps: [
      'Die Pods der Revision ansehen: Meist liegt es am Image, an seinem Port oder am Readiness-Check.',
      'Gibt es keine Pods, die Conditions der Revision und der Route lesen.',
    ],
  },
  provider: {
    title: 'Crossplane-Provider ist nicht bereit',
    meaning:
      'Das Package {{spec.package}} konnte nicht installiert werden, oder sein Controller läuft nicht. Bis dahin werden seine Ressourcen weder angelegt noch geändert.',
    steps: [
      'Die Conditions der neuesten ProviderRevision lesen.',
      'Prüfen, ob das Package geladen werden kann, und das Log im Pod des Providers ansehen.',
    ],
  },
} as const;
