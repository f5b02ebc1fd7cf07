import { aFinding, secondsAgo } from '../testing';
import type { ClusterState } from '../wire/clusterTypes';
import { findGaps, oldestKept, seenUntil } from './gaps';
import {
  aPodOf,
  aServiceCluster,
  HOUR_MS,
  NOW,
} from './testing/aServiceCluster';

const SPAN = { from: NOW - 6 * HOUR_MS, to: NOW };
const reason = { code: 'timeout', message: '' } as const;

describe('gaps', () => {
  it('are before the oldest thing that is kept, and since nobody could look', () => {
    expect(findGaps(SPAN, NOW - HOUR_MS, NOW - 2 * HOUR_MS)).toEqual([
      { from: SPAN.from, to: NOW - 2 * HOUR_MS, reason: 'notKept' },
      { from: NOW - HOUR_MS, to: NOW, reason: 'unread' },
    ]);
  });

  it.each([
    ['everything is older than the span', NOW, NOW - 24 * HOUR_MS, []],
    ['nothing is kept', NOW, undefined, [{ ...SPAN, reason: 'notKept' }]],
    [
      'it was never read',
      undefined,
      undefined,
      [{ ...SPAN, reason: 'unread' }],
    ],
    [
      'it was last read long ago',
      NOW - 24 * HOUR_MS,
      NOW - 48 * HOUR_MS,
      [{ ...SPAN, reason: 'unread' }],
    ],
    [
      'what is kept is newer than the last look',
      NOW - 3 * HOUR_MS,
      NOW - HOUR_MS,
      [
        { from: SPAN.from, to: NOW - 3 * HOUR_MS, reason: 'notKept' },
        { from: NOW - 3 * HOUR_MS, to: NOW, reason: 'unread' },
      ],
    ],
  ])('are right where %s', (_, seen, oldest, expected) => {
    expect(findGaps(SPAN, seen, oldest)).toEqual(expected);
  });
});

describe('the last look', () => {
  const last = (state: ClusterState, lastGoodAt?: string) =>
    seenUntil(aServiceCluster({ state, lastGoodAt }), NOW);

  it('is now for a cluster that is read', () => {
    expect(last({ phase: 'live', at: secondsAgo(5_000) })).toBe(NOW);
  });

  it('is that of the last good rows, or when it began to fail', () => {
    const since = secondsAgo(60);
    expect(last({ phase: 'stale', since, reason }, secondsAgo(90))).toBe(
      NOW - 90_000,
    );
    expect(last({ phase: 'stale', since, reason })).toBe(NOW - 60_000);
    expect(last({ phase: 'stale', since, reason }, secondsAgo(30))).toBe(
      NOW - 60_000,
    );
    expect(last({ phase: 'failed', since, reason })).toBeUndefined();
    expect(last({ phase: 'connecting' }, secondsAgo(5))).toBe(NOW - 5_000);
  });
});

it('finds the times in which a cluster could not be read, as far as they are in the span', () => {
  const span = { from: NOW - 100, to: NOW };
  const outages = [
    { from: NOW - 500, to: NOW - 300 },
    { from: NOW - 95, to: NOW - 85 },
    { from: NOW - 50, to: NOW - 40 },
    { from: NOW - 5, to: NOW + 5 },
  ];
  expect(findGaps(span, NOW - 10, NOW - 90, outages)).toEqual([
    { from: NOW - 100, to: NOW - 90, reason: 'notKept' },
    { from: NOW - 90, to: NOW - 85, reason: 'unread' },
    { from: NOW - 50, to: NOW - 40, reason: 'unread' },
    { from: NOW - 10, to: NOW, reason: 'unread' },
  ]);
});

describe('the oldest thing', () => {
  const old = aFinding(['web-1'], { since: secondsAgo(1_000_000) });

  it('is a pod, a rollout or a Job, not how long something is wrong', () => {
    const pods = [
      aPodOf('web', 'web-1', { createdAt: secondsAgo(100) }),
      aPodOf('web', 'web-2', { createdAt: 'x' }),
    ];
    expect(oldestKept(aServiceCluster({ pods, findings: [old] }), NOW)).toBe(
      NOW - 100_000,
    );
  });

  it.each([
    { job: { startedAt: secondsAgo(500) } },
    { lastRollout: { at: secondsAgo(500) } },
  ])('is what a workload says of itself: %j', workload => {
    const cluster = aServiceCluster({
      pods: [aPodOf('web', 'web-1', { createdAt: secondsAgo(100) })],
      workloads: [workload as never],
    });
    expect(oldestKept(cluster, NOW)).toBe(NOW - 500_000);
  });

  it('is the problem where there is nothing else', () => {
    expect(oldestKept(aServiceCluster({ findings: [old] }), NOW)).toBe(
      NOW - 1_000_000_000,
    );
    expect(oldestKept(aServiceCluster(), NOW)).toBeUndefined();
  });
});
