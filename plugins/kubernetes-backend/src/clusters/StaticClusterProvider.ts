import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Clusters listed in the configuration; they never change while the backend runs. */
export class StaticClusterProvider implements ClusterProvider {
  readonly id: string;
  readonly ttlMs = Infinity;
  readonly #clusters: readonly ClusterDetails[];

  constructor(id: string, clusters: readonly ClusterDetails[]) {
    this.id = id;
    this.#clusters = clusters;
  }

  async getClusters(): Promise<readonly ClusterDetails[]> {
    return this.#clusters;
  }
}
