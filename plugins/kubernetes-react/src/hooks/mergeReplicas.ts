import {
  ClusterCondition,
  ClusterHealthList,
  ClusterHealthRow,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The higher, the worse. */
const RANK_OF: Readonly<Record<ClusterHealthRow['breaker'], number>> = {
  closed: 0,
  'half-open': 2,
  open: 3,
};

/** Of a state that only a newer backend knows: below all that are certainly worse. */
const UNKNOWN_RANK = 1;

/**
 * One list from those of several replicas of the backend, so that a page behind a load
 * balancer does not change with each refresh.
 *
 * @param lists - one of each replica, the newest first
 *
 * @internal
 */
export function mergeReplicas(
  lists: readonly ClusterHealthList[],
): ClusterHealthList | undefined {
  const [newest, ...others] = lists;
  if (!newest || others.length === 0) return newest;
  const rows = new Map<string, ClusterHealthRow[]>();
  for (const row of others.flatMap(({ clusters }) => clusters)) {
    rows.set(row.name, [...(rows.get(row.name) ?? []), row]);
  }
  const problems = new Map(
    lists
      .flatMap(({ providerProblems }) => providerProblems)
      .map(problem => [`${problem.provider} ${problem.message}`, problem]),
  );
  return {
    ...newest,
    clusters: newest.clusters.map(row =>
      mergeRows([row, ...(rows.get(row.name) ?? [])]),
    ),
    providerProblems: [...problems.values()],
  };
}

function mergeRows(rows: readonly ClusterHealthRow[]): ClusterHealthRow {
  const latencies = rows.flatMap(({ latency }) => latency ?? []);
  return {
    ...rows[0],
    condition: mergeConditions(rows.map(({ condition }) => condition)),
    breaker: worstBreaker(rows),
    lastSuccessAt: highest(
      rows.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []),
      Date.parse,
    ),
    lastError: highest(
      rows.flatMap(({ lastError }) => lastError ?? []),
      ({ at }) => Date.parse(at),
    ),
    // Percentiles cannot be added up: those of most requests stand for all.
    latency: highest(latencies, ({ requests }) => requests),
    watches: sum(rows.map(({ watches }) => watches)),
    viewers: sum(rows.map(({ viewers }) => viewers)),
  };
}

function worstBreaker(
  rows: readonly ClusterHealthRow[],
): ClusterHealthRow['breaker'] {
  return rows
    .map(({ breaker }) => breaker)
    .reduce((worst, each) =>
      conditionRank(each) > conditionRank(worst) ? each : worst,
    );
}

function conditionRank(breaker: ClusterHealthRow['breaker']): number {
  return Object.hasOwn(RANK_OF, breaker) ? RANK_OF[breaker] : UNKNOWN_RANK;
}

/** A replica without recent requests does not count. */
function mergeConditions(
  conditions: readonly ClusterCondition[],
): ClusterCondition {
  const known = new Set(conditions.filter(each => each !== 'unknown'));
  const [first = 'unknown', second] = known;
  return second === undefined ? first : 'degraded';
}

function highest<T>(
  items: readonly T[],
  rank: (item: T) => number,
): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) =>
      best === undefined || rank(item) > rank(best) ? item : best,
    undefined,
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
