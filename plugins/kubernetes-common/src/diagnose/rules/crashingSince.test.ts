import { diagnoseObjects, LastRun, secondsAgo } from '../../testing';
import { webPod } from '../testing/shop';

const backOff = {
  reason: 'BackOff',
  message: 'Back-off restarting failed container',
  container: 'app',
};
const HOUR = 3_600;

const loop = (run: LastRun = {}) =>
  webPod('web-7c9d5-abcde', { ageSeconds: 24 * HOUR }).crashLooping({
    exitCode: 1,
    finishedSecondsAgo: 14,
    ...run,
  });

const diagnosedSince = (pod: ReturnType<typeof loop>) =>
  diagnoseObjects([pod])[0].since;

/** As often as the kubelet says it while it holds a restart back. */
const overAnHour = {
  ...backOff,
  lastSeenSecondsAgo: 5,
  firstSeenSecondsAgo: HOUR,
  count: 240,
};

describe('since when a container crashes', () => {
  it('is since the kubelet first held a restart back, not since the last of them', () => {
    expect(diagnosedSince(loop().withEvent(overAnHour))).toBe(secondsAgo(HOUR));
  });

  it('stays the same while the next attempt runs', () => {
    const pod = webPod('web-7c9d5-abcde', { ageSeconds: 24 * HOUR })
      .restarted({ exitCode: 1, restarts: 9, finishedSecondsAgo: 14 })
      .withEvent({ ...overAnHour, lastSeenSecondsAgo: 20 });
    expect(diagnosedSince(pod)).toBe(secondsAgo(HOUR));
  });

  it('is that of a process that the runtime cannot start, too', () => {
    const pod = loop({
      exitCode: 128,
      reason: 'StartError',
      message: 'exec: "no-such": executable file not found in $PATH',
    }).withEvent(overAnHour);
    expect(diagnoseObjects([pod])[0]).toMatchObject({
      class: 'CommandNotFoundAtStart',
      since: secondsAgo(HOUR),
    });
  });

  it('is the last end when no event says more', () => {
    expect(diagnosedSince(loop())).toBe(secondsAgo(14));
  });

  it.each([
    ['of another container', { ...overAnHour, container: 'proxy' }],
    [
      'of an image that was not pulled',
      { ...overAnHour, message: 'Back-off pulling image "web:2"' },
    ],
    [
      'of another reason in the same words',
      { ...overAnHour, reason: 'Failed' },
    ],
    [
      'of a loop that was over before',
      { ...overAnHour, lastSeenSecondsAgo: 1_200 },
    ],
    [
      'of a loop of yesterday whose event is counted on',
      { ...overAnHour, firstSeenSecondsAgo: 20 * HOUR, count: 40 },
    ],
  ])('ignores an event %s', (_, event) => {
    expect(diagnosedSince(loop().withEvent(event))).toBe(secondsAgo(14));
  });

  it('restarts after a run so long that the kubelet reset its back-off', () => {
    const pod = loop({ ranSeconds: 900 }).withEvent(overAnHour);
    expect(diagnosedSince(pod)).toBe(secondsAgo(14));
  });

  it('is the end of the last run once that is history', () => {
    const pod = webPod('web-7c9d5-abcde', { ageSeconds: 24 * HOUR })
      .restarted({ exitCode: 1, restarts: 4, finishedSecondsAgo: 1_800 })
      .withEvent({ ...overAnHour, lastSeenSecondsAgo: 1_800 });
    expect(diagnoseObjects([pod])[0]).toMatchObject({
      severity: 'info',
      since: secondsAgo(1_800),
    });
  });
});

it('is the last end of a process that never started, however old the file that says so', () => {
  const pod = loop({
    ...{ exitCode: 128, reason: 'StartError', ranSeconds: 900 },
    message: 'exec: "no-such": executable file not found in $PATH',
  }).withEvent(overAnHour);
  const raw = pod.build();
  const { terminated } = raw.status.containerStatuses![0].lastState!;
  terminated!.startedAt = '1970-01-01T00:00:00Z';
  const events = pod.events().map(event => ({ build: () => event }));
  expect(diagnoseObjects([{ build: () => raw }, ...events])[0].since).toBe(
    secondsAgo(HOUR),
  );
});
