import { DeadlineError } from '../../util/timing';
import { FAILING, SUBJECT, grantedSubjects } from '../__testUtils__/cells';
import { HistoryCuts, Transition } from './FleetStore';
import { TransitionHistory } from './TransitionHistory';

const SHOP = 'component:default/shop';
const OTHER = 'component:default/other';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { signal } = new AbortController();
const NOW = new Date('2026-11-22T08:00:00Z');
const ago = (ms: number) => NOW.getTime() - ms;
const dateAgo = (ms: number) => new Date(ago(ms));

function transition(
  agoMs: number,
  before: readonly string[],
  after: readonly string[],
): Transition {
  return {
    cluster: 'eu',
    entityRef: SHOP,
    subject: SUBJECT,
    before,
    after,
    at: ago(agoMs),
  };
}

function create(oldestFirst: readonly Transition[], cell = false) {
  let passedMs = 0;
  let setByMs = 0;
  const readTransitions = jest.fn(
    async (_ageMs: number, _limit: number, _limitOfService: number) =>
      [...oldestFirst].reverse(),
  );
  const cuts = { ofAll: undefined, ofService: new Map<string, number>() };
  const readHistoryCuts = jest.fn(async (): Promise<HistoryCuts> => cuts);
  const history = new TransitionHistory(
    { readTransitions, readHistoryCuts },
    { of: () => new Map(cell ? [['eu', FAILING]] : []) },
    () => new Date(NOW.getTime() + passedMs + setByMs),
    () => passedMs,
  );
  return {
    history,
    readTransitions,
    readHistoryCuts,
    pass: (ms: number) => {
      passedMs += ms;
    },
    setBy: (ms: number) => {
      setByMs += ms;
    },
  };
}

