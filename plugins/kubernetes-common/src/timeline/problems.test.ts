import { aFinding, secondsAgo } from '../testing';
import { noteMoments, problemBars } from './problems';
import { aServiceCluster, HOUR_MS, NOW } from './testing/aServiceCluster';

const crash = aFinding(['web-1'], { since: secondsAgo(3_600) });

const LIVE = { now: NOW, seenUntil: NOW };

const bars = (
  findings: readonly ReturnType<typeof aFinding>[],
  times = LIVE,
  ended: Parameters<typeof problemBars>[1] = [],
) =>
  problemBars(aServiceCluster({ findings }), ended, times).map(
    ({ from, to, ending }) => ({ from, to, ending }),
  );

it('lasts from its beginning until now', () => {
  expect(bars([crash])).toEqual([
    { from: NOW - HOUR_MS, to: NOW, ending: 'ongoing' },
  ]);
});

it.each([undefined, 'soon', '2099-01-01T00:00:00Z'])(
  'has no beginning where that is %s',
  since => {
    const [bar] = problemBars(
      aServiceCluster({ findings: [aFinding(['web-1'], { since })] }),
      [],
      LIVE,
    );
    expect(bar).not.toHaveProperty('from');
    expect(bar.to).toBe(NOW);
  },
);

it('is only known to last until the cluster was seen last', () => {
  const seenUntil = NOW - HOUR_MS / 2;
  expect(bars([crash], { now: NOW, seenUntil })).toEqual([
    { from: NOW - HOUR_MS, to: seenUntil, ending: 'lastSeen' },
  ]);
  // A clock that is ahead of the one that saw it.
  const late = aFinding(['web-1'], { since: secondsAgo(60) });
  expect(bars([late], { now: NOW, seenUntil })).toEqual([
    { from: seenUntil, to: seenUntil, ending: 'lastSeen' },
  ]);
});

it('has an end where that was seen, in the same cluster, unless it came back', () => {
  const to = NOW - HOUR_MS / 4;
  const ended = [
    { cluster: 'eu', finding: crash, to },
    { cluster: 'us', finding: crash, to },
  ];
  expect(bars([], LIVE, ended)).toEqual([
    { from: NOW - HOUR_MS, to, ending: 'ended' },
  ]);
  expect(bars([crash], LIVE, ended)).toHaveLength(1);
});

it('has no end that is still to come', () => {
  const ended = [{ cluster: 'eu', finding: crash, to: NOW + HOUR_MS }];
  expect(bars([], LIVE, ended)).toEqual([
    { from: NOW - HOUR_MS, to: NOW, ending: 'ended' },
  ]);
});

it('is only a moment where it is information, or over at once', () => {
  const findings = [
    crash,
    aFinding(['web-1'], { id: 'info', severity: 'info' }),
    aFinding(['web-1'], { id: 'reboot', class: 'NodeRebooted' }),
    aFinding(['web-1'], { id: 'x', severity: 'info', since: undefined }),
  ];
  expect(bars(findings)).toHaveLength(1);
  expect(
    noteMoments(aServiceCluster({ findings })).map(({ about }) => about),
  ).toEqual([
    { type: 'finding', finding: findings[1] },
    { type: 'finding', finding: findings[2] },
  ]);
});
