import { ResourceType, resourceName } from '../resourceTypes';

/** What the objects of an API own. */
export interface OwnedApis {
  /** Deployments, Jobs, pods. */
  readonly ownsWorkloads: boolean;
  /** Whether they can own objects of that API. */
  owns(type: ResourceType): boolean;
}

/** APIs whose objects own no workloads, by PLURAL.GROUP, and the APIs of what they own. */
const WITHOUT_WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  'applications.argoproj.io': [],
  'appprojects.argoproj.io': [],
  'applicationsets.argoproj.io': ['applications.argoproj.io'],
  // Only the Jobs of a metric, which its message tells about, too.
  'analysisruns.argoproj.io': [],
  'cronworkflows.argoproj.io': ['workflows.argoproj.io'],
  'certificates.cert-manager.io': ['certificaterequests.cert-manager.io'],
  'certificaterequests.cert-manager.io': ['orders.acme.cert-manager.io'],
  'orders.acme.cert-manager.io': ['challenges.acme.cert-manager.io'],
  'scaledobjects.keda.sh': [],
  'triggerauthentications.keda.sh': [],
  'backups.postgresql.cnpg.io': [],
  'scheduledbackups.postgresql.cnpg.io': ['backups.postgresql.cnpg.io'],
  'podmonitors.monitoring.coreos.com': [],
  'servicemonitors.monitoring.coreos.com': [],
  'probes.monitoring.coreos.com': [],
  'prometheusrules.monitoring.coreos.com': [],
  'kafkatopics.kafka.strimzi.io': [],
  'kafkausers.kafka.strimzi.io': [],
};

/** API groups without workloads, and without anything else that their objects own. */
const GROUPS_OF_LEAVES: ReadonlySet<string> = new Set([
  'bitnami.com',
  'cilium.io',
  'external-secrets.io',
  'generators.external-secrets.io',
  'helm.toolkit.fluxcd.io',
  'image.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'kyverno.io',
  'networking.istio.io',
  'notification.toolkit.fluxcd.io',
  'security.istio.io',
  'snapshot.storage.k8s.io',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
  'traefik.io',
]);

/** APIs whose objects own workloads, and no objects of any other API than these. */
const WITH_WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  'rollouts.argoproj.io': [
    'analysisruns.argoproj.io',
    'experiments.argoproj.io',
  ],
  'experiments.argoproj.io': ['analysisruns.argoproj.io'],
  'workflows.argoproj.io': [],
  'clonesets.apps.kruise.io': [],
  'daemonsets.apps.kruise.io': [],
  'statefulsets.apps.kruise.io': [],
  'clusters.postgresql.cnpg.io': [],
};

/** Domains of more than one project. */
const SHARED_DOMAINS: ReadonlySet<string> = new Set([
  'amazonaws.com',
  'apache.org',
  'k8s.io',
]);

/** `traefik.io`, `cert-manager.io`, `flink.apache.org`: where the groups of one project end. */
function projectDomain(group: string): string {
  const labels = group.split('.');
  const domain = labels.slice(-2).join('.');
  return SHARED_DOMAINS.has(domain) ? labels.slice(-3).join('.') : domain;
}

/** What an Ingress owns. */
export const INGRESS_APIS: OwnedApis = {
  ownsWorkloads: false,
  owns: type => resourceName(type) === 'certificates.cert-manager.io',
};

/**
 * What to look for below an object of an API: where nothing is known of it,
 * workloads, and objects of other APIs of the same project.
 *
 * @param api - PLURAL.GROUP
 */
export function ownedApis(api: string): OwnedApis {
  const group = api.slice(api.indexOf('.') + 1);
  const leaves = GROUPS_OF_LEAVES.has(group) ? [] : undefined;
  const withoutWorkloads = find(WITHOUT_WORKLOADS, api) ?? leaves;
  const owned = withoutWorkloads ?? find(WITH_WORKLOADS, api);
  const domain = projectDomain(group);
  return {
    ownsWorkloads: withoutWorkloads === undefined,
    owns: type => {
      const name = resourceName(type);
      if (type.kind !== 'CustomResource' || name === api) return false;
      return owned?.includes(name) ?? projectDomain(type.group) === domain;
    },
  };
}

function find(
  table: Readonly<Record<string, readonly string[]>>,
  api: string,
): readonly string[] | undefined {
  return Object.hasOwn(table, api) ? table[api] : undefined;
}
