import { aFinding, secondsAgo } from '../testing';
import { followEnds, NOTHING_SEEN } from './followEnds';
import { aServiceCluster, NOW } from './testing/aServiceCluster';

const crash = aFinding(['web-1']);
const note = aFinding(['web-1'], { id: 'note', severity: 'info' });
const failing = aServiceCluster({ findings: [crash, note] });
const well = aServiceCluster();

const begun = () => followEnds(NOTHING_SEEN, [failing], NOW);

it('notes what is gone since the last look, and nothing that was no problem', () => {
  expect(begun().ended).toEqual([]);
  expect(followEnds(begun(), [well], NOW + 5_000).ended).toEqual([
    { cluster: 'eu', finding: crash, to: NOW + 5_000 },
  ]);
});

it('is the same where nothing has changed', () => {
  const seen = begun();
  expect(followEnds(seen, [failing], NOW + 5_000)).toBe(seen);
});

it('forgets an end where the problem comes back', () => {
  const over = followEnds(begun(), [well], NOW);
  expect(followEnds(over, [failing], NOW).ended).toEqual([]);
});

it('keeps an end where another cluster has the same problem', () => {
  const us = aServiceCluster({ head: { name: 'us' } });
  const usFailing = { ...us, findings: [crash] };
  let seen = followEnds(NOTHING_SEEN, [failing, us], NOW);
  seen = followEnds(seen, [well, us], NOW + 5_000);
  seen = followEnds(seen, [well, usFailing], NOW + 9_000);
  expect(seen.ended).toEqual([
    { cluster: 'eu', finding: crash, to: NOW + 5_000 },
  ]);
});

it('takes no silence of a cluster for an end', () => {
  const state = {
    phase: 'stale',
    since: secondsAgo(9),
    reason: { code: 'timeout', message: '' },
  } as const;
  const away = aServiceCluster({ state });
  const seen = followEnds(begun(), [away], NOW);
  expect(seen.ended).toEqual([]);
  expect(followEnds(seen, [well], NOW).ended).toHaveLength(1);
});

it('keeps the last ones of many', () => {
  let seen = NOTHING_SEEN;
  for (let i = 0; i < 250; i += 1) {
    const finding = aFinding(['web-1'], { id: `f${i}` });
    seen = followEnds(seen, [aServiceCluster({ findings: [finding] })], NOW);
  }
  expect(seen.ended).toHaveLength(100);
  expect(seen.ended.at(-1)?.finding.id).toBe('f248');
});

describe('the times in which a cluster could not be read', () => {
  const away = aServiceCluster({
    state: {
      phase: 'stale',
      since: secondsAgo(9),
      reason: { code: 'timeout', message: '' },
    },
  });

  it('are kept once it is back', () => {
    let seen = followEnds(NOTHING_SEEN, [well], NOW - 60_000);
    seen = followEnds(seen, [away], NOW);
    expect(followEnds(seen, [away], NOW + 1_000)).toBe(seen);
    expect(seen.outages).toEqual([]);
    seen = followEnds(seen, [well], NOW + 20_000);
    expect(seen.outages).toEqual([
      { cluster: 'eu', from: NOW - 9_000, to: NOW + 20_000 },
    ]);
    expect([...seen.away, ...seen.since]).toEqual([['eu', NOW - 60_000]]);
  });

  it('are none of a cluster that was never seen', () => {
    const seen = followEnds(NOTHING_SEEN, [away], NOW);
    expect(seen).toBe(NOTHING_SEEN);
    expect(followEnds(seen, [well], NOW).outages).toEqual([]);
  });

  it('are those in which nobody watched, too', () => {
    let seen = followEnds(NOTHING_SEEN, [well], NOW - 60_000);
    seen = followEnds(seen, [well], NOW, false);
    expect(followEnds(seen, [well], NOW + 1_000, false)).toBe(seen);
    seen = followEnds(seen, [well], NOW + 20_000);
    expect(seen.outages).toEqual([
      { cluster: 'eu', from: NOW, to: NOW + 20_000 },
    ]);
    expect(followEnds(NOTHING_SEEN, [well], NOW, false).since.size).toBe(0);
  });

  it('are none while a connection is renewed', () => {
    let seen = followEnds(NOTHING_SEEN, [well], NOW);
    seen = followEnds(seen, [well], NOW, false);
    seen = followEnds(seen, [well], NOW + 5_000);
    expect([seen.outages, [...seen.away]]).toEqual([[], []]);
  });

  it('are the last twenty', () => {
    let seen = NOTHING_SEEN;
    for (let i = 0; i < 100; i += 1) {
      seen = followEnds(seen, [i % 2 === 0 ? well : away], NOW + i * 60_000);
    }
    expect(seen.outages).toHaveLength(20);
    expect(seen.outages.at(-1)?.to).toBe(NOW + 98 * 60_000);
  });
});
