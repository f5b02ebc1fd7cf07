import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { z } from 'zod';
import { GetGoogleToken } from '../util/googleToken';

/** Clusters change daily, but users notice a missing one within minutes. */
const TTL_MS = 5 * 60_000;

const API = 'https://container.googleapis.com/v1';

/** The fields read from GKE's response (REST API v1, `projects.locations.clusters.list`). */
const answerSchema = z.object({
  clusters: z
    .array(
      z.object({
        name: z.string(),
        location: z.string().optional(),
        endpoint: z.string().optional(),
        resourceLabels: z.record(z.string(), z.string()).optional(),
        masterAuth: z
          .object({ clusterCaCertificate: z.string().optional() })
          .optional(),
        controlPlaneEndpointsConfig: z
          .object({
            dnsEndpointConfig: z
              .object({ endpoint: z.string().optional() })
              .optional(),
          })
          .optional(),
      }),
    )
    .default([]),
});

type GkeCluster = z.infer<typeof answerSchema>['clusters'][number];

export interface GkeClusterProviderOptions {
  readonly projectId: string;
  /** Region or zone; all when absent. */
  readonly region?: string;
  /** Defaults to `google`: each user's own login. */
  readonly authProvider?: 'google' | 'googleServiceAccount';
  readonly skipTLSVerify?: boolean;
  readonly skipMetricsLookup?: boolean;
  /** Which endpoint of a cluster to use; defaults to `public`. */
  readonly endpointType?: 'public' | 'dns';
  readonly exposeDashboard?: boolean;
  /** Only clusters with all of these. */
  readonly matchingResourceLabels?: readonly {
    readonly key: string;
    readonly value: string;
  }[];
  readonly getToken: GetGoogleToken;
  readonly fetch?: typeof fetch;
}

/** The GKE clusters of a Google Cloud project. */
export class GkeClusterProvider implements ClusterProvider {
  readonly id = 'gke';
  readonly ttlMs = TTL_MS;
  readonly #options: GkeClusterProviderOptions;

  constructor(options: GkeClusterProviderOptions) {
    this.#options = options;
  }

  async getClusters({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): Promise<readonly ClusterDetails[]> {
    signal.throwIfAborted();
    const { projectId, region, matchingResourceLabels = [] } = this.#options;
    const { clusters } = await this.#list(signal);
    const chosen = clusters.filter(({ resourceLabels = {} }) =>
      matchingResourceLabels.every(
        ({ key, value }) => resourceLabels[key] === value,
      ),
    );
    const found = chosen.flatMap(cluster => this.#toCluster(cluster));
    const names = found.map(({ name }) => name);
    if (new Set(names).size < names.length) {
      throw new Error(
        `Project ${projectId} has clusters with the same name in several locations. Use one clusterLocatorMethod of type gke per region, and only regions without duplicate names.`,
      );
    }
    if (found.length === 0) {
      throw new Error(
        `Project ${projectId} has no such cluster${
          region ? ` in ${region}` : ''
        }.`,
      );
    }
    return found;
  }

  async #list(signal: AbortSignal): Promise<z.infer<typeof answerSchema>> {
    const { projectId, region = '-', getToken } = this.#options;
    const { token } = await getToken();
    const path = `projects/${encodeURIComponent(
      projectId,
    )}/locations/${encodeURIComponent(region)}/clusters`;
    const response = await (this.#options.fetch ?? fetch)(`${API}/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      throw new Error(
        `GKE returned status ${response.status} for project ${projectId}. Grant the service account roles/container.clusterViewer in that project.`,
      );
    }
    const parsed = answerSchema.safeParse(await response.json());
    if (!parsed.success) {
      throw new Error(
        `GKE returned an invalid response for project ${projectId}.`,
      );
    }
    return parsed.data;
  }

  /** A cluster that is being created has no endpoint yet. */
  #toCluster(cluster: GkeCluster): readonly ClusterDetails[] {
    const { projectId, authProvider = 'google', endpointType } = this.#options;
    const isDns = endpointType === 'dns';
    const { name, location, controlPlaneEndpointsConfig } = cluster;
    const host = isDns
      ? controlPlaneEndpointsConfig?.dnsEndpointConfig?.endpoint
      : cluster.endpoint;
    if (!host) return [];
    return [
      {
        name,
        region: location,
        url: `https://${host}`,
        authProvider,
        authMetadata: {},
        connect: location
          ? { type: 'gcloud', project: projectId, location, cluster: name }
          : undefined,
        dashboard: this.#options.exposeDashboard ? { app: 'gke' } : undefined,
        parameters: this.#options.exposeDashboard
          ? { projectId, region: location ?? '', clusterName: name }
          : undefined,
        tls: {
          // The DNS endpoint has a certificate of a public CA.
          caData: isDns ? undefined : cluster.masterAuth?.clusterCaCertificate,
          skipVerify: this.#options.skipTLSVerify,
        },
        skipMetricsLookup: this.#options.skipMetricsLookup,
      },
    ];
  }
}
