export interface Config {
  examples?: {
    /** Folder with one JSON file a cluster, for the example ClusterProvider. */
    clusterFolder?: string;
  };
}
