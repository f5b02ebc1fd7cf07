import { ResourceType, resourceName } from '../../resourceTypes';

/** What the objects of an API own. */
export interface OwnedApis {
  /** Deployments, Jobs, pods. */
  readonly ownsWorkloads: boolean;
  /** Whether they can own objects of that API. */
  owns(type: ResourceType): boolean;
}

/** Stands in a definition for pods and Kubernetes' own workloads. */
const WORKLOADS = 'workloads';

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
 * What to look for below an object of an API: what its definition says, else
 * workloads, and objects of other APIs of the same project.
 *
 * @param api - PLURAL.GROUP
 * @param owns - what its definition says
 */
export function ownedApis(api: string, owns?: readonly string[]): OwnedApis {
  const domain = projectDomain(api.slice(api.indexOf('.') + 1));
  return {
    ownsWorkloads: owns?.includes(WORKLOADS) ?? true,
    owns: type => {
      const name = resourceName(type);
      if (type.kind !== 'CustomResource' || name === api) return false;
      return owns?.includes(name) ?? projectDomain(type.group) === domain;
    },
  };
}
