import { PodRow } from '../wire/podTypes';

/**
 * A pod with its location, for filters, groups and correlations.
 *
 * @public
 */
export interface ServicePod {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Region of the cluster, if known. */
  readonly region?: string;
  readonly row: PodRow;
}
