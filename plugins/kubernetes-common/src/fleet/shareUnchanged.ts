import { reuseRows } from '../wire/reuse';
import { FleetServiceList } from './types';

/**
 * The newer of two lists, with the objects of the older for all that has not changed,
 * so that a screen draws only what has.
 *
 * @public
 */
export function shareUnchanged(
  older: FleetServiceList | undefined,
  newer: FleetServiceList,
): FleetServiceList {
  if (!older) return newer;
  return {
    ...newer,
    clusters: reuseRows(older.clusters, newer.clusters, ({ name }) => name),
    services: reuseRows(
      older.services,
      newer.services,
      ({ entityRef }) => entityRef,
    ),
  };
}
