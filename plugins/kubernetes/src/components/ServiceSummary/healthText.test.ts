import { Translate } from '../../i18n/useText';
import { HealthKey, ServiceHealth, UnreadCluster } from '../../service';
import { clusterText, headline, healthText } from './healthText';

/** The key, and what is filled in. */
const t = ((key: string, values: object = {}) =>
  [key, ...Object.values(values)].join(' ')) as unknown as Translate;

const span = (since: string | undefined) => since && '3 hr';

function health(
  key: HealthKey,
  changes: Partial<ServiceHealth> = {},
): ServiceHealth {
  return { key, count: 2, total: 5, state: undefined, ...changes };
}

function unread(changes: Partial<UnreadCluster> = {}): UnreadCluster {
  return {
    ...{ name: 'eu', title: 'Europe', pods: 3 },
    reason: { code: 'timeout', message: 'slow' },
    code: 'timeout',
    ...changes,
  };
}

const FORBIDDEN = unread({
  code: 'forbidden',
  reason: { code: 'forbidden', message: 'no' },
});

describe('healthText', () => {
  it.each([
    'failing',
    'notReady',
    'unknown',
    'starting',
    'terminating',
  ] as const)('says how many pods are %s, or that all of them are', key => {
    expect(healthText(health(key), t)).toBe(`summary.verdict.${key} 2 5`);
    expect(healthText(health(key, { count: 5 }), t)).toBe(
      `summary.verdict.all.${key} 5`,
    );
    expect(healthText(health(key, { count: 5, isPartial: true }), t)).toBe(
      `summary.verdict.allVisible.${key} 5`,
    );
  });

  it.each(['ready', 'runningReady', 'visibleReady', 'objects'] as const)(
    'counts what is %s',
    key => {
      expect(healthText(health(key), t)).toBe(`summary.verdict.${key} 2`);
    },
  );

  it.each(['completed', 'none'] as const)('says %s', key => {
    expect(healthText(health(key), t)).toBe(`summary.verdict.${key}`);
  });
});

describe('headline', () => {
  it('is one sentence where nothing else is known', () => {
    const none = { problems: 0, failingObjects: 0 };
    expect(headline(health('ready', none), [], span, t)).toBe(
      'summary.verdict.ready 2',
    );
  });

  it.each([
    ['ready', 'summary.problems'],
    ['completed', 'summary.problems'],
    ['none', 'summary.problems'],
    ['failing', 'summary.moreProblems'],
    ['starting', 'summary.moreProblems'],
  ] as const)('after %s counts %s', (key, words) => {
    const text = headline(health(key, { problems: 1 }), [], span, t);
    expect(text).toContain(`; ${words} 1`);
  });

  it('adds failing objects and clusters, in this order', () => {
    const verdict = health('ready', { problems: 1, failingObjects: 4 });
    expect(headline(verdict, [unread()], span, t)).toBe(
      'summary.verdict.ready 2; summary.problems 1; summary.failingObjects 4; summary.unreachable.one Europe',
    );
  });

  it.each([
    ['one', [unread()], 'unreachable.one Europe'],
    [
      'one for a while',
      [unread({ since: '2026-11-30T10:00:00Z' })],
      'unreachable.since Europe 3 hr',
    ],
    ['two', [unread(), unread()], 'unreachable.many 2'],
    ['one that may not be read', [FORBIDDEN], 'unread.one Europe'],
    ['one of each', [unread(), FORBIDDEN], 'unread.many 2'],
  ])('says of %s', (_what, clusters, words) => {
    expect(headline(health('ready'), clusters, span, t)).toBe(
      `summary.verdict.ready 2; summary.${words}`,
    );
  });
});

describe('clusterText', () => {
  it('says what is missing only where something is', () => {
    const counts = { total: 5, unreadable: 0, connecting: 0 };
    expect(clusterText(counts, t)).toBe('count.clusters 5');
    expect(clusterText({ ...counts, unreadable: 1 }, t)).toBe(
      'count.clusters 5\u00a0· summary.unreadable 1',
    );
    expect(clusterText({ ...counts, connecting: 2 }, t)).toBe(
      'count.clusters 5\u00a0· summary.waitingFor 2',
    );
    expect(clusterText({ total: 5, unreadable: 1, connecting: 2 }, t)).toBe(
      'count.clusters 5\u00a0· summary.unreadable 1\u00a0· summary.waitingFor 2',
    );
  });
});
