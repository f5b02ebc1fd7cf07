import { FAILING } from '../__testUtils__/cells';
import { Transition } from './FleetStore';
import { TransitionHistory } from './TransitionHistory';

const SHOP = 'component:default/shop';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-11-22T08:00:00Z');
const ago = (ms: number) => NOW.getTime() - ms;
const dateAgo = (ms: number) => new Date(ago(ms));

function transition(
  agoMs: number,
  before: readonly string[],
  after: readonly string[],
): Transition {
  return { cluster: 'eu', entityRef: SHOP, before, after, at: ago(agoMs) };
}

function create(oldestFirst: readonly Transition[], cell = false) {
  const readTransitions = jest.fn(async () => [...oldestFirst].reverse());
  const history = new TransitionHistory(
    { readTransitions },
    { of: () => new Map(cell ? [['eu', FAILING]] : []) },
    () => NOW,
  );
  return { history, readTransitions };
}

describe('TransitionHistory', () => {
  it('makes spans of transitions', async () => {
    const { history } = create([
      transition(5 * HOUR, [], ['AppCrash']),
      transition(4 * HOUR, ['AppCrash'], ['AppCrash', 'OutOfMemory']),
      transition(3 * HOUR, ['AppCrash', 'OutOfMemory'], ['OutOfMemory']),
    ]);
    const { spans } = await history.read(new Set([SHOP]), 48 * HOUR);
    expect(spans).toEqual([
      {
        entityRef: SHOP,
        cluster: 'eu',
        class: 'AppCrash',
        from: dateAgo(5 * HOUR),
        until: dateAgo(3 * HOUR),
      },
      {
        entityRef: SHOP,
        cluster: 'eu',
        class: 'OutOfMemory',
        from: dateAgo(4 * HOUR),
      },
    ]);
  });

  it('takes one that comes back soon for the same', async () => {
    const { history } = create([
      transition(5 * HOUR, [], ['A']),
      transition(4 * HOUR, ['A'], []),
      transition(4 * HOUR - 9 * MINUTE, [], ['A']),
      transition(2 * HOUR, ['A'], []),
      transition(HOUR, [], ['A']),
    ]);
    const { spans } = await history.read(new Set([SHOP]), 48 * HOUR);
    expect(spans.map(({ from, until }) => [from, until])).toEqual([
      [dateAgo(5 * HOUR), dateAgo(2 * HOUR)],
      [dateAgo(HOUR), undefined],
    ]);
  });

  it('knows what began before its time', async () => {
    const ended = create([transition(HOUR, ['Old'], [])]);
    const history = await ended.history.read(new Set([SHOP]), 48 * HOUR);
    expect(history.spans[0]).toMatchObject({
      from: dateAgo(24 * HOUR),
      until: dateAgo(HOUR),
    });
    const lasting = create([], true);
    const { spans } = await lasting.history.read(new Set([SHOP]), 48 * HOUR);
    expect(spans).toMatchObject([
      { class: 'AppCrash', from: new Date(FAILING.since ?? 0) },
    ]);
  });

  it('says since when it knows anything', async () => {
    const { history } = create([]);
    const { since } = await history.read(new Set([SHOP]), 2 * HOUR);
    expect(since).toEqual(dateAgo(2 * HOUR));
  });

  it('tells of those services only that are named, and reads once for all callers', async () => {
    const { history, readTransitions } = create([transition(HOUR, [], ['A'])]);
    const read = await Promise.all([
      history.read(new Set(['component:default/other']), HOUR),
      history.read(new Set([SHOP]), HOUR),
    ]);
    expect(read.map(({ spans }) => spans.length)).toEqual([0, 1]);
    expect(readTransitions).toHaveBeenCalledTimes(1);
  });
});
