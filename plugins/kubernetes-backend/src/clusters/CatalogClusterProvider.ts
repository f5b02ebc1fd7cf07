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
import { isPrivateAddress } from '../util/publicAddress';
import {
  readDashboard,
  DescribedGuidance,
  impliedConnect,
  readParameters,
} from './guidance';

/** The catalog itself is a few minutes behind. */
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

/** Filter for the catalog query. */
export const CLUSTER_ENTITIES = {
  kind: 'Resource',
  'spec.type': 'kubernetes-cluster',
} as const;

export interface CatalogClusterProviderOptions {
  /** All entities that {@link CLUSTER_ENTITIES} describes. */
  readonly getEntities: (signal: AbortSignal) => Promise<readonly Entity[]>;
  /** Host names (`*.` matches subdomains) that may use http and private networks, and that receive the users' logins. */
  readonly dangerouslyAllowClusterUrls?: readonly string[];
  readonly dangerouslyAllowSkipTLSVerify?: boolean;
}

/**
 * Clusters from the catalog.
 *
 * @remarks
 * Anyone who may register an entity chooses where credentials are sent. So a
 * cluster from the catalog gets only credentials that their AuthProvider allows for such clusters,
 * and is reached on public addresses over https unless the configuration lists its
 * host. A rejected one is shown with the reason.
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
    return entities.map(entity => {
      const cluster = this.#toCluster(entity);
      return { ...cluster, problem: addressProblem(cluster) };
    });
  }

  #toCluster({ metadata }: Entity): ClusterDetails {
    const { annotations = {}, name, title } = metadata;
    const url = annotations[ANNOTATION.url] ?? '';
    const isListed = this.#isListed(url);
    const guidance = readGuidance(annotations);
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
      dashboard: readDashboard(guidance),
      parameters: readParameters(guidance),
      skipMetricsLookup: annotations[ANNOTATION.skipMetricsLookup] === 'true',
      tls: {
        caData: annotations[ANNOTATION.caData],
        skipVerify:
          (this.#options.dangerouslyAllowSkipTLSVerify ?? false) &&
          annotations[ANNOTATION.skipTLSVerify] === 'true',
      },
      describedBy: 'others',
      hostIsListed: isListed,
      publicAddressOnly: !isListed,
    };
  }

  #isListed(url: string): boolean {
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

/** Names are resolved and their addresses checked for each connection. */
function addressProblem({
  publicAddressOnly,
  url,
}: ClusterDetails): string | undefined {
  if (!publicAddressOnly || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') {
    return 'its URL must be https://, unless its host is listed under dangerouslyAllowClusterUrls';
  }
  return isPrivateAddress(hostname)
    ? "its address isn't public; list it under dangerouslyAllowClusterUrls if you trust it"
    : undefined;
}

/** Links of an entity are untrusted: only safe URLs pass. */
function readGuidance(
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
