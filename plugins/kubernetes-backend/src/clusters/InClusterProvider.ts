import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Environment, ownUrl } from '../auth/ownCluster';
import { IN_CLUSTER_TOKEN_FILE } from '../auth/ServiceAccountAuthProvider';

/** Where a pod finds its cluster's CA certificate. */
const CA_FILE = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** The environment of a running pod does not change. */
const TTL_MS = 10 * 60_000;

export interface InClusterProviderOptions {
  readonly name?: string;
  readonly title?: string;
  readonly region?: string;
  /** As `process.env`. */
  readonly environment?: Environment;
}

/** The cluster that Backstage runs in, with the service account of its pod. */
export class InClusterProvider implements ClusterProvider {
  readonly id = 'inCluster';
  readonly ttlMs = TTL_MS;
  readonly #options: InClusterProviderOptions;

  constructor(options: InClusterProviderOptions) {
    this.#options = options;
  }

  async getClusters(): Promise<readonly ClusterDetails[]> {
    const { environment = process.env, name, title, region } = this.#options;
    const url = ownUrl(environment);
    if (!url) {
      throw new Error(
        "Backstage doesn't run in a Kubernetes pod, so there is no cluster to find. Remove the clusterLocatorMethod of type inCluster.",
      );
    }
    return [
      {
        name: name ?? 'in-cluster',
        title,
        region,
        url: url.origin,
        authProvider: 'serviceAccount',
        authMetadata: { serviceAccountTokenFile: IN_CLUSTER_TOKEN_FILE },
        tls: { caFile: CA_FILE },
      },
    ];
  }
}
