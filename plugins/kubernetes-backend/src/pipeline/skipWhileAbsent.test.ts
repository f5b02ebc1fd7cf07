import { ClusterUpdate } from './ClusterUpdate';
import { skipWhileAbsent } from './skipWhileAbsent';

const AT = new Date('2026-11-30T12:00:00Z');

const ASKED: ClusterUpdate = {
  message: {
    type: 'cluster',
    cluster: 'one',
    state: { phase: 'live', at: 'later' },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
  },
  isSettled: true,
};

interface Told {
  readonly absence?: () => Promise<void> | undefined;
  readonly departure?: (signal: AbortSignal) => Promise<void> | undefined;
}

function setup(isAbsent: boolean, { absence, departure }: Told = {}) {
  const leaving = new AbortController();
  let appear = () => {};
  const absent = new Promise<void>(resolve => {
    appear = resolve;
    leaving.signal.addEventListener('abort', () => resolve());
  });
  const onFault = jest.fn();
  const subscribe = jest.fn(async function* ask() {
    yield ASKED;
  });
  const updates = skipWhileAbsent({
    cluster: 'one',
    absence: absence ?? (() => (isAbsent ? absent : undefined)),
    departure: departure ?? (() => undefined),
    subscribe,
    now: () => AT,
    onFault,
    signal: leaving.signal,
  });
  return { appear, leaving, onFault, subscribe, updates };
}

const BUGS: readonly (readonly [string, () => Promise<void>])[] = [
  [
    'throws',
    () => {
      throw new Error('a bug');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a bug'))],
];

describe('skipWhileAbsent', () => {
  it('says that nothing is there without asking, and asks when something may be', async () => {
    const { appear, subscribe, updates } = setup(true);
    const { value } = await updates.next();
    expect(value).toEqual({
      message: {
        type: 'cluster',
        cluster: 'one',
        state: { phase: 'live', at: AT.toISOString() },
        kindProblems: [],
        pods: [],
        workloads: [],
        findings: [],
      },
      isSettled: true,
    });
    const next = updates.next();
    await new Promise(resolve => setImmediate(resolve));
    expect(subscribe).not.toHaveBeenCalled();
    appear();
    expect(await next).toEqual({ done: false, value: ASKED });
    expect(await updates.next()).toEqual({ done: true, value: undefined });
  });

  it('asks at once where something may be', async () => {
    const { updates } = setup(false);
    expect(await updates.next()).toEqual({ done: false, value: ASKED });
  });

  it.each(BUGS)(
    'reports a placement that %s, and asks the cluster',
    async (_, absence) => {
      const { onFault, updates } = setup(true, { absence });
      const told: ClusterUpdate[] = [];
      for await (const update of updates) told.push(update);
      expect(told.at(-1)).toEqual(ASKED);
      expect(onFault).toHaveBeenCalledTimes(1);
    },
  );

  it('asks nothing for a viewer who has left', async () => {
    const { leaving, subscribe, updates } = setup(true);
    await updates.next();
    leaving.abort();
    expect(await updates.next()).toEqual({ done: true, value: undefined });
    expect(subscribe).not.toHaveBeenCalled();
  });

  describe('where nothing was at first', () => {
    /** The cluster is asked until the test says that the service has left it. */
    function visits() {
      const leaving = new AbortController();
      const signals: AbortSignal[] = [];
      let depart = () => {};
      const departure = jest.fn(
        (_until: AbortSignal) =>
          new Promise<void>(resolve => {
            depart = resolve;
          }),
      );
      let isAbsent = true;
      const updates = skipWhileAbsent({
        cluster: 'one',
        absence: () => (isAbsent ? Promise.resolve() : undefined),
        departure,
        subscribe: async function* ask(signal) {
          signals.push(signal);
          yield ASKED;
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
        },
        now: () => AT,
        onFault: () => undefined,
        signal: leaving.signal,
      });
      const isEmpty = async () => (await updates.next()).value !== ASKED;
      return {
        depart: () => depart(),
        departure,
        isEmpty,
        leaving,
        signals,
        stay: () => {
          isAbsent = false;
        },
        updates,
      };
    }

    it('is left again once nothing has been there for minutes, and visited anew', async () => {
      const { depart, isEmpty, signals } = visits();
      expect(await isEmpty()).toBe(true);
      expect(await isEmpty()).toBe(false);
      const next = isEmpty();
      depart();
      expect(await next).toBe(true);
      expect(signals[0].aborted).toBe(true);
      expect(await isEmpty()).toBe(false);
      expect(signals).toHaveLength(2);
      expect(signals[1].aborted).toBe(false);
    });

    it('can be left a second time, though it was not absent in between', async () => {
      const { depart, departure, isEmpty, signals, stay } = visits();
      await isEmpty();
      await isEmpty();
      stay();
      depart();
      expect(await isEmpty()).toBe(false);
      expect(departure).toHaveBeenCalledTimes(2);
      expect(signals[1].aborted).toBe(false);
    });

    it('keeps no wait for the departure of a viewer who has left', async () => {
      const { departure, isEmpty, leaving, updates } = visits();
      await isEmpty();
      await isEmpty();
      const [[until]] = departure.mock.calls;
      const last = updates.next();
      leaving.abort();
      expect(await last).toEqual({ done: true, value: undefined });
      expect(until.aborted).toBe(true);
    });

    it('keeps none either when its updates are no longer wanted', async () => {
      const { departure, isEmpty, updates } = visits();
      await isEmpty();
      await isEmpty();
      await updates.return(undefined);
      const [[until]] = departure.mock.calls;
      expect(until.aborted).toBe(true);
    });
  });

  it('waits for no departure from where something was from the start', async () => {
    const departure = jest.fn(() => Promise.resolve());
    const { updates } = setup(false, { departure });
    expect((await updates.next()).value).toBe(ASKED);
    expect(departure).not.toHaveBeenCalled();
  });

  it.each(BUGS)(
    'reports a departure that %s, and goes on asking the cluster',
    async (_, departure) => {
      const { appear, onFault, updates } = setup(true, { departure });
      await updates.next();
      appear();
      expect((await updates.next()).value).toBe(ASKED);
      expect(await updates.next()).toEqual({ done: true, value: undefined });
      expect(onFault).toHaveBeenCalledTimes(1);
    },
  );
});
