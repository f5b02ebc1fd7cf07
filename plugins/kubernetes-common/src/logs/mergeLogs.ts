import { LogLine } from './LogReader';

/**
 * The lines of one log among several.
 *
 * @public
 */
export interface LogSource<S> {
  readonly source: S;
  /** In the order in which they were written. */
  readonly lines: readonly LogLine[];
}

/**
 * One line of several logs.
 *
 * @public
 */
export interface SourcedLine<S> extends LogLine {
  readonly source: S;
}

/**
 * Puts logs together in the order of their times.
 *
 * @remarks
 * Within one log the order stays as it is, whatever its clock did; lines of the
 * same time are in the order of the sources. A line without a time stays with
 * the line before it. Merging begins at the end, so its cost is that of the
 * lines that are kept.
 *
 * @param limit - How many lines to keep, from the end
 *
 * @public
 */
export function mergeLogs<S>(
  sources: readonly LogSource<S>[],
  limit: number,
): readonly SourcedLine<S>[] {
  const open = sources.map(({ source, lines }) => ({
    source,
    lines,
    times: inheritTimes(lines),
    next: lines.length - 1,
  }));
  const merged: { readonly line: LogLine; readonly source: S }[] = [];
  while (merged.length < limit) {
    let latest: (typeof open)[number] | undefined;
    for (const each of open) {
      if (each.next < 0) continue;
      // On a tie the later source wins, because the order is turned round below.
      if (!latest || each.times[each.next] >= latest.times[latest.next]) {
        latest = each;
      }
    }
    if (!latest) break;
    merged.push({ line: latest.lines[latest.next], source: latest.source });
    latest.next -= 1;
  }
  return merged
    .reverse()
    .map(({ line, source }, i) => ({ ...line, number: i + 1, source }));
}

function inheritTimes(lines: readonly LogLine[]): readonly string[] {
  let time = '';
  return lines.map(line => {
    time = line.time ?? time;
    return time;
  });
}
