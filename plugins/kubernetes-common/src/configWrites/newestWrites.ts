import { compareText } from '../compareText';
import type { ConfigWrite } from '../diagnose/types';

/** More in a row are a list, and the newest ones explain most. */
const MAX_WRITES = 3;

/** One write of each ConfigMap, the newest ones first. */
export function newestWrites(
  writes: readonly ConfigWrite[],
): readonly ConfigWrite[] {
  if (writes.length === 0) return writes;
  const byName = new Map<string, ConfigWrite>();
  const sorted = [...writes].sort(
    (a, b) =>
      Date.parse(b.at) - Date.parse(a.at) ||
      compareText(nameAndCluster(a), nameAndCluster(b)),
  );
  for (const write of sorted) {
    if (!byName.has(write.name)) byName.set(write.name, write);
  }
  return [...byName.values()].slice(0, MAX_WRITES);
}

function nameAndCluster({ cluster = '', name }: ConfigWrite): string {
  return `${name} ${cluster}`;
}
