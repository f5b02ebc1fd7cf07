import { PodRow } from '../wire/types';

/**
 * A pod together with where it runs: what filters, groups and correlations look at.
 *
 * @public
 */
export interface ServicePod {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Region of the cluster, where it is known. */
  readonly region?: string;
  readonly row: PodRow;
}
