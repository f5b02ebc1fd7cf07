import {
  FleetFailureList,
  FleetHelp,
  FleetServiceList,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetGrant } from '../access';
import { FleetView } from '../view';
import { readFleet, subjectsOf } from './readFleet';
import { toFailures } from './toFailures';

/** In one response. */
const MAX_ROWS = 10_000;

/** The answer of the `fleet/services` route. */
export async function listServices(
  view: FleetView,
  grant: FleetGrant,
  options: { readonly showsAllClusters: boolean; readonly now: Date },
  signal: AbortSignal,
): Promise<FleetServiceList> {
  const { showsAllClusters, now } = options;
  const seen = await readFleet(view, grant, showsAllClusters, signal);
  const isTruncated = grant.isTruncated || seen.rows.length > MAX_ROWS;
  return {
    at: now.toISOString(),
    clusters: seen.clusters,
    services: seen.rows.slice(0, MAX_ROWS),
    ...(isTruncated && { isTruncated }),
  };
}

/** The answer of the `fleet/failures` route. */
export async function listFailures(
  view: FleetView,
  grant: FleetGrant,
  options: {
    readonly now: Date;
    /** How often Help on a class was used, for those who may see all clusters. */
    readonly helpOn: (failureClass: string) => FleetHelp | undefined;
  },
  signal: AbortSignal,
): Promise<FleetFailureList> {
  const [{ clusters, rows }, history] = await Promise.all([
    readFleet(view, grant, true, signal),
    view.readHistory(subjectsOf(grant), signal),
  ]);
  const states: Partial<Record<FleetState, number>> = {};
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1;
  const { helpOn, now } = options;
  const failures = toFailures(rows, history, now).map(failure => {
    const help = grant.seesAllClusters ? helpOn(failure.class) : undefined;
    return { ...failure, ...(help && { help }) };
  });
  return { at: now.toISOString(), clusters, states, failures };
}
