import { isIP } from 'node:net';
import { Entity } from '@backstage/catalog-model';
import {
  DASHBOARD_APPS,
  linkUrlSchema,
  matchesGlob,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { fromAnnotations } from '../auth/authMetadata';
import { isPublicAddress } from '../util/publicAddress';
import { clusterProblem } from './clusterProblem';
import {
  dashboardOf,
  DescribedGuidance,
  impliedConnect,
  parametersOf,
} from './guidance';

/** The catalog knows of a change after some minutes anyway. */
const TTL_MS = 60_000;

/** Annotations of a `Resource` of type `kubernetes-cluster`. */
const ANNOTATION = {
  url: 'kubernetes.io/api-server',
  caData: 'kubernetes.io/api-server-certificate-authority',
  authProvider: 'kubernetes.io/auth-provider',
  skipTLSVerify: 'kubernetes.io/skip-tls-verify',
  skipMetricsLookup: 'kubernetes.io/skip-metrics-lookup',
  dashboardUrl: 'kubernetes.io/dashboard-url',
  dashboardApp: 'kubernetes.io/dashboard-app',
  dashboardParameters: 'kubernetes.io/dashboard-parameters',
} as const;

/** What the provider looks for in the catalog. */
export const CLUSTER_ENTITIES = {
  kind: 'Resource',
  'spec.type': 'kubernetes-cluster',
} as const;

/** These hand out what belongs to Backstage itself: only its configuration may say to whom. */
const OPERATORS_ONLY: ReadonlySet<string> = new Set([
  'clientCertificate',
  'impersonation',
  'kubeconfig',
  'localKubectlProxy',
  'serviceAccount',
]);

export interface CatalogClusterProviderOptions {
  /** All entities that {@link CLUSTER_ENTITIES} describes. */
  readonly getEntities: (signal: AbortSignal) => Promise<readonly Entity[]>;
  /** Host names, `*.` for any below, that may be http and on private networks. */
  readonly dangerouslyAllowClusterUrls?: readonly string[];
  readonly dangerouslyAllowSkipTLSVerify?: boolean;
  /** Told of each entity that is no usable cluster. */
  readonly onProblem: (entity: string, problem: string) => void;
}

/**
 * Clusters that the catalog lists.
 *
 * @remarks
 * Whoever may register an entity chooses where credentials are sent. So a
 * cluster of the catalog gets none of Backstage's own secrets, and is reached on
 * public addresses over https unless the configuration trusts its host.
 */
export class CatalogClusterProvider implements ClusterProvider {
  readonly id = 'catalog';
  readonly ttlMs = TTL_MS;
  readonly #options: CatalogClusterProviderOptions;

  constructor(options: CatalogClusterProviderOptions) {
    this.#options = options;
  }

  async getClusters({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): Promise<readonly ClusterDetails[]> {
    const entities = await this.#options.getEntities(signal);
    const clusters = new Map<string, ClusterDetails>();
    for (const entity of entities) {
      const cluster = this.#toCluster(entity);
      const problem = clusters.has(cluster.name)
        ? `another entity of the catalog is called '${cluster.name}', too`
        : this.#problemOf(cluster);
      if (problem === undefined) clusters.set(cluster.name, cluster);
      else this.#options.onProblem(cluster.name, problem);
    }
    return [...clusters.values()];
  }

  #toCluster({ metadata }: Entity): ClusterDetails {
    const { annotations = {}, name, title } = metadata;
    const url = annotations[ANNOTATION.url] ?? '';
    const guidance = guidanceOf(annotations);
    return {
      name,
      title,
      url,
      authProvider: annotations[ANNOTATION.authProvider] ?? '',
      authMetadata: fromAnnotations(
        Object.fromEntries(
          Object.entries(annotations).filter(([key]) =>
            key.startsWith('kubernetes.io/'),
          ),
        ),
      ),
      connect: impliedConnect(guidance),
      dashboard: dashboardOf(guidance),
      parameters: parametersOf(guidance),
      skipMetricsLookup: annotations[ANNOTATION.skipMetricsLookup] === 'true',
      tls: {
        caData: annotations[ANNOTATION.caData],
        skipVerify:
          (this.#options.dangerouslyAllowSkipTLSVerify ?? false) &&
          annotations[ANNOTATION.skipTLSVerify] === 'true',
      },
      publicAddressOnly: !this.#isTrusted(url),
    };
  }

  #problemOf(cluster: ClusterDetails): string | undefined {
    const problem = clusterProblem(cluster);
    if (problem !== undefined) return problem;
    if (OPERATORS_ONLY.has(cluster.authProvider)) {
      return `authProvider '${cluster.authProvider}' is only for clusters of the configuration: an entity must not choose where Backstage's own credential is sent`;
    }
    if (!cluster.publicAddressOnly) return undefined;
    const { protocol, hostname } = new URL(cluster.url);
    const address = hostname.replace(/^\[|\]$/g, '');
    if (protocol !== 'https:') {
      return 'its URL must be https, or its host be listed under dangerouslyAllowClusterUrls';
    }
    return isIP(address) && !isPublicAddress(address)
      ? 'its address is not public; list it under dangerouslyAllowClusterUrls if you trust it'
      : undefined;
  }

  #isTrusted(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { hostname } = new URL(url);
    const patterns = this.#options.dangerouslyAllowClusterUrls ?? [];
    return patterns.some(
      pattern =>
        matchesGlob(pattern.toLowerCase(), hostname) ||
        pattern.toLowerCase() === `*.${hostname}`,
    );
  }
}

/** A link of an entity is somebody else's: only what a link may be gets through. */
function guidanceOf(
  annotations: Readonly<Record<string, string>>,
): DescribedGuidance {
  const app = annotations[ANNOTATION.dashboardApp];
  return {
    dashboardUrl: linkUrlSchema.safeParse(annotations[ANNOTATION.dashboardUrl])
      .data,
    dashboardApp: DASHBOARD_APPS.find(known => known === app),
    dashboardParameters: parseJson(annotations[ANNOTATION.dashboardParameters]),
  };
}

function parseJson(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
