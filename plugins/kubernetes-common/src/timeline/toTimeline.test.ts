import fc from 'fast-check';
import { aFinding, secondsAgo } from '../testing';
import type { ServiceCluster } from '../wire/reduceService';
import {
  aPodOf,
  aServiceCluster,
  HOUR_MS,
  NOW,
} from './testing/aServiceCluster';
import { NOTHING_SEEN } from './followEnds';
import { toTimeline } from './toTimeline';

const reason = { code: 'timeout', message: '' } as const;

const SIX_HOURS = { now: NOW, spanMs: 6 * HOUR_MS };

const lanesOf = (...clusters: readonly ServiceCluster[]) =>
  toTimeline(clusters, SIX_HOURS).lanes;

const broken = aServiceCluster({
  pods: [
    aPodOf('web', 'web-1', { restarts: 4, lastRestartAt: secondsAgo(120) }),
  ],
  workloads: [
    {
      ...{ kind: 'Deployment', namespace: 'games', name: 'web' },
      lastRollout: {
        name: 'web-7',
        at: secondsAgo(900),
        previous: { name: 'web-6' },
      },
    },
  ],
  findings: [aFinding(['web-1'], { since: secondsAgo(800), evidence: [] })],
});

it('puts a rollout before the failure that came with it', () => {
  const [{ bars, marks, gaps }] = lanesOf(broken);
  expect(marks.map(({ fact }) => fact.kind)).toEqual(['rollout', 'restart']);
  expect(bars).toEqual([
    expect.objectContaining({ from: NOW - 800_000, to: NOW }),
  ]);
  expect(gaps).toEqual([
    { from: NOW - 6 * HOUR_MS, to: NOW - 2 * HOUR_MS, reason: 'notKept' },
  ]);
});

it('has a lane for each cluster that has the service, or may have it', () => {
  expect(
    lanesOf(
      broken,
      aServiceCluster({ head: { name: 'empty' } }),
      aServiceCluster({
        head: { name: 'down' },
        state: { phase: 'failed', since: secondsAgo(60), reason },
      }),
      aServiceCluster({
        head: { name: 'was-empty' },
        state: { phase: 'stale', since: secondsAgo(60), reason },
        lastGoodAt: secondsAgo(90),
      }),
    ).map(({ cluster }) => cluster),
  ).toEqual(['eu', 'down']);
});

it('does not say that nothing happened in a cluster that was never read', () => {
  const [lane] = lanesOf(aServiceCluster({ state: { phase: 'connecting' } }));
  expect(lane.gaps).toEqual([
    { from: NOW - 6 * HOUR_MS, to: NOW, reason: 'unread' },
  ]);
});

it('leaves out what ended before the span', () => {
  const finding = aFinding(['web-1']);
  const ends = [2 * HOUR_MS, 9 * HOUR_MS].map(ago => ({
    ...{ cluster: 'eu', to: NOW - ago },
    finding: { ...finding, id: `ended ${ago}`, since: secondsAgo(100_000) },
  }));
  const { lanes } = toTimeline([broken], {
    ...SIX_HOURS,
    seen: { ...NOTHING_SEEN, ended: ends },
  });
  expect(lanes[0].bars.map(({ ending }) => ending)).toEqual([
    'ongoing',
    'ended',
  ]);
});

it('is bounded, and counts what it leaves out', () => {
  const findings = Array.from({ length: 300 }, (_, i) =>
    aFinding(['web-1'], { id: `f${i}`, evidence: [] }),
  );
  const pods = Array.from({ length: 3_000 }, (_, i) =>
    aPodOf(`w${i}`, `p${i}`, { restarts: 1, lastRestartAt: secondsAgo(i) }),
  );
  const [lane] = lanesOf(aServiceCluster({ findings, pods }));
  expect(lane.bars).toHaveLength(8);
  expect(lane.marks).toHaveLength(60);
  expect(lane.omitted).toBe(292 + 2_940);
});

it('has finite times inside of the span, whatever the objects say', () => {
  const time = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map(date => date.toISOString()),
    fc.integer({ min: -9_000, max: 40_000 }).map(s => secondsAgo(s)),
  );
  fc.assert(
    fc.property(time, time, time, time, (first, second, third, fourth) => {
      const [lane] = lanesOf({
        ...broken,
        pods: [
          aPodOf('web', 'web-1', {
            ...{ restarts: 1, createdAt: first },
            ...{ lastRestartAt: second, readyAgainAt: third },
          }),
        ],
        findings: [aFinding(['web-1'], { since: fourth })],
        state: { phase: 'stale', since: third, reason },
        lastGoodAt: first,
      });
      const times = [
        ...lane.marks.flatMap(({ at, until = at }) => [at, until]),
        ...lane.gaps.flatMap(({ from, to }) => [from, to]),
      ];
      for (const each of times) {
        expect(each).toBeGreaterThanOrEqual(NOW - 6 * HOUR_MS);
        expect(each).toBeLessThanOrEqual(NOW);
      }
      for (const { from = 0, to } of lane.bars) {
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(NOW);
      }
    }),
  );
});

it('says since when it is watched, and when it could not be read', () => {
  const { now, spanMs } = SIX_HOURS;
  const watched = (since: number) =>
    toTimeline(
      [
        aServiceCluster({
          pods: [aPodOf('web', 'web-1', { createdAt: secondsAgo(7_200) })],
        }),
      ],
      {
        ...SIX_HOURS,
        seen: {
          ...NOTHING_SEEN,
          since: new Map([['eu', since]]),
          outages: [
            { cluster: 'eu', from: now - 9_000, to: now - 5_000 },
            { cluster: 'us', from: now - 9_000, to: now - 5_000 },
          ],
        },
      },
    ).lanes[0];
  expect(watched(now - HOUR_MS).watchedSince).toBe(now - HOUR_MS);
  expect(watched(now - spanMs - HOUR_MS)).not.toHaveProperty('watchedSince');
  expect(watched(now).gaps).toContainEqual({
    from: now - 9_000,
    to: now - 5_000,
    reason: 'unread',
  });
  expect(watched(now).gaps.filter(gap => gap.reason === 'unread')).toHaveLength(
    1,
  );
});
