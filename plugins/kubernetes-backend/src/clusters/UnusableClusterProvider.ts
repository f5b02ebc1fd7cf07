import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Stands for a clusterLocatorMethod that cannot be used, and says why wherever providers that fail are shown. */
export class UnusableClusterProvider implements ClusterProvider {
  readonly id: string;
  readonly ttlMs = Infinity;
  readonly #problem: string;

  constructor(id: string, problem: string) {
    this.id = id;
    this.#problem = problem;
  }

  async getClusters(): Promise<readonly ClusterDetails[]> {
    throw new Error(this.#problem);
  }
}
