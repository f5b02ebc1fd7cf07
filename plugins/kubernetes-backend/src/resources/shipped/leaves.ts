import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';

/** Plurals by kind. */
type Kinds = Readonly<Record<string, string>>;

/** APIs whose objects own nothing, by group. */
const KINDS: Readonly<Record<string, Kinds>> = {
  'bitnami.com': { SealedSecret: 'sealedsecrets' },
  'cilium.io': {
    CiliumClusterwideNetworkPolicy: 'ciliumclusterwidenetworkpolicies',
    CiliumEnvoyConfig: 'ciliumenvoyconfigs',
    CiliumNetworkPolicy: 'ciliumnetworkpolicies',
  },
  'external-secrets.io': { ClusterPushSecret: 'clusterpushsecrets' },
  'generators.external-secrets.io': {
    ACRAccessToken: 'acraccesstokens',
    ClusterGenerator: 'clustergenerators',
    ECRAuthorizationToken: 'ecrauthorizationtokens',
    Fake: 'fakes',
    GCRAccessToken: 'gcraccesstokens',
    GithubAccessToken: 'githubaccesstokens',
    Password: 'passwords',
    STSSessionToken: 'stssessiontokens',
    UUID: 'uuids',
    VaultDynamicSecret: 'vaultdynamicsecrets',
    Webhook: 'webhooks',
  },
  'keda.sh': {
    ClusterTriggerAuthentication: 'clustertriggerauthentications',
    TriggerAuthentication: 'triggerauthentications',
  },
  'kyverno.io': {
    CleanupPolicy: 'cleanuppolicies',
    ClusterCleanupPolicy: 'clustercleanuppolicies',
    PolicyException: 'policyexceptions',
  },
  'monitoring.coreos.com': {
    AlertmanagerConfig: 'alertmanagerconfigs',
    PodMonitor: 'podmonitors',
    Probe: 'probes',
    PrometheusRule: 'prometheusrules',
    ScrapeConfig: 'scrapeconfigs',
    ServiceMonitor: 'servicemonitors',
  },
  'networking.istio.io': {
    EnvoyFilter: 'envoyfilters',
    ProxyConfig: 'proxyconfigs',
    Sidecar: 'sidecars',
    WorkloadEntry: 'workloadentries',
    WorkloadGroup: 'workloadgroups',
  },
  'notification.toolkit.fluxcd.io': { Alert: 'alerts', Provider: 'providers' },
  'security.istio.io': {
    AuthorizationPolicy: 'authorizationpolicies',
    PeerAuthentication: 'peerauthentications',
    RequestAuthentication: 'requestauthentications',
  },
  'telemetry.istio.io': { Telemetry: 'telemetries' },
  'traefik.io': {
    IngressRoute: 'ingressroutes',
    IngressRouteTCP: 'ingressroutetcps',
    IngressRouteUDP: 'ingressrouteudps',
    Middleware: 'middlewares',
    MiddlewareTCP: 'middlewaretcps',
    ServersTransport: 'serverstransports',
    ServersTransportTCP: 'serverstransporttcps',
    TLSOption: 'tlsoptions',
    TLSStore: 'tlsstores',
    TraefikService: 'traefikservices',
  },
};

/** Of these nothing is known but that nothing is below them. */
export const LEAVES: readonly ResourceDefinition[] = Object.entries(
  KINDS,
).flatMap(([group, kinds]) =>
  Object.entries(kinds).map(([kind, plural]) => ({
    group,
    kind,
    plural,
    owns: [],
  })),
);
