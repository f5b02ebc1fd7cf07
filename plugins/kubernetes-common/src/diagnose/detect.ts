import { ClusterObjects } from '../model';
import { createDetector } from './families';
import { Finding } from './types';

const detectBuiltIn = createDetector();

/**
 * Names what is wrong, one finding per cause, with the pods that suffer from
 * it. Pure and total: whatever the objects hold, it gives findings or none.
 * Time is linear in the number of objects.
 *
 * @param view - the objects of one cluster. Without events and previous logs
 * the findings say what they miss; see {@link evidenceWanted}.
 * @param now - the moment to judge ages by: the cluster's own, as far as known.
 * @returns worst first; `info` for what is worth knowing and hurts nobody.
 * @public
 */
export function detect(view: ClusterObjects, now: Date): readonly Finding[] {
  return detectBuiltIn(view, now);
}
