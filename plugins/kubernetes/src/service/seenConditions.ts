import {
  ConditionRow,
  ObjectRow,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What a condition said before. */
export interface PastCondition {
  readonly status: string;
  readonly reason?: string;
  /** RFC 3339. */
  readonly until: string;
}

/** What conditions of custom resources said while somebody watched, which nobody else remembers. */
export interface SeenConditions {
  readonly clusters: readonly ServiceCluster[];
  /** By {@link pastConditions}' key, the last change first. */
  readonly past: ReadonlyMap<string, readonly PastCondition[]>;
}

export const NO_CONDITIONS_SEEN: SeenConditions = {
  clusters: [],
  past: new Map(),
};

/** Of one condition; more is what the events tell. */
const MAX_CHANGES = 5;

/** Of all objects: the oldest are forgotten. */
const MAX_CONDITIONS = 500;

/**
 * Remembers what has changed since the last time.
 *
 * @param now - Milliseconds since 1970, by the clock that wrote the times
 */
export function followConditions(
  seen: SeenConditions,
  clusters: readonly ServiceCluster[],
  now: number,
): SeenConditions {
  if (clusters === seen.clusters) return seen;
  const changes = clusters.flatMap(cluster => {
    const before = seen.clusters.find(
      ({ head }) => head.name === cluster.head.name,
    );
    return before && before.objects !== cluster.objects
      ? changesIn(cluster.head.name, before.objects, cluster.objects, now)
      : [];
  });
  if (changes.length === 0) return { ...seen, clusters };
  const past = new Map(seen.past);
  for (const [key, change] of changes) {
    const known = past.get(key) ?? [];
    // The one that changed last is forgotten last.
    past.delete(key);
    past.set(key, [change, ...known].slice(0, MAX_CHANGES));
  }
  const kept = [...past].slice(-MAX_CONDITIONS);
  return { clusters, past: new Map(kept) };
}

/** What a condition of an object said before, the last change first. */
export function pastConditions(
  { past }: SeenConditions,
  cluster: string,
  row: ObjectRow,
  type: string,
): readonly PastCondition[] {
  return past.get(conditionKey(cluster, row, type)) ?? [];
}

type Change = readonly [key: string, change: PastCondition];

function changesIn(
  cluster: string,
  before: readonly ObjectRow[],
  after: readonly ObjectRow[],
  now: number,
): readonly Change[] {
  const known = new Set(before);
  const changed = after.filter(
    row => row.customResource !== undefined && !known.has(row),
  );
  if (changed.length === 0) return [];
  const rows = new Map(before.map(row => [rowKey(row), row]));
  return changed.flatMap(row => {
    const earlier = rows.get(rowKey(row));
    if (!earlier) return [];
    const conditions = byType(row);
    return [...byType(earlier)].flatMap(([type, old]): readonly Change[] => {
      const next = conditions.get(type);
      const isSame = next?.status === old.status && next.reason === old.reason;
      const { status, reason } = old;
      const saidNothing = !status && !reason;
      if (isSame || saidNothing) return [];
      const isDated = next?.since !== undefined && next.since !== old.since;
      const until = isDated ? next.since : new Date(now).toISOString();
      return [
        [
          conditionKey(cluster, row, type),
          { status, ...(reason !== undefined && { reason }), until },
        ],
      ];
    });
  });
}

/** Without types of which there are several, as in a history. */
function byType({
  conditions = [],
  customResource,
}: ObjectRow): ReadonlyMap<string, ConditionRow> {
  const all = [...conditions, ...(customResource?.others ?? [])];
  const counts = new Map<string, number>();
  for (const { type } of all) counts.set(type, (counts.get(type) ?? 0) + 1);
  return new Map(
    all
      .filter(({ type }) => counts.get(type) === 1)
      .map(condition => [condition.type, condition]),
  );
}

/** Another object may get the name later. */
function rowKey(row: ObjectRow): string {
  const { namespace, name, customResource } = row;
  return JSON.stringify([
    resourceKey(row),
    namespace,
    name,
    customResource?.uid,
  ]);
}

function conditionKey(cluster: string, row: ObjectRow, type: string): string {
  return JSON.stringify([cluster, rowKey(row), type]);
}
