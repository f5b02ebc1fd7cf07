import {
  TimelineBar,
  TimelineMark,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '../../fixtures';
import { TimelineEntry } from './entries';

/** A restart of a pod by default. */
export function aMark(
  at: number,
  changes: Partial<TimelineMark> = {},
): TimelineEntry & { readonly mark: TimelineMark } {
  const mark: TimelineMark = {
    key: `restart ${at}`,
    at,
    count: 1,
    about: { type: 'pod', kind: 'Pod', namespace: 'games', name: 'dice-1' },
    fact: { kind: 'restart' },
    ...changes,
  };
  return { key: `eu ${mark.key}`, cluster: 'eu', at, mark };
}

/** A problem that goes on by default. */
export function aBar(
  to: number,
  changes: Partial<TimelineBar> = {},
): TimelineEntry & { readonly bar: TimelineBar } {
  const bar: TimelineBar = {
    key: `bar ${to}`,
    finding: aFinding(['dice-1']),
    to,
    ending: 'ongoing',
    ...changes,
  };
  return { key: `eu ${bar.key}`, cluster: 'eu', at: bar.from ?? to, bar };
}
