import { ClusterObjects } from '../model';
import { createDetector } from './ruleSets';
import { Finding } from './types';

const detectBuiltIn = createDetector();

/**
 * Diagnoses the objects of one cluster: one finding per cause, with the affected
 * pods. Pure and total: no content of the objects makes it throw. Takes time
 * linear in the number of objects.
 *
 * @param view - the objects of one cluster. Findings list the events and logs that
 * they lack; see {@link requiredEvidence}.
 * @param now - the time that ages are computed from: the cluster's own, if known.
 * @returns worst first; `info` for what is worth knowing but harmless.
 * @public
 */
export function detect(view: ClusterObjects, now: Date): readonly Finding[] {
  return detectBuiltIn(view, now);
}
