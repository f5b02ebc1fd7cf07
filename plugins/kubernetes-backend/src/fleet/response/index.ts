import {
  countFleetStates,
  FLEET_LIMITS,
  FleetFailureList,
  FleetHelp,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetGrant } from '../access';
import { FleetReader } from '../reader';
import { readFleet, grantedSubjects } from './readFleet';
import { toFailures } from './toFailures';

/** The response of the `fleet/services` route. */
export async function listServices(
  reader: FleetReader,
  grant: FleetGrant,
  options: { readonly showsAllClusters: boolean; readonly now: Date },
  signal: AbortSignal,
): Promise<FleetServiceList> {
  const { showsAllClusters, now } = options;
  const seen = await readFleet(reader, grant, showsAllClusters, signal);
  const isTruncated =
    grant.isTruncated || seen.rows.length > FLEET_LIMITS.services;
  return {
    at: now.toISOString(),
    clusters: seen.clusters,
    services: seen.rows.slice(0, FLEET_LIMITS.services),
    ...(isTruncated && { isTruncated }),
  };
}

/** The response of the `fleet/failures` route. */
export async function listFailures(
  reader: FleetReader,
  grant: FleetGrant,
  options: {
    readonly now: Date;
    /** How often Help on a class was used, for those who may see all clusters. */
    readonly helpOn: (failureClass: string) => FleetHelp | undefined;
  },
  signal: AbortSignal,
): Promise<FleetFailureList> {
  const [{ clusters, rows }, history] = await Promise.all([
    readFleet(reader, grant, true, signal),
    reader.readHistory(grantedSubjects(grant), signal),
  ]);
  const { helpOn, now } = options;
  const failures = toFailures(rows, history, now).map(failure => {
    const help = grant.seesAllClusters ? helpOn(failure.class) : undefined;
    return { ...failure, ...(help && { help }) };
  });
  return {
    at: now.toISOString(),
    clusters,
    states: countFleetStates(rows),
    failures,
  };
}
