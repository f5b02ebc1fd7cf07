import { ServiceTarget } from '../../locate/serviceTarget';
import { BoundLook } from '../binding/BoundRecords';
import { MatchedService, RecordCounts } from '../match';
import { LocatedRecord } from '../records';
import { Glance, Glances } from './Glances';

/** Of one service in one cluster: twice 5,000 pods, so that a rollout of as many has room, too. */
export const MAX_RECORDS = 10_000;

/** Of one service in all clusters, which takes about a tenth of a second to look at. */
const MAX_ALL_RECORDS = 50_000;

/** Records that are looked at without a break, which takes about ten milliseconds. */
const PIECE = 5_000;

/** A look in pieces, and what it has seen; undefined where the service has become another one meanwhile. */
export type Look = Generator<
  undefined,
  ReadonlyMap<string, Glance> | undefined
>;

/** What is known of a cluster of which nothing is looked at. */
const UNREAD: Glance = {
  reasons: new Set(),
  pods: 0,
  ready: 0,
  wrong: 0,
  versions: [],
  isLimited: true,
  isUnread: true,
};

export interface LookOptions {
  readonly matcher: {
    readonly services: ReadonlyMap<string, MatchedService>;
    countRecords(entityRef: string): RecordCounts;
    findRecords(
      entityRef: string,
      isWanted: (cluster: string) => boolean,
    ): Iterable<LocatedRecord>;
  };
  /** Says which records may be shown, and in which clusters some are left out that may be the service's. */
  readonly begin: (target: ServiceTarget) => BoundLook;
  readonly now: Date;
}

/**
 * What the records say of a service, by cluster. Where its selector fits more objects than a
 * service has, which a common label does, none of them is read. With objects in too many
 * namespaces, those in the namespaces that are known are looked at. In both cases the glance is
 * limited.
 *
 * It yields where others may have their turn. Records that change meanwhile are looked at again.
 */
export function* lookAt(
  entityRef: string,
  { matcher, begin, now }: LookOptions,
): Look {
  const service = matcher.services.get(entityRef);
  if (!service) return new Map();
  const read = chooseClusters(matcher.countRecords(entityRef));
  const records = matcher.findRecords(
    entityRef,
    cluster => read.get(cluster) === true,
  );
  const bound = begin(service.target);
  const found = new Glances(now);
  let count = 0;
  for (const located of records) {
    if (bound.shows(located)) found.add(located);
    count += 1;
    if (count % PIECE === 0) yield;
  }
  if (matcher.services.get(entityRef) !== service) return undefined;
  const limited = new Set(bound.end());
  const glances = new Map(found.all);
  for (const [cluster, isRead] of read) {
    const known = glances.get(cluster);
    if (!isRead) glances.set(cluster, UNREAD);
    else if (limited.has(cluster)) {
      glances.set(cluster, known ? { ...known, isLimited: true } : UNREAD);
    }
  }
  return glances;
}

/** Whether each is read. Those with the fewest records come first. */
function chooseClusters(counts: RecordCounts): ReadonlyMap<string, boolean> {
  const totals = [...counts]
    .map(([cluster, kinds]) => ({
      cluster,
      records: [...kinds.values()].reduce((sum, count) => sum + count, 0),
    }))
    .sort((a, b) => a.records - b.records);
  let left = MAX_ALL_RECORDS;
  return new Map(
    totals.map(({ cluster, records }) => {
      left -= records;
      return [cluster, records <= MAX_RECORDS && left >= 0];
    }),
  );
}
