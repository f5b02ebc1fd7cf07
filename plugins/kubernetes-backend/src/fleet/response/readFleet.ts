import {
  FleetCluster,
  FleetServiceRow,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetGrant } from '../access';
import { FleetReader, ServiceCells, Subjects } from '../reader';
import { compareRows, toRow } from './toRow';

/** What a caller may see of the fleet, and nothing else. */
export interface SeenFleet {
  /** Worst first. */
  readonly rows: readonly FleetServiceRow[];
  readonly clusters: readonly FleetCluster[];
}

/**
 * Reads what a grant allows.
 *
 * @param showsAllClusters - also the clusters without any of the services, for those who
 * may see all clusters
 */
export async function readFleet(
  reader: FleetReader,
  grant: FleetGrant,
  showsAllClusters: boolean,
  signal: AbortSignal,
): Promise<SeenFleet> {
  const { services, seesAllClusters } = grant;
  const [known, clusters] = await Promise.all([
    reader.readServices(grantedSubjects(grant), signal),
    reader.readClusters(signal),
  ]);
  const rows = [...services.values()].map(service =>
    toRow(service, known.get(service.entityRef), clusters),
  );
  const shown =
    seesAllClusters && showsAllClusters
      ? new Set(clusters.keys())
      : listClusters(services.keys(), known);
  return {
    rows: rows.sort(compareRows),
    clusters: [...shown]
      .sort(compareText)
      .map(name => clusters.get(name) ?? { name, sight: 'gap' }),
  };
}

/** What the services of a grant stood for when it was given. */
export function grantedSubjects({ services }: FleetGrant): Subjects {
  return new Map([...services].map(([ref, { subject }]) => [ref, subject]));
}

/** Also those that may have objects of the services, as the tab names them, too. */
function listClusters(
  entityRefs: Iterable<string>,
  known: ReadonlyMap<string, ServiceCells>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const entityRef of entityRefs) {
    const service = known.get(entityRef);
    service?.cells.forEach(({ cluster }) => names.add(cluster));
    service?.unseen.forEach(cluster => names.add(cluster));
  }
  return names;
}
