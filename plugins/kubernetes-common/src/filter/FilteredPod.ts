import { Finding } from '../diagnose/types';
import { ServicePod } from '../group';

/**
 * A pod with its findings, if known.
 *
 * @public
 */
export interface FilteredPod extends ServicePod {
  readonly findings?: readonly Finding[];
}
