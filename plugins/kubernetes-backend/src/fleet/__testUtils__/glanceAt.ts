import { LocatedRecord } from '../records';
import { Glances } from '../suspicion/Glances';

/** Looks at some records at once. */
export function glanceAt(records: Iterable<LocatedRecord>, now: Date) {
  const glances = new Glances(now);
  for (const located of records) glances.add(located);
  return glances.all;
}
