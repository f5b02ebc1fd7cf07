import { append } from '../append';
import { compareFleetStates, worstFleetState } from './states';
import { FleetServiceRow, FleetState } from './types';

/**
 * What services are grouped by.
 *
 * @public
 */
export const FLEET_GROUPS = ['none', 'system', 'owner', 'lifecycle'] as const;

/** @public */
export type FleetGroupBy = (typeof FLEET_GROUPS)[number];

/**
 * Services that share a value.
 *
 * @public
 */
export interface FleetGroup {
  /** Undefined for services without one, and for the one group of all. */
  readonly value: string | undefined;
  /** The worst of its services. */
  readonly state: FleetState;
  /** In the order in which they came. */
  readonly services: readonly FleetServiceRow[];
}

/**
 * Groups services, the group with the worst first, then by value.
 *
 * @public
 */
export function groupFleetServices(
  services: readonly FleetServiceRow[],
  by: FleetGroupBy,
): readonly FleetGroup[] {
  const members = new Map<string | undefined, FleetServiceRow[]>();
  for (const service of services) {
    const value = by === 'none' ? undefined : service[by];
    append(members, value, service);
  }
  return [...members]
    .map(([value, own]) => ({
      value,
      state: worstFleetState(own.map(({ state }) => state)),
      services: own,
    }))
    .sort(
      (a, b) =>
        compareFleetStates(a.state, b.state) ||
        (a.value ?? '\uffff').localeCompare(b.value ?? '\uffff', 'en'),
    );
}
