import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Represents an unusable clusterLocatorMethod; its error is shown like that of a failing provider. */
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
