/**
 * Which shipped definitions share a ClusterRole: those of one product. `kinds` are named where
 * products share an API group, `also` is what is read without being judged.
 */
const flux = name => `${name}.toolkit.fluxcd.io`;
const elastic = name => `${name}.k8s.elastic.co`;

export const ROLE_FAMILIES = [
  {
    name: 'argo-cd',
    title: 'Argo CD',
    groups: ['argoproj.io'],
    kinds: ['Application', 'ApplicationSet', 'AppProject'],
  },
  {
    name: 'argo-events',
    title: 'Argo Events',
    groups: ['argoproj.io'],
    kinds: ['EventBus', 'EventSource', 'Sensor'],
  },
  {
    name: 'argo-rollouts',
    title: 'Argo Rollouts',
    groups: ['argoproj.io'],
    kinds: ['Rollout', 'AnalysisRun', 'Experiment'],
  },
  {
    name: 'argo-workflows',
    title: 'Argo Workflows',
    groups: ['argoproj.io'],
    kinds: ['Workflow', 'CronWorkflow'],
  },
  {
    name: 'cert-manager',
    title: 'cert-manager',
    groups: ['cert-manager.io', 'acme.cert-manager.io'],
  },
  {
    name: 'cloudnative-pg',
    title: 'CloudNativePG',
    groups: ['postgresql.cnpg.io'],
  },
  {
    name: 'crossplane',
    title: 'Crossplane',
    groups: ['pkg.crossplane.io'],
  },
  {
    name: 'eck',
    title: 'Elastic Cloud on Kubernetes',
    groups: ['agent', 'apm', 'beat', 'elasticsearch', 'kibana', 'logstash'].map(
      elastic,
    ),
  },
  {
    name: 'external-secrets',
    title: 'External Secrets Operator',
    groups: ['external-secrets.io'],
  },
  { name: 'flagger', title: 'Flagger', groups: ['flagger.app'] },
  { name: 'flink', title: 'Apache Flink', groups: ['flink.apache.org'] },
  {
    name: 'flux',
    title: 'Flux',
    groups: ['helm', 'image', 'kustomize', 'notification', 'source'].map(flux),
  },
  {
    name: 'gateway-api',
    title: 'Gateway API',
    groups: ['gateway.networking.k8s.io'],
    // Not judged, but read where a route leads to another namespace.
    also: [{ group: 'gateway.networking.k8s.io', plural: 'referencegrants' }],
  },
  {
    name: 'gke',
    title: 'Google Kubernetes Engine',
    groups: ['networking.gke.io'],
  },
  { name: 'gloo', title: 'Gloo', groups: ['gloo.solo.io', 'gateway.solo.io'] },
  {
    name: 'istio',
    title: 'Istio',
    groups: ['install.istio.io', 'networking.istio.io'],
  },
  { name: 'karmada', title: 'Karmada', groups: ['work.karmada.io'] },
  { name: 'keda', title: 'KEDA', groups: ['keda.sh'] },
  { name: 'keptn', title: 'Keptn', groups: ['lifecycle.keptn.sh'] },
  {
    name: 'knative',
    title: 'Knative',
    groups: [
      'serving.knative.dev',
      'operator.knative.dev',
      'eventing.knative.dev',
      'messaging.knative.dev',
      'sources.knative.dev',
    ],
  },
  {
    name: 'kruise',
    title: 'OpenKruise',
    groups: ['apps.kruise.io', 'rollouts.kruise.io'],
  },
  { name: 'kubevela', title: 'KubeVela', groups: ['core.oam.dev'] },
  {
    name: 'kubevirt',
    title: 'KubeVirt',
    groups: ['kubevirt.io', 'cdi.kubevirt.io'],
  },
  { name: 'linkerd', title: 'Linkerd', groups: ['policy.linkerd.io'] },
  {
    name: 'numaplane',
    title: 'Numaplane',
    groups: ['numaplane.numaproj.io'],
  },
  { name: 'numaflow', title: 'Numaflow', groups: ['numaflow.numaproj.io'] },
  {
    name: 'open-cluster-management',
    title: 'Open Cluster Management',
    groups: ['addon', 'cluster', 'policy', 'work'].map(
      name => `${name}.open-cluster-management.io`,
    ),
  },
  {
    name: 'opentelemetry',
    title: 'OpenTelemetry Operator',
    groups: ['opentelemetry.io'],
  },
  {
    name: 'prometheus-operator',
    title: 'Prometheus Operator',
    groups: ['monitoring.coreos.com'],
  },
  { name: 'spark', title: 'Spark Operator', groups: ['sparkoperator.k8s.io'] },
  {
    name: 'strimzi',
    title: 'Strimzi',
    groups: ['kafka.strimzi.io', 'core.strimzi.io'],
  },
  { name: 'tekton', title: 'Tekton', groups: ['tekton.dev'] },
  {
    name: 'volume-snapshots',
    title: 'Volume snapshots',
    groups: ['snapshot.storage.k8s.io'],
  },
  { name: 'ceph', title: 'Rook Ceph', groups: ['ceph.rook.io'] },
  {
    name: 'crunchy-postgres',
    title: 'Crunchy Postgres for Kubernetes',
    groups: ['postgres-operator.crunchydata.com'],
  },
  {
    name: 'gatekeeper',
    title: 'Gatekeeper',
    groups: ['templates.gatekeeper.sh'],
  },
  {
    name: 'grafana',
    title: 'Grafana Operator',
    groups: ['grafana.integreatly.org'],
  },
  {
    name: 'emissary-ingress',
    title: 'Emissary-ingress',
    groups: ['getambassador.io'],
  },
  { name: 'infinispan', title: 'Infinispan', groups: ['infinispan.org'] },
  { name: 'jaeger', title: 'Jaeger Operator', groups: ['jaegertracing.io'] },
  {
    name: 'kubeflow',
    title: 'Kubeflow',
    groups: ['kubeflow.org', 'trainer.kubeflow.org'],
  },
  { name: 'kueue', title: 'Kueue', groups: ['kueue.x-k8s.io'] },
  { name: 'longhorn', title: 'Longhorn', groups: ['longhorn.io'] },
  { name: 'minio', title: 'MinIO Operator', groups: ['minio.min.io'] },
  {
    name: 'mongodb',
    title: 'MongoDB',
    groups: ['mongodb.com', 'mongodbcommunity.mongodb.com'],
  },
  {
    name: 'mysql-operator',
    title: 'MySQL Operator',
    groups: ['mysql.oracle.com'],
  },
  {
    name: 'nginx-ingress',
    title: 'NGINX Ingress Controller',
    groups: ['k8s.nginx.org'],
  },
  {
    name: 'olm',
    title: 'Operator Lifecycle Manager',
    groups: ['operators.coreos.com'],
  },
  {
    name: 'openshift',
    title: 'OpenShift',
    groups: [
      'route.openshift.io',
      'apps.openshift.io',
      'build.openshift.io',
      'config.openshift.io',
    ],
  },
  {
    name: 'postgres-operator',
    title: 'Postgres Operator of Zalando',
    groups: ['acid.zalan.do'],
  },
  {
    name: 'rabbitmq',
    title: 'RabbitMQ Cluster Operator',
    groups: ['rabbitmq.com'],
  },
  { name: 'ray', title: 'KubeRay', groups: ['ray.io'] },
  { name: 'velero', title: 'Velero', groups: ['velero.io'] },
  {
    name: 'victoria-metrics',
    title: 'VictoriaMetrics Operator',
    groups: ['operator.victoriametrics.com'],
  },
  { name: 'volsync', title: 'VolSync', groups: ['volsync.backube'] },
  {
    name: 'cass-operator',
    title: 'Cass Operator and K8ssandra',
    groups: ['cassandra.datastax.com', 'k8ssandra.io'],
  },
  {
    name: 'cluster-api',
    title: 'Cluster API',
    groups: [
      'cluster.x-k8s.io',
      'controlplane.cluster.x-k8s.io',
      'addons.cluster.x-k8s.io',
      'operator.cluster.x-k8s.io',
    ],
  },
  { name: 'contour', title: 'Contour', groups: ['projectcontour.io'] },
  {
    name: 'couchbase',
    title: 'Couchbase Autonomous Operator',
    groups: ['couchbase.com'],
  },
  {
    name: 'keycloak',
    title: 'Keycloak Operator',
    groups: ['k8s.keycloak.org'],
  },
  {
    name: 'mariadb',
    title: 'MariaDB Operator',
    groups: ['k8s.mariadb.com'],
  },
  {
    name: 'nats',
    title: 'NATS JetStream Controller',
    groups: ['jetstream.nats.io'],
  },
  {
    name: 'onepassword',
    title: '1Password Operator',
    groups: ['onepassword.com'],
  },
  {
    name: 'openshift-ingress',
    title: 'Ingress Operator of OpenShift',
    groups: ['operator.openshift.io'],
  },
  {
    name: 'percona',
    title: 'Operators of Percona',
    groups: [
      'psmdb.percona.com',
      'pxc.percona.com',
      'pgv2.percona.com',
      'ps.percona.com',
    ],
  },
  {
    name: 'pulumi',
    title: 'Pulumi Kubernetes Operator',
    groups: ['pulumi.com'],
  },
  {
    name: 'redpanda',
    title: 'Redpanda Operator',
    groups: ['cluster.redpanda.com'],
  },
  {
    name: 'sap-btp',
    title: 'SAP BTP Service Operator',
    groups: ['services.cloud.sap.com'],
  },
  {
    name: 'confluent',
    title: 'Confluent for Kubernetes',
    groups: ['platform.confluent.io'],
  },
  { name: 'druid', title: 'Druid Operator', groups: ['druid.apache.org'] },
  {
    name: 'dynatrace',
    title: 'Dynatrace Operator',
    groups: ['dynatrace.com'],
  },
  {
    name: 'envoy-gateway',
    title: 'Envoy Gateway',
    groups: ['gateway.envoyproxy.io'],
  },
  { name: 'fleet', title: 'Fleet', groups: ['fleet.cattle.io'] },
  { name: 'humio', title: 'Humio Operator', groups: ['core.humio.com'] },
  { name: 'k6', title: 'k6 Operator', groups: ['k6.io'] },
  { name: 'kserve', title: 'KServe', groups: ['serving.kserve.io'] },
  { name: 'kuadrant', title: 'Kuadrant', groups: ['kuadrant.io'] },
  { name: 'metal3', title: 'Metal3', groups: ['metal3.io'] },
  { name: 'nmstate', title: 'Kubernetes NMState', groups: ['nmstate.io'] },
  {
    name: 'openshift-machines',
    title: 'Machines of OpenShift',
    groups: [
      'machine.openshift.io',
      'machineconfiguration.openshift.io',
      'sriovnetwork.openshift.io',
    ],
  },
  {
    name: 'tofu-controller',
    title: 'Tofu Controller',
    groups: ['infra.contrib.fluxcd.io'],
  },
  {
    name: 'karpenter',
    title: 'Karpenter',
    groups: ['karpenter.sh', 'karpenter.k8s.aws', 'karpenter.azure.com'],
  },
  {
    name: 'hypershift',
    title: 'HyperShift',
    groups: ['hypershift.openshift.io'],
  },
  {
    name: 'calico',
    title: 'Tigera Operator of Calico',
    groups: ['operator.tigera.io'],
  },
  {
    name: 'gpu-operator',
    title: 'NVIDIA GPU Operator',
    groups: ['nvidia.com'],
  },
  {
    name: 'leader-worker-set',
    title: 'LeaderWorkerSet',
    groups: ['leaderworkerset.x-k8s.io'],
  },
  { name: 'jobset', title: 'JobSet', groups: ['jobset.x-k8s.io'] },
  { name: 'capsule', title: 'Capsule', groups: ['capsule.clastix.io'] },
  {
    name: 'sops-operator',
    title: 'SOPS Operator of Capsule',
    groups: ['addons.projectcapsule.dev'],
  },
  { name: 'scylla', title: 'Scylla Operator', groups: ['scylla.scylladb.com'] },
  { name: 'tidb', title: 'TiDB Operator', groups: ['pingcap.com'] },
  { name: 'milvus', title: 'Milvus Operator', groups: ['milvus.io'] },
  { name: 'atlas', title: 'Atlas Operator', groups: ['db.atlasgo.io'] },
  { name: 'spinkube', title: 'SpinKube', groups: ['core.spinkube.dev'] },
  {
    name: 'kyverno',
    title: 'Kyverno',
    groups: ['kyverno.io', 'policies.kyverno.io'],
  },
  {
    name: 'sail-operator',
    title: 'Sail Operator of Istio',
    groups: ['sailoperator.io'],
  },
  { name: 'kiali', title: 'Kiali Operator', groups: ['kiali.io'] },
  {
    name: 'flux-operator',
    title: 'Flux Operator',
    groups: ['fluxcd.controlplane.io'],
  },
  {
    name: 'argocd-image-updater',
    title: 'Argo CD Image Updater',
    groups: ['argocd-image-updater.argoproj.io'],
  },
  {
    name: 'gitops-promoter',
    title: 'GitOps Promoter',
    groups: ['promoter.argoproj.io'],
  },
  { name: 'kargo', title: 'Kargo', groups: ['kargo.akuity.io'] },
  { name: 'tempo', title: 'Tempo Operator', groups: ['tempo.grafana.com'] },
  { name: 'loki', title: 'Loki Operator', groups: ['loki.grafana.com'] },
  {
    name: 'awx',
    title: 'AWX Operator',
    groups: ['awx.ansible.com', 'tower.ansible.com'],
  },
  {
    name: 'datadog',
    title: 'Datadog Cluster Agent',
    groups: ['datadoghq.com'],
  },
  {
    name: 'three-scale',
    title: '3scale Operator',
    groups: ['apps.3scale.net', 'capabilities.3scale.net'],
  },
  {
    name: 'apigee',
    title: 'Apigee hybrid',
    groups: ['apigee.cloud.google.com'],
  },
  {
    name: 'clickhouse',
    title: 'ClickHouse Operator of Altinity',
    groups: ['clickhouse.altinity.com', 'clickhouse-keeper.altinity.com'],
  },
  {
    name: 'dragonfly',
    title: 'Dragonfly Operator',
    groups: ['dragonflydb.io'],
  },
  { name: 'starrocks', title: 'StarRocks Operator', groups: ['starrocks.com'] },
  {
    name: 'hazelcast',
    title: 'Hazelcast Platform Operator',
    groups: ['hazelcast.com'],
  },
  { name: 'trident', title: 'Trident', groups: ['trident.netapp.io'] },
  {
    name: 'trident-protect',
    title: 'Trident Protect',
    groups: ['protect.trident.netapp.io', 'astra.netapp.io'],
  },
  {
    name: 'vault-secrets',
    title: 'Vault Secrets Operator',
    groups: ['secrets.hashicorp.com'],
  },
  { name: 'proclaim', title: 'Proclaim', groups: ['proclaim.dogmatiq.io'] },
  { name: 'koperator', title: 'Koperator', groups: ['kafka.banzaicloud.io'] },
  { name: 'solr', title: 'Solr Operator', groups: ['solr.apache.org'] },
  {
    name: 'zookeeper',
    title: 'ZooKeeper Operator of Pravega',
    groups: ['zookeeper.pravega.io'],
  },
  {
    name: 'opensearch',
    title: 'OpenSearch Operator',
    groups: ['opensearch.opster.io', 'opensearch.org'],
  },
  {
    name: 'vertical-pod-autoscaler',
    title: 'Vertical Pod Autoscaler',
    groups: ['autoscaling.k8s.io'],
  },
  { name: 'kro', title: 'kro', groups: ['kro.run'] },
  { name: 'coralogix', title: 'Coralogix Operator', groups: ['coralogix.com'] },
  {
    name: 'trust-manager',
    title: 'trust-manager',
    groups: ['trust.cert-manager.io'],
  },
  { name: 'camel-k', title: 'Camel K', groups: ['camel.apache.org'] },
  {
    name: 'volcano',
    title: 'Volcano',
    groups: ['batch.volcano.sh', 'scheduling.volcano.sh'],
  },
  {
    name: 'rancher',
    title: 'Rancher',
    groups: ['management.cattle.io', 'provisioning.cattle.io'],
  },
  {
    name: 'redis-operator',
    title: 'Redis Operator of Spotahome',
    groups: ['databases.spotahome.com'],
  },
  {
    name: 'redis-enterprise',
    title: 'Redis Enterprise',
    groups: ['app.redislabs.com'],
  },
  { name: 'dask', title: 'Dask', groups: ['kubernetes.dask.org'] },
  { name: 'vitess', title: 'Vitess Operator', groups: ['planetscale.com'] },
];

/** @returns the family of a definition, or undefined */
export function findFamily({ group, kind }) {
  return ROLE_FAMILIES.find(
    ({ groups, kinds }) =>
      groups.includes(group) && (kinds?.includes(kind) ?? true),
  );
}
