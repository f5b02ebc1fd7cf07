import { createdMs, eventLines, eventTally, HOUR } from './__testUtils__/plans';
import { ChangeTracker } from './ChangeTracker';
import { EventInput, EventTally } from './EventTally';

const STARTED: EventInput = {
  type: 'Normal',
  reason: 'Started',
  message: 'Container started',
  fieldPath: 'spec.containers{app}',
};
const PULLED: EventInput = { ...STARTED, reason: 'Pulled' };

function tallyAfter(
  afterMs: number,
  count: (events: EventTally) => void,
  component?: string,
) {
  const tracker = new ChangeTracker(createdMs + afterMs);
  const events = eventTally(tracker, component);
  count(events);
  return { tracker, events, lines: () => eventLines(events) };
}

it('writes an event as a recorder does', () => {
  const { events } = tallyAfter(5_000, each => {
    each.at(createdMs + 1_000, STARTED);
    each.at(createdMs + 4_000, STARTED);
  });
  expect(events.objects()).toEqual([
    {
      metadata: {
        name: expect.stringMatching(/^web-1\.[0-9a-f]{16}$/),
        namespace: 'shop',
        uid: expect.any(String),
        creationTimestamp: '2026-11-22T06:00:01Z',
      },
      involvedObject: {
        kind: 'Pod',
        apiVersion: 'v1',
        namespace: 'shop',
        name: 'web-1',
        uid: 'u-1',
        fieldPath: 'spec.containers{app}',
      },
      reason: 'Started',
      message: 'Container started',
      type: 'Normal',
      source: { component: 'kubelet', host: 'node-1' },
      firstTimestamp: '2026-11-22T06:00:01Z',
      lastTimestamp: '2026-11-22T06:00:04Z',
      eventTime: null,
      count: 2,
      reportingComponent: 'kubelet',
      reportingInstance: 'node-1',
    },
  ]);
});

it('counts what has happened, and knows when more will', () => {
  const { lines, tracker } = tallyAfter(5_000, each => {
    each.at(createdMs + 5_000, STARTED);
    each.at(createdMs + 5_001, PULLED);
  });
  expect(tracker.nextChangeMs).toBe(createdMs + 5_001);
  expect(lines()).toEqual(['Normal Started: Container started x1']);
});

it.each<[string, Partial<EventInput>]>([
  ['reason', { reason: 'Other' }],
  ['message', { message: 'Other' }],
  ['container', { fieldPath: 'spec.containers{other}' }],
  ['absent container', { fieldPath: undefined }],
])('keeps events apart that differ in their %s', (_, difference) => {
  const { events } = tallyAfter(0, each => {
    each.at(createdMs, STARTED);
    each.at(createdMs, { ...STARTED, ...difference });
  });
  const objects = events.objects();
  expect(objects.map(({ count }) => count)).toEqual([1, 1]);
  const [one, other] = objects.map(({ metadata }) => metadata);
  expect(one.name).not.toBe(other.name);
  expect(one.uid).not.toBe(other.uid);
});

it('names no container where an event has none', () => {
  const { events } = tallyAfter(0, each =>
    each.at(createdMs, { ...STARTED, fieldPath: undefined }),
  );
  const [event] = events.objects();
  expect(event.involvedObject).not.toHaveProperty('fieldPath');
});

it('says whether the scheduler was binding', () => {
  const actions = (component: string, reason: string) =>
    tallyAfter(0, each => each.at(createdMs, { ...STARTED, reason }), component)
      .events.objects()
      .map(({ action }) => action);
  expect(actions('default-scheduler', 'Scheduled')).toEqual(['Binding']);
  expect(actions('default-scheduler', 'FailedScheduling')).toEqual([
    'Scheduling',
  ]);
  expect(actions('kubelet', 'Scheduled')).toEqual([undefined]);
});

describe('recurring events', () => {
  const every = (afterMs: number, untilMs: number) => {
    const { events, tracker } = tallyAfter(afterMs, each =>
      each.every(10_000, createdMs + 1_000, createdMs + untilMs, STARTED),
    );
    // Read before the objects, whose expiry is a change, too.
    const nextMs = tracker.nextChangeMs - createdMs;
    const [event] = events.objects();
    return [event?.count, nextMs];
  };

  it('count once for each interval', () => {
    expect(every(999, Infinity)).toEqual([undefined, 1_000]);
    expect(every(1_000, Infinity)).toEqual([1, 11_000]);
    expect(every(10_999, Infinity)).toEqual([1, 11_000]);
    expect(every(11_000, Infinity)).toEqual([2, 21_000]);
  });

  it('end before their end', () => {
    expect(every(60_000, 21_000)).toEqual([2, Infinity]);
    expect(every(60_000, 21_001)).toEqual([3, Infinity]);
    expect(every(11_000, 21_000)).toEqual([2, Infinity]);
    expect(every(60_000, 1_000)).toEqual([undefined, Infinity]);
  });

  it('have the times of the first and the last', () => {
    const { events } = tallyAfter(60_000, each =>
      each.every(10_000, createdMs + 1_000, createdMs + 31_000, STARTED),
    );
    expect(events.objects()).toMatchObject([
      {
        firstTimestamp: '2026-11-22T06:00:01Z',
        lastTimestamp: '2026-11-22T06:00:21Z',
      },
    ]);
  });
});

describe('expiry', () => {
  it('comes an hour after the last occurrence', () => {
    const after = (afterMs: number) =>
      tallyAfter(afterMs, each => {
        each.at(createdMs, STARTED);
        each.at(createdMs + 1_000, STARTED);
      });
    const last = after(HOUR + 999);
    expect(last.lines()).toEqual(['Normal Started: Container started x2']);
    expect(last.tracker.nextChangeMs).toBe(createdMs + HOUR + 1_000);
    expect(after(HOUR + 1_000).lines()).toEqual([]);
  });

  it('starts the count from zero again', () => {
    const countAfter = (pauseMs: number) =>
      tallyAfter(3 * HOUR, each => {
        each.at(createdMs + HOUR, STARTED);
        each.at(createdMs + 2 * HOUR + pauseMs, STARTED);
        each.at(createdMs + 3 * HOUR, STARTED);
      }).lines();
    expect(countAfter(0)).toEqual(['Normal Started: Container started x3']);
    expect(countAfter(1)).toEqual(['Normal Started: Container started x2']);
  });
});
