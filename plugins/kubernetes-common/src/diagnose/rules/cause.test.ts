import { EndedRun } from './crashFacts';
import { isOfThisRun, isSilent } from './cause';

const STARTED = Date.parse('2026-01-01T12:00:00Z');
const FINISHED = STARTED + 60_000;

const time = (ms: number) => new Date(ms).toISOString();

const aRun = (
  hasNextRun: boolean,
  events: readonly object[] = [],
  terminated: object = {
    startedAt: time(STARTED),
    finishedAt: time(FINISHED),
  },
) =>
  ({
    terminated,
    events,
    container: { status: { state: hasNextRun ? { running: {} } : {} } },
  } as unknown as EndedRun);

const anEvent = (ms: number, reason = 'Started') =>
  ({ reason, lastSeen: time(ms) } as never);

it.each([
  [STARTED - 5_001, false],
  // Times of events are whole seconds.
  [STARTED - 5_000, true],
  [FINISHED + 5_000, true],
  [FINISHED + 5_001, false],
])(
  'an event at %d belongs to the run before the next one: %p',
  (at, expected) => {
    expect(isOfThisRun(aRun(true), anEvent(at))).toBe(expected);
  },
);

it('a later event belongs to the last run', () => {
  expect(isOfThisRun(aRun(false), anEvent(FINISHED + 600_000))).toBe(true);
});

it('an event without a time may belong to it, and any to a run without one', () => {
  expect(isOfThisRun(aRun(true), { reason: 'Started' } as never)).toBe(true);
  expect(isOfThisRun(aRun(true, [], {}), anEvent(0))).toBe(true);
});

it('is silent where no event but a back-off is of it', () => {
  expect(isSilent(aRun(true))).toBe(true);
  expect(isSilent(aRun(true, [anEvent(STARTED, 'BackOff')]))).toBe(true);
  expect(isSilent(aRun(true, [anEvent(STARTED - 60_000)]))).toBe(true);
  expect(isSilent(aRun(true, [anEvent(STARTED)]))).toBe(false);
});
