import { append } from '../append';
import { JudgedCondition } from './conditionMeaning';

/** Two conditions of one type are rather those of two nodes. */
const MIN_HISTORY = 3;

/** What is True of the second type since then takes back what is True of the first: Volcano leaves both. */
const TAKEN_BACK_BY: ReadonlyMap<string, string> = new Map([
  ['Unschedulable', 'Scheduled'],
]);

function isTakenBack(
  { condition }: JudgedCondition,
  conditions: readonly JudgedCondition[],
): boolean {
  const by = TAKEN_BACK_BY.get(condition.type);
  if (by === undefined) return false;
  const since = Date.parse(condition.lastTransitionTime ?? '');
  return conditions.some(
    ({ condition: { type, status, lastTransitionTime } }) =>
      type === by &&
      status === 'True' &&
      Date.parse(lastTransitionTime ?? '') > since,
  );
}

/**
 * Marks as neutral what is no longer so. Percona's operators keep a history: of one
 * type, the status that was set last is what is.
 */
export function withoutPast(
  conditions: readonly JudgedCondition[],
): readonly JudgedCondition[] {
  const byType = new Map<string, JudgedCondition[]>();
  for (const judged of conditions) {
    append(byType, judged.condition.type, judged);
  }
  const past = new Set([
    ...[...byType.values()].flatMap(findPast),
    ...conditions.filter(judged => isTakenBack(judged, conditions)),
  ]);
  if (past.size === 0) return conditions;
  return conditions.map(judged =>
    past.has(judged) ? { ...judged, meaning: 'neutral' } : judged,
  );
}

/** All but the last of a history, which takes back in each entry what the one before says. */
function findPast(
  same: readonly JudgedCondition[],
): readonly JudgedCondition[] {
  if (same.length < MIN_HISTORY) return [];
  const times = same.map(({ condition: { lastTransitionTime } }) =>
    Date.parse(lastTransitionTime ?? ''),
  );
  const isRising = eachPair(times, (before, after) => before < after);
  const isFalling = eachPair(times, (before, after) => before > after);
  const alternates = eachPair(
    same,
    (one, next) => one.condition.status !== next.condition.status,
  );
  if (!alternates || !(isRising || isFalling)) return [];
  const latest = isRising ? same[same.length - 1] : same[0];
  return same.filter(one => one !== latest);
}

function eachPair<T>(
  list: readonly T[],
  holds: (before: T, after: T) => boolean,
): boolean {
  return list.slice(1).every((item, index) => holds(list[index], item));
}
