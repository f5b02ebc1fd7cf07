import { needsAttention } from '../diagnose/findingClusters';
import type { Finding } from '../diagnose/types';
import type { ServiceCluster } from '../wire/reduceService';
import { Moment, timeBefore } from './moments';
import { TimelineBar } from './types';

/** What happens in a moment, though it is worth a look for longer. */
const MOMENTARY: ReadonlySet<string> = new Set([
  'NodeRebooted',
  'NodeSystemOOM',
]);

/**
 * A problem that is over, as somebody who watched has seen it.
 *
 * @public
 */
export interface EndedFinding {
  readonly cluster: string;
  readonly finding: Finding;
  /** Milliseconds since 1970; when it was first seen to be over. */
  readonly to: number;
}

/**
 * The problems of a cluster as bars, worst first, also those of the nodes under
 * its pods.
 *
 * @param seenUntil - milliseconds since 1970; the last moment at which the
 * cluster could be read
 * @internal
 */
export function problemBars(
  { head, findings }: ServiceCluster,
  ended: readonly EndedFinding[],
  { now, seenUntil }: { readonly now: number; readonly seenUntil: number },
): readonly TimelineBar[] {
  const current = findings.filter(isLasting);
  const ids = new Set(current.map(({ id }) => id));
  const bar = (
    finding: Finding,
    to: number,
    ending: TimelineBar['ending'],
  ): TimelineBar => {
    const from = timeBefore(now, finding.since);
    return {
      key: `${ending} ${finding.id}`,
      finding,
      ...(from !== undefined && { from: Math.min(from, to) }),
      to,
      ending,
    };
  };
  const isSeen = seenUntil >= now;
  return [
    ...current.map(finding =>
      bar(finding, seenUntil, isSeen ? 'ongoing' : 'lastSeen'),
    ),
    ...ended
      .filter(({ cluster, finding }) => {
        return cluster === head.name && !ids.has(finding.id);
      })
      .map(({ finding, to }) => bar(finding, Math.min(to, now), 'ended')),
  ];
}

/**
 * What is worth knowing and is no lasting problem.
 *
 * @internal
 */
export function noteMoments({ findings }: ServiceCluster): readonly Moment[] {
  return findings
    .filter(finding => !isLasting(finding) && finding.since !== undefined)
    .map(finding => ({
      time: finding.since,
      about: { type: 'finding' as const, finding },
      fact: { kind: 'note' as const },
    }));
}

/** @internal */
export function isLasting(finding: Finding): boolean {
  return needsAttention(finding) && !MOMENTARY.has(finding.class);
}