describe('TransitionHistory', () => {
  it('makes spans of transitions', async () => {
    const { history } = create([
      transition(5 * HOUR, [], ['AppCrash']),
      transition(4 * HOUR, ['AppCrash'], ['AppCrash', 'OutOfMemory']),
      transition(3 * HOUR, ['AppCrash', 'OutOfMemory'], ['OutOfMemory']),
    ]);
    const { spans } = await history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
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
    const { spans } = await history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(spans.map(({ from, until }) => [from, until])).toEqual([
      [dateAgo(5 * HOUR), dateAgo(2 * HOUR)],
      [dateAgo(HOUR), undefined],
    ]);
  });

  it('knows a day of all services, though one fills what is read', async () => {
    const { history, readTransitions } = create([
      transition(20 * HOUR, [], ['A']),
    ]);
    const one = transition(HOUR, [], ['A']);
    readTransitions.mockResolvedValueOnce(
      Array.from({ length: 50_000 }, () => one),
    );
    const read = await history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    expect(read.since).toEqual(dateAgo(24 * HOUR));
    expect(read.spans[0].from).toEqual(dateAgo(20 * HOUR));
    const limits = readTransitions.mock.calls.map(([, , limit]) => limit);
    expect(limits).toEqual([1_000, 100]);
  });

  it('tells nothing of what a reference stood for before', async () => {
    const { history } = create([
      { ...transition(5 * HOUR, [], ['Old']), subject: 'another' },
      transition(HOUR, [], ['New']),
    ]);
    const { spans } = await history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(spans.map(span => span.class)).toEqual(['New']);
  });

  it('knows what began before its time', async () => {
    const ended = create([transition(HOUR, ['Old'], [])]);
    const history = await ended.history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(history.spans[0]).toMatchObject({
      from: dateAgo(24 * HOUR),
      until: dateAgo(HOUR),
    });
    const lasting = create([], true);
    const { spans } = await lasting.history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(spans).toMatchObject([
      { class: 'AppCrash', from: new Date(FAILING.since ?? 0) },
    ]);
  });

  it('says of a service with more changes than are read nothing about the time before them', async () => {
    const changes = Array.from({ length: 1_000 }, (_, index) =>
      index % 2 === 0
        ? transition(HOUR - index * 1_000, ['A', 'Old'], ['Old'])
        : transition(HOUR - index * 1_000, ['Old'], ['A', 'Old']),
    );
    const { history } = create(changes);
    const read = await history.read(
      grantedSubjects(SHOP, OTHER),
      48 * HOUR,
      signal,
    );
    expect(read.since).toEqual(dateAgo(24 * HOUR));
    const began = read.spans.map(({ from }) => from.getTime());
    expect(Math.min(...began)).toBe(ago(HOUR));
    // With one less, nothing of it is missing.
    const all = create(changes.slice(1));
    const { spans } = await all.history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(spans.find(each => each.class === 'Old')?.from).toEqual(
      dateAgo(24 * HOUR),
    );
  });

  it('says of a service whose history the database has cut nothing about the time before', async () => {
    const { history, readHistoryCuts } = create([transition(HOUR, ['A'], [])]);
    readHistoryCuts.mockResolvedValue({
      ofAll: undefined,
      ofService: new Map([[SHOP, ago(3 * HOUR)]]),
    });
    const alone = await history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    expect(alone.since).toEqual(dateAgo(3 * HOUR));
    expect(alone.spans[0].from).toEqual(dateAgo(3 * HOUR));
    const both = await history.read(
      grantedSubjects(SHOP, OTHER),
      48 * HOUR,
      signal,
    );
    expect(both.since).toEqual(dateAgo(24 * HOUR));
    expect(both.spans[0].from).toEqual(dateAgo(3 * HOUR));
  });

  it('says of a service with many changes no more than is known of all', async () => {
    const changes = Array.from({ length: 1_000 }, (_, index) =>
      transition(5 * HOUR - index, ['Old'], ['Old']),
    );
    const { history, readHistoryCuts } = create(changes);
    readHistoryCuts.mockResolvedValue({
      ofAll: ago(2 * HOUR),
      ofService: new Map(),
    });
    const read = await history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    expect(read.since).toEqual(dateAgo(2 * HOUR));
    expect(read.spans[0].from).toEqual(dateAgo(2 * HOUR));
  });

  it('knows the day before it asked, however long the answer takes', async () => {
    const { history, pass, readTransitions } = create([]);
    readTransitions.mockImplementationOnce(async () => {
      pass(2_000);
      return [];
    });
    const { since } = await history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(since).toEqual(dateAgo(24 * HOUR));
  });

  it('leaves out what the database has cut since it was read', async () => {
    const { history, readHistoryCuts } = create([
      transition(4 * HOUR, ['Cut'], []),
      transition(HOUR, ['A'], []),
    ]);
    readHistoryCuts.mockResolvedValue({
      ofAll: undefined,
      ofService: new Map([[SHOP, ago(3 * HOUR)]]),
    });
    const { spans } = await history.read(
      grantedSubjects(SHOP),
      48 * HOUR,
      signal,
    );
    expect(spans.map(span => span.class)).toEqual(['A']);
  });

  it('knows no time of any service of which the database has deleted all', async () => {
    const { history, readHistoryCuts } = create([]);
    readHistoryCuts.mockResolvedValue({
      ofAll: ago(2 * HOUR),
      ofService: new Map([[SHOP, ago(5 * HOUR)]]),
    });
    const { since } = await history.read(
      grantedSubjects(SHOP, OTHER),
      48 * HOUR,
      signal,
    );
    expect(since).toEqual(dateAgo(2 * HOUR));
  });

  it('says since when it knows anything', async () => {
    const { history } = create([]);
    const { since } = await history.read(
      grantedSubjects(SHOP),
      2 * HOUR,
      signal,
    );
    expect(since).toEqual(dateAgo(2 * HOUR));
  });

  it('tells of those services only that are named, and reads once for all callers', async () => {
    const { history, readTransitions } = create([transition(HOUR, [], ['A'])]);
    const read = await Promise.all([
      history.read(grantedSubjects('component:default/other'), HOUR, signal),
      history.read(grantedSubjects(SHOP), HOUR, signal),
    ]);
    expect(read.map(({ spans }) => spans.length)).toEqual([0, 1]);
    expect(readTransitions).toHaveBeenCalledTimes(1);
  });

  it('tells what it read last while the database fails, and asks it seldom', async () => {
    const { history, pass, readTransitions } = create([
      transition(HOUR, [], ['A']),
    ]);
    const read = () => history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    const before = await read();
    readTransitions.mockClear();
    readTransitions.mockRejectedValue(new Error('connection refused'));
    pass(MINUTE);
    expect(await read()).toEqual(before);
    expect(await read()).toEqual(before);
    expect(readTransitions).toHaveBeenCalledTimes(1);
    readTransitions.mockResolvedValue([]);
    pass(MINUTE);
    expect((await read()).spans).toEqual([]);
  });

  it('reads anew in time after the clock has been set back', async () => {
    const { history, pass, readTransitions, setBy } = create([]);
    await history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    setBy(-HOUR);
    pass(MINUTE);
    await history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
    expect(readTransitions).toHaveBeenCalledTimes(2);
  });

  it('rejects when it has never read anything', async () => {
    const { history, readTransitions } = create([]);
    readTransitions.mockRejectedValue(new Error('connection refused'));
    const read = () => history.read(grantedSubjects(SHOP), HOUR, signal);
    await expect(read()).rejects.toThrow('connection refused');
    await expect(read()).rejects.toThrow('connection refused');
    expect(readTransitions).toHaveBeenCalledTimes(1);
  });

  describe('with a database that hangs', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('does not wait for it longer than a few seconds', async () => {
      const { history, pass, readTransitions } = create([
        transition(HOUR, [], ['A']),
      ]);
      const read = () => history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
      const before = await read();
      readTransitions.mockReturnValueOnce(new Promise(() => {}));
      pass(MINUTE);
      const reading = read();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(await reading).toEqual(before);
      pass(MINUTE);
      expect((await read()).since).not.toEqual(before.since);
    });

    it('uses an answer that has come too late for those who waited', async () => {
      const { history, pass, readTransitions } = create([]);
      let answer = (_transitions: Transition[]) => {};
      readTransitions.mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
      const read = () => history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
      const first = read().catch((error: unknown) => error);
      await jest.advanceTimersByTimeAsync(5_000);
      expect(await first).toBeInstanceOf(DeadlineError);
      answer([transition(HOUR, [], ['A'])]);
      await jest.advanceTimersByTimeAsync(0);
      pass(5_000);
      expect((await read()).spans).toHaveLength(1);
      expect(readTransitions).toHaveBeenCalledTimes(1);
    });

    it('ignores an answer that is older than the one that it has', async () => {
      const { history, pass, readTransitions } = create([
        transition(HOUR, [], ['New']),
      ]);
      let answer = (_transitions: Transition[]) => {};
      readTransitions.mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
      const read = () => history.read(grantedSubjects(SHOP), 48 * HOUR, signal);
      const first = read().catch((error: unknown) => error);
      await jest.advanceTimersByTimeAsync(5_000);
      await first;
      pass(MINUTE);
      const newer = await read();
      answer([transition(HOUR, [], ['Old'])]);
      await jest.advanceTimersByTimeAsync(0);
      expect(await read()).toEqual(newer);
      expect(readTransitions).toHaveBeenCalledTimes(2);
    });

    it('ends at once for a caller that leaves, and goes on for others', async () => {
      const { history, readTransitions } = create([]);
      let answer = (_transitions: Transition[]) => {};
      readTransitions.mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      );
      const leaving = new AbortController();
      const left = history.read(grantedSubjects(SHOP), HOUR, leaving.signal);
      const stays = history.read(grantedSubjects(SHOP), HOUR, signal);
      leaving.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      answer([transition(HOUR, [], ['A'])]);
      expect((await stays).spans).toHaveLength(1);
    });
  });
});
