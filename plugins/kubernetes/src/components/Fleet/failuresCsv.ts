import { FleetFailureList } from '@podlight/backstage-plugin-kubernetes-common';
import { regionCounts } from './regionCounts';

const HEAD = ['class', 'title', 'by', 'value', 'count'];

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** The same after what a spreadsheet with another separator takes for the end of a cell, quoted or not. */
const LATER_FORMULA = /([;,|\t\r\n])(?=[ "']*[=+\-@])/g;

/**
 * The failures as a table for spreadsheets, one row for each number: services with a class,
 * in a cluster, in a region, of an owner, in a node pool, and at the end of an hour; and how
 * often its Help was opened, helped and didn't.
 *
 * @param classTitle - Title of a failure class on the screen
 */
export function failuresCsv(
  { at, clusters, failures }: FleetFailureList,
  classTitle: (failureClass: string) => string,
): string {
  const rows = failures.flatMap(failure => {
    const row = (by: string, value: string, count: number) => [
      ...[failure.class, classTitle(failure.class)],
      ...[by, value, String(count)],
    ];
    const toRows = (by: string, counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).map(([value, count]) => row(by, value, count));
    return [
      row('all', '', failure.count),
      ...toRows('cluster', failure.byCluster),
      ...toRows('region', regionCounts(failure, clusters)),
      ...toRows('owner', failure.byOwner),
      ...toRows('nodePool', failure.byNodePool ?? {}),
      ...failure.trend.map((count, index) =>
        row('time', hourText(at, failure.trend.length - 1 - index), count),
      ),
      ...(failure.help ? toRows('help', { ...failure.help }) : []),
    ];
  });
  return [HEAD, ...rows]
    .map(row => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

/**
 * A value as a cell, quoted. What a spreadsheet would compute begins with an
 * apostrophe, whichever separator it goes by: names of clusters, owners and classes are written by others.
 */
export function csvCell(value: string): string {
  const parted = value.replace(LATER_FORMULA, "$1'");
  const text = FORMULA.test(value) ? `'${parted}` : parted;
  return `"${text.replaceAll('"', '""')}"`;
}

/** So many hours before, RFC 3339; empty where the time is none. */
export function hourText(at: string, hoursAgo: number): string {
  const ms = Date.parse(at) - hoursAgo * 3_600_000;
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}
