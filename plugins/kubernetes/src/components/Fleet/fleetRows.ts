import {
  FleetServiceList,
  FleetServiceRow,
} from '@podlight/backstage-plugin-kubernetes-common';

const known = new WeakMap<
  readonly FleetServiceRow[],
  ReadonlyMap<string, FleetServiceRow>
>();

/** The services by their references; a table asks for each of its rows. */
export function fleetRows({
  services,
}: Pick<FleetServiceList, 'services'>): ReadonlyMap<string, FleetServiceRow> {
  const rows =
    known.get(services) ??
    new Map(services.map(service => [service.entityRef, service]));
  known.set(services, rows);
  return rows;
}
