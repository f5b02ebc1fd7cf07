import { compareText } from '@podlight/backstage-plugin-kubernetes-common';
import { Snapshot } from './readSnapshot';

/** Maximum number of listed problems. */
const MAX_LINES = 10;

/** The report on what was read. */
export interface Report {
  readonly lines: readonly string[];
  /** False if something could not be read, or there was nothing to read. */
  readonly isComplete: boolean;
}

function counted(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');
}

function countKinds({ view }: Snapshot): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(view.objects).map(([kind, list]) => [
      kind,
      list?.length ?? 0,
    ]),
  );
}

function bounded(lines: readonly string[]): readonly string[] {
  return lines.length <= MAX_LINES
    ? lines
    : [...lines.slice(0, MAX_LINES), `and ${lines.length - MAX_LINES} more`];
}

const plural = (count: number, noun: string) =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Reports what was read, so that no findings are not mistaken for health. */
export function createReport(
  name: string,
  snapshot: Snapshot,
  findings: number,
): Report {
  const { problems, notes, unknown, files } = snapshot;
  const counts = countKinds(snapshot);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const others = unknown.size > 0 ? `; not diagnosed: ${counted(unknown)}` : '';
  if (total === 0) {
    return {
      isComplete: false,
      lines: [
        ...bounded(problems),
        ...bounded(notes),
        `${name} contains no objects to diagnose${others}. Save some with: kubectl get pods,events,deployments,replicasets -o json > FILE`,
      ],
    };
  }
  return {
    isComplete: problems.length === 0,
    lines: [
      `read ${plural(total, 'object')} from ${plural(files, 'file')} (${counted(
        counts,
      )}${others})`,
      ...(counts.has('Pod') ? [] : ['no pods in the input']),
      ...(counts.has('Event')
        ? []
        : ['no events in the input; some causes are only visible in events']),
      ...(findings === 0 && problems.length === 0 ? ['no problems found'] : []),
      ...bounded(notes),
      ...bounded(problems),
    ],
  };
}
