import { RolloutAssessment } from '@podlight/backstage-plugin-kubernetes-common';
import { objectAddress } from '../../service';
import { ViewState } from '../../viewState';

/** The view with what the rollout of a verdict changed, and nothing above it. */
export function showChanges({
  workload,
  clusters: [objectCluster],
}: RolloutAssessment): Partial<ViewState> {
  return {
    finding: undefined,
    pod: undefined,
    object: objectAddress(workload),
    objectCluster,
    tab: 'revisions',
  };
}
