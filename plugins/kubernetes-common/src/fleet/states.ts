import { FLEET_STATES, FleetServiceRow, FleetState } from './types';

const RANKS = new Map<string, number>(
  FLEET_STATES.map((state, index) => [state, index]),
);

/** A state that only a newer backend knows is no fault, and not well either. */
const RANK_OF_NEWER = FLEET_STATES.indexOf('unknown');

function rank(state: string): number {
  return RANKS.get(state) ?? RANK_OF_NEWER;
}

/**
 * Orders states, the worst first.
 *
 * @public
 */
export function compareFleetStates(a: FleetState, b: FleetState): number {
  return rank(a) - rank(b);
}

/**
 * The worst of some states; `absent` for none.
 *
 * @public
 */
export function worstFleetState(states: readonly FleetState[]): FleetState {
  return states.reduce<FleetState>(
    (worst, state) => (compareFleetStates(state, worst) < 0 ? state : worst),
    'absent',
  );
}

/**
 * Whether a state needs attention. A service that is not seen or not looked at yet
 * is neither well nor a problem.
 *
 * @public
 */
export function isFleetProblem(state: FleetState): boolean {
  return state === 'failing' || state === 'notReady' || state === 'warning';
}

/**
 * How many services there are in each state.
 *
 * @public
 */
export function countFleetStates(
  services: readonly FleetServiceRow[],
): Readonly<Partial<Record<FleetState, number>>> {
  const counts: Partial<Record<FleetState, number>> = {};
  for (const { state } of services) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
