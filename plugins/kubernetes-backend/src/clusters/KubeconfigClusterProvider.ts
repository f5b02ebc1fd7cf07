import type { Cluster, KubeConfig } from '@kubernetes/client-node';
import { matchesGlob } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { KUBECONFIG_METADATA, KubeconfigStore } from './KubeconfigStore';

export interface KubeconfigClusterProviderOptions {
  readonly store: KubeconfigStore;
  /** Path list like `KUBECONFIG`, which is the default. */
  readonly path?: string;
  /** Context names, `*` matches any characters; defaults to all contexts. */
  readonly contexts?: readonly string[];
}

/** Short, because checking whether a file changed costs next to nothing. */
const TTL_MS = 5_000;

/** Every context of a kubeconfig is a cluster of that name. */
export class KubeconfigClusterProvider implements ClusterProvider {
  readonly id = 'kubeconfig';
  readonly ttlMs = TTL_MS;
  readonly #options: KubeconfigClusterProviderOptions;

  constructor(options: KubeconfigClusterProviderOptions) {
    this.#options = options;
  }

  async getClusters(): Promise<readonly ClusterDetails[]> {
    const { store, path, contexts = ['*'] } = this.#options;
    const kubeconfig = await store.load(path);
    const chosen = kubeconfig
      .getContexts()
      .filter(({ name }) =>
        contexts.some(pattern => matchesGlob(pattern, name)),
      );
    if (chosen.length === 0) {
      throw new Error(
        `The kubeconfig has no context that matches ${contexts.join(
          ', ',
        )}. Fix 'contexts' of the kubeconfig clusterLocatorMethod; the kubeconfig has: ${names(
          kubeconfig,
        )}`,
      );
    }
    return chosen.map(context => {
      const cluster = kubeconfig.getCluster(context.cluster);
      const missing = [
        cluster ? undefined : `the cluster '${context.cluster}'`,
        kubeconfig.getUser(context.user)
          ? undefined
          : `the user '${context.user}'`,
      ].filter(name => name !== undefined);
      const details = toClusterDetails(context.name, cluster, path);
      return missing.length === 0
        ? details
        : {
            ...details,
            problem: `its context in the kubeconfig names ${missing.join(
              ' and ',
            )}, which is not in the kubeconfig`,
          };
    });
  }
}

function toClusterDetails(
  context: string,
  cluster: Cluster | null,
  path: string | undefined,
): ClusterDetails {
  return {
    name: context,
    url: cluster?.server ?? '',
    connect: { type: 'kubectl', context },
    authProvider: 'kubeconfig',
    authMetadata: {
      [KUBECONFIG_METADATA.context]: context,
      ...(path === undefined ? {} : { [KUBECONFIG_METADATA.path]: path }),
    },
    tls: {
      caData: cluster?.caData,
      caFile: cluster?.caFile,
      serverName: cluster?.tlsServerName,
      skipVerify: cluster?.skipTLSVerify,
    },
  };
}

function names(kubeconfig: KubeConfig): string {
  return (
    kubeconfig
      .getContexts()
      .map(({ name }) => name)
      .join(', ') || 'none'
  );
}
