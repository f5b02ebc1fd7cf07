import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  LastRollout,
  TimelineFact,
  TimelineLane,
  TimelineMark,
} from '@podlight/backstage-plugin-kubernetes-common';
import { waitFor } from '@testing-library/react';
import { aFinding } from '../../fixtures';
import { formatMoment } from '../../format/useMoment';
import { useFindingTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';
import { aBar, aMark } from './testing';
import { EntryWords, useEntryWords } from './useEntryWords';

const MINUTE = 60_000;
const TO = Date.parse('2026-11-22T07:00:00Z');
const FROM = TO - 60 * MINUTE;

const clock = (at: number) =>
  formatMoment(new Date(at).toISOString(), TO, 'en');

const LANE: TimelineLane = {
  ...{ cluster: 'eu', bars: [], marks: [], gaps: [] },
  ...{ untimedRestarts: 0, omitted: 0, undated: 0 },
};

const ROLLOUT: LastRollout = {
  ...{ name: 'web-b', revision: '7', hash: 'b', at: '2026-11-22T06:30:00Z' },
  previous: { name: 'web-a', revision: '6', hash: 'a' },
};

describe('useEntryWords', () => {
  let words: EntryWords;
  let t: Translate;
  let title: string;

  beforeEach(async () => {
    let seen: [EntryWords, Translate, string] | undefined;
    function Page() {
      const findingTitle = useFindingTitle();
      seen = [
        useEntryWords({ from: FROM, to: TO }),
        useText(),
        findingTitle(aFinding(['dice-1'])),
      ];
      return null;
    }
    renderInTestApp(<Page />);
    [words, t, title] = await waitFor(() => {
      if (!seen) throw new Error('Nothing is rendered yet');
      return seen;
    });
  });

  const what = (fact: TimelineFact, changes: Partial<TimelineMark> = {}) =>
    words.what(aMark(TO, { fact, ...changes }));
  const name = 'dice-1';

  it('names a problem and its object', () => {
    expect(words.what(aBar(TO))).toBe(`${title}, dice-roller`);
    const about = { type: 'finding' as const, finding: aFinding(['dice-1']) };
    expect(what({ kind: 'note' }, { about })).toBe(`${title}, dice-roller`);
    expect(what({ kind: 'note' })).toBe(name);
  });

  it('tells a rollout, with what it changed where that is known', () => {
    const plain = what({ kind: 'rollout', rollout: ROLLOUT });
    expect(plain).toContain('7');
    const withChanges = what({
      kind: 'rollout',
      rollout: {
        ...ROLLOUT,
        changes: [
          {
            ...{ field: 'image', type: 'changed', container: 'app' },
            ...{ from: 'web:1', to: 'web:2' },
          },
        ],
      },
    });
    expect(plain).not.toContain('(');
    expect(withChanges).toMatch(/\(.*1.*2.*\)/);
  });

  it('tells who scaled, as far as that is known', () => {
    const scaled = (isAutoscaler: boolean, by?: string) =>
      what({ kind: 'scaling', isAutoscaler, ...(by && { by }) });
    expect(scaled(true)).toBe(t('timeline.autoscaled', { name }));
    expect(scaled(false)).toBe(t('timeline.scaled', { name }));
    expect(scaled(true, 'kubectl')).toBe(
      t('timeline.scaledBy', { name, by: 'kubectl' }),
    );
  });

  it('tells restarts, with the exit code of a single one', () => {
    const restart = (count: number, exitCode?: number) =>
      what({ kind: 'restart', exitCode }, { count });
    expect(restart(1)).toBe(t('timeline.restart', { name }));
    expect(restart(1, 0)).toBe(
      t('timeline.restartWith', { name, exitCode: '0' }),
    );
    expect(restart(2, 137)).toBe(t('timeline.restarts', { count: 2, name }));
  });

  it('tells pods that are ready again', () => {
    const recovery = (count: number) => what({ kind: 'recovery' }, { count });
    expect(recovery(1)).toBe(t('timeline.recovery', { name }));
    expect(recovery(3)).toBe(t('timeline.recoveries', { count: 3, name }));
  });

  it('tells Jobs, ConfigMaps and events, and how often', () => {
    expect(what({ kind: 'job', outcome: 'failed' })).toBe(
      t('timeline.job.failed', { name }),
    );
    expect(what({ kind: 'job', outcome: 'complete' }, { count: 2 })).toBe(
      t('timeline.times', {
        what: t('timeline.job.complete', { name }),
        count: '2',
      }),
    );
    expect(what({ kind: 'configWrite', name: 'settings' })).toBe(
      t('timeline.configWrite', { name: 'settings' }),
    );
    const event = { kind: 'event', reason: 'Evicted', message: 'low' } as const;
    const said = t('timeline.event', { reason: 'Evicted', message: 'low' });
    expect(what(event)).toBe(said);
    expect(what(event, { count: 3 })).toBe(
      t('timeline.times', { what: said, count: '3' }),
    );
  });

  it('cuts a long message between two characters', () => {
    const said = what({
      kind: 'event',
      reason: 'Evicted',
      message: '🎲'.repeat(200),
    });
    expect([...said].filter(each => each === '🎲')).toHaveLength(160);
    expect(said).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('shows what is invisible', () => {
    expect(
      what({ kind: 'event', reason: 'a\u202eb', message: 'x' }),
    ).not.toContain('\u202e');
  });

  it('says when a mark was, or from when until when', () => {
    const time = (changes: Partial<TimelineMark>) =>
      words.time(aMark(FROM, changes));
    expect(time({})).toBe(clock(FROM));
    expect(time({ until: FROM + 1_000 })).toBe(clock(FROM));
    expect(time({ until: TO })).toBe(
      t('timeline.range', { from: clock(FROM), to: clock(TO) }),
    );
    const rollout = { ...ROLLOUT, isLatestTime: true };
    expect(time({ fact: { kind: 'rollout', rollout } })).toBe(
      t('timeline.by', { time: clock(FROM) }),
    );
    expect(time({ fact: { kind: 'rollout', rollout: ROLLOUT } })).toBe(
      clock(FROM),
    );
  });

  it.each(['ongoing', 'ended', 'lastSeen'] as const)(
    'says how long a problem lasted that is %s',
    ending => {
      const to = clock(TO);
      expect(words.time(aBar(TO, { ending, from: FROM }))).toBe(
        t(`timeline.barTime.${ending}`, { from: clock(FROM), to }),
      );
      expect(words.time(aBar(TO, { ending }))).toBe(
        t(`timeline.barTime.${ending}Open`, { to }),
      );
    },
  );

  it('says of what nothing is known, not before the span', () => {
    const gap = { from: FROM - MINUTE, to: TO };
    for (const reason of ['unread', 'notKept'] as const) {
      expect(words.gap({ ...gap, reason })).toBe(
        t(`timeline.gap.${reason}`, { from: clock(FROM), to: clock(TO) }),
      );
    }
    const later = { from: FROM + MINUTE, to: TO, reason: 'unread' as const };
    expect(words.gap(later)).toContain(clock(FROM + MINUTE));
  });

  it('says what a lane lacks, and nothing where it lacks nothing', () => {
    expect(words.untimed(LANE)).toBe('');
    expect(words.watched(LANE)).toBe('');
    expect(words.untimed({ ...LANE, untimedRestarts: 1 })).toBe(
      t('timeline.untimedRestarts', { count: 1 }),
    );
    expect(words.watched({ ...LANE, watchedSince: FROM })).toBe(
      t('timeline.watchedSince', { time: clock(FROM) ?? '' }),
    );
    expect(words.watched({ ...LANE, watchedSince: 0 })).not.toBe('');
  });
});
