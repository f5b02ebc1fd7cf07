import { JsonObject } from '@backstage/types';

/** A cluster in which rollouts were made. */
export interface RolloutCluster {
  readonly name: string;
  readonly namespace: string;
  /** How the backend finds the cluster. */
  readonly kubernetes: JsonObject;
  stop(): Promise<void>;
}
