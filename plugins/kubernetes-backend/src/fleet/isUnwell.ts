import {
  FleetState,
  isFleetProblem,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Whether a service needs attention in a cluster, by what is known of it there. */
export function isUnwell(
  known: { readonly state: FleetState } | undefined,
): boolean {
  return known !== undefined && isFleetProblem(known.state);
}
