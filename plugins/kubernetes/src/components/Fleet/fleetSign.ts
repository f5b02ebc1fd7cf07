import { FleetState } from '@podlight/backstage-plugin-kubernetes-common';
import type { ObjectState } from '../../service';

/** The signs that readers know from the grid of pods. */
const SIGN_OF: Readonly<Record<FleetState, ObjectState | undefined>> = {
  failing: 'failing',
  notReady: 'notReady',
  warning: 'notReady',
  unseen: 'unknown',
  unknown: undefined,
  healthy: 'ready',
  absent: undefined,
};

/** The sign of a service; the neutral one for a state that only a newer backend knows. */
export function fleetSign(state: FleetState): ObjectState | undefined {
  return Object.hasOwn(SIGN_OF, state) ? SIGN_OF[state] : undefined;
}
