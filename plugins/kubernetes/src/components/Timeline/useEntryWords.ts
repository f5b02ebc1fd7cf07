import {
  revisionName,
  rolloutChanges,
  Timeline,
  TimelineBar,
  TimelineGap,
  TimelineLane,
  TimelineMark,
  TimelineSubject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useMoment } from '../../format';
import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { toRolloutWords } from '../../i18n/toRolloutWords';
import { Translate, useText } from '../../i18n/useText';
import { TimelineEntry } from './entries';

/** What messages of events are cut off at. */
const MAX_MESSAGE = 160;

/** Words for the entries of a timeline. */
export interface EntryWords {
  /** What happened, in which object. */
  readonly what: (entry: TimelineEntry) => string;
  /** When: a moment, or from when until when. */
  readonly time: (entry: TimelineEntry) => string;
  readonly gap: (gap: TimelineGap) => string;
  /** That restarts happened whose times are lost; empty where none did. */
  readonly untimed: (lane: TimelineLane) => string;
  /** Since when it is known which problems end; empty where that is so all the time. */
  readonly watched: (lane: TimelineLane) => string;
  readonly clock: (at: number) => string;
}

/** Writes about entries in the reader's language. */
export function useEntryWords({ from, to }: Pick<Timeline, 'from' | 'to'>) {
  const t = useText();
  const moment = useMoment(to);
  const findingTitle = useFindingTitle();
  return useMemo((): EntryWords => {
    const clock = (at: number) => moment(new Date(at).toISOString()) ?? '';
    return {
      clock,
      gap: gap =>
        t(`timeline.gap.${gap.reason}`, {
          from: clock(Math.max(gap.from, from)),
          to: clock(gap.to),
        }),
      untimed: ({ untimedRestarts: count }) =>
        count > 0 ? t('timeline.untimedRestarts', { count }) : '',
      watched: ({ watchedSince }) =>
        watchedSince === undefined
          ? ''
          : t('timeline.watchedSince', { time: clock(watchedSince) }),
      what: ({ bar, mark }) =>
        visible(
          mark
            ? markText(mark, findingTitle, t)
            : `${findingTitle(bar.finding)}, ${bar.finding.scope.name}`,
        ),
      time: ({ bar, mark }) =>
        mark ? markTime(mark, clock, t) : barTime(bar, clock, t),
    };
  }, [t, moment, findingTitle, from]);
}

type FindingTitle = ReturnType<typeof useFindingTitle>;

function markText(
  { about, count, fact }: TimelineMark,
  findingTitle: FindingTitle,
  t: Translate,
): string {
  const name = subjectName(about, findingTitle);
  switch (fact.kind) {
    case 'rollout': {
      const { rollout } = fact;
      const words = toRolloutWords(t);
      const revision = revisionName(rollout, words);
      const changes = rolloutChanges(rollout, rollout.changes ?? [], words);
      return changes === ''
        ? t('timeline.rollout', { name, revision })
        : t('timeline.rolloutWith', { name, revision, changes });
    }
    case 'scaling':
      if (fact.by !== undefined) {
        return t('timeline.scaledBy', { name, by: visible(fact.by) });
      }
      return t(fact.isAutoscaler ? 'timeline.autoscaled' : 'timeline.scaled', {
        name,
      });
    case 'configWrite':
      return t('timeline.configWrite', { name: fact.name });
    case 'restart': {
      const { exitCode } = fact;
      if (count > 1) return t('timeline.restarts', { count, name });
      return exitCode === undefined
        ? t('timeline.restart', { name })
        : t('timeline.restartWith', { name, exitCode: String(exitCode) });
    }
    case 'recovery':
      return count > 1
        ? t('timeline.recoveries', { count, name })
        : t('timeline.recovery', { name });
    case 'job':
      return several(t(`timeline.job.${fact.outcome}`, { name }), count, t);
    case 'note':
      return name;
    default: {
      const { reason, message } = fact;
      const short = [...message].slice(0, MAX_MESSAGE).join('');
      return several(t('timeline.event', { reason, message: short }), count, t);
    }
  }
}

function several(what: string, count: number, t: Translate): string {
  return count > 1 ? t('timeline.times', { what, count: String(count) }) : what;
}

function subjectName(
  about: TimelineSubject,
  findingTitle: FindingTitle,
): string {
  return about.type === 'finding'
    ? `${findingTitle(about.finding)}, ${about.finding.scope.name}`
    : about.name;
}

type Clock = EntryWords['clock'];

function markTime(mark: TimelineMark, clock: Clock, t: Translate): string {
  const { at, until = at, fact } = mark;
  const time = clock(at);
  if (fact.kind === 'rollout' && fact.rollout.isLatestTime) {
    return t('timeline.by', { time });
  }
  const end = clock(until);
  return end === time ? time : t('timeline.range', { from: time, to: end });
}

function barTime(bar: TimelineBar, clock: Clock, t: Translate): string {
  const { from, to, ending } = bar;
  return from === undefined
    ? t(`timeline.barTime.${ending}Open`, { to: clock(to) })
    : t(`timeline.barTime.${ending}`, { from: clock(from), to: clock(to) });
}
