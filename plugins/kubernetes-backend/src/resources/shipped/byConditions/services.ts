import { PODS, Product } from './product';

/** What services use: identity, traffic, delivery. */
export const SERVICE_PRODUCTS: readonly Product[] = [
  {
    group: 'k8s.keycloak.org',
    docs: 'https://www.keycloak.org/operator/basic-deployment',
    kinds: {
      Keycloak: ['keycloaks', PODS],
      KeycloakRealmImport: ['keycloakrealmimports', PODS],
    },
  },
  {
    group: 'projectcontour.io',
    docs: 'https://projectcontour.io/docs/main/config/fundamentals/',
    kinds: {
      ExtensionService: ['extensionservices'],
      HTTPProxy: ['httpproxies'],
    },
  },
  {
    group: 'services.cloud.sap.com',
    docs: 'https://github.com/SAP/sap-btp-service-operator/blob/main/README.md',
    kinds: {
      ServiceBinding: ['servicebindings'],
      ServiceInstance: ['serviceinstances'],
    },
  },
  {
    group: 'onepassword.com',
    docs: 'https://developer.1password.com/docs/k8s/operator/',
    kinds: { OnePasswordItem: ['onepassworditems'] },
  },
  {
    group: 'operator.openshift.io',
    docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/networking_operators/configuring-ingress',
    kinds: { IngressController: ['ingresscontrollers', PODS] },
  },
  {
    group: 'pulumi.com',
    docs: 'https://www.pulumi.com/docs/iac/using-pulumi/continuous-delivery/pulumi-kubernetes-operator/',
    kinds: { Stack: ['stacks', PODS] },
  },
  {
    group: 'eventing.knative.dev',
    docs: 'https://knative.dev/docs/eventing/',
    kinds: { Broker: ['brokers'], Trigger: ['triggers'] },
  },
  {
    group: 'messaging.knative.dev',
    docs: 'https://knative.dev/docs/eventing/channels/',
    kinds: {
      Channel: ['channels', 'inmemorychannels.messaging.knative.dev'],
      InMemoryChannel: ['inmemorychannels'],
      Subscription: ['subscriptions'],
    },
  },
  {
    group: 'sources.knative.dev',
    docs: 'https://knative.dev/docs/eventing/sources/',
    kinds: {
      ApiServerSource: ['apiserversources', PODS],
      ContainerSource: ['containersources', PODS],
      KafkaSource: ['kafkasources'],
      PingSource: ['pingsources'],
      SinkBinding: ['sinkbindings'],
    },
  },
  {
    group: 'core.spinkube.dev',
    docs: 'https://www.spinkube.dev/docs/reference/spin-app/',
    kinds: { SpinApp: ['spinapps', PODS] },
  },
  {
    group: 'serving.kserve.io',
    docs: 'https://kserve.github.io/website/docs/reference/crd-api',
    kinds: { LLMInferenceService: ['llminferenceservices', PODS] },
  },
  {
    group: 'kyverno.io',
    docs: 'https://kyverno.io/docs/policy-types/cluster-policy/',
    kinds: { ClusterPolicy: ['clusterpolicies'], Policy: ['policies'] },
  },
  {
    group: 'sailoperator.io',
    docs: 'https://istio-ecosystem.github.io/sail-operator/',
    kinds: {
      Istio: ['istios', 'istiorevisions.sailoperator.io'],
      IstioCNI: ['istiocnis', PODS],
      IstioRevision: ['istiorevisions', PODS],
      ZTunnel: ['ztunnels', PODS],
    },
  },
  {
    group: 'trust.cert-manager.io',
    docs: 'https://cert-manager.io/docs/trust/trust-manager/',
    kinds: { Bundle: ['bundles'] },
  },
  {
    group: 'kiali.io',
    docs: 'https://kiali.io/docs/installation/installation-guide/',
    kinds: { Kiali: ['kialis', PODS] },
  },
  {
    group: 'fluxcd.controlplane.io',
    docs: 'https://fluxcd.control-plane.io/operator/',
    kinds: {
      FluxInstance: ['fluxinstances'],
      ResourceSet: ['resourcesets'],
      ResourceSetInputProvider: ['resourcesetinputproviders'],
    },
  },
  {
    group: 'argocd-image-updater.argoproj.io',
    docs: 'https://argocd-image-updater.readthedocs.io/en/stable/',
    kinds: { ImageUpdater: ['imageupdaters'] },
  },
  {
    group: 'kargo.akuity.io',
    docs: 'https://docs.kargo.io/user-guide/core-concepts/',
    kinds: {
      Project: ['projects'],
      Stage: ['stages'],
      Warehouse: ['warehouses'],
    },
  },
  {
    group: 'tempo.grafana.com',
    docs: 'https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/deploy/kubernetes/operator/',
    kinds: {
      TempoMonolithic: ['tempomonolithics', PODS],
      TempoStack: ['tempostacks', PODS],
    },
  },
  {
    group: 'loki.grafana.com',
    docs: 'https://loki-operator.dev/docs/api.md/',
    kinds: { LokiStack: ['lokistacks', PODS] },
  },
  {
    group: 'awx.ansible.com',
    docs: 'https://docs.ansible.com/projects/awx-operator/en/latest/',
    kinds: { AWX: ['awxs', PODS] },
  },
  {
    group: 'datadoghq.com',
    docs: 'https://docs.datadoghq.com/containers/guide/cluster_agent_autoscaling_metrics/',
    kinds: { DatadogMetric: ['datadogmetrics'] },
  },
  {
    group: 'apps.3scale.net',
    docs: 'https://github.com/3scale/3scale-operator/blob/master/doc/apimanager-reference.md',
    kinds: { APIManager: ['apimanagers', PODS] },
  },
  {
    group: 'capsule.clastix.io',
    docs: 'https://projectcapsule.dev/docs/',
    kinds: {
      CapsuleConfiguration: ['capsuleconfigurations'],
      CustomQuota: ['customquotas'],
      GlobalCustomQuota: ['globalcustomquotas'],
      GlobalProxySettings: ['globalproxysettings'],
      ProxySetting: ['proxysettings'],
      ResourcePool: ['resourcepools'],
      ResourcePoolClaim: ['resourcepoolclaims'],
      TenantOwner: ['tenantowners'],
    },
  },
];
