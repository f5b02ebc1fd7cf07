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

function setup(isAbsent: boolean, absence?: () => Promise<void> | undefined) {
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
    subscribe,
    now: () => AT,
    onFault,
    signal: leaving.signal,
  });
  return { appear, leaving, onFault, subscribe, updates };
}

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

  it.each([
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
    ['rejects', () => Promise.reject(new Error('a bug'))],
  ])(
    'reports a placement that %s, and asks the cluster',
    async (_, absence) => {
      const { onFault, updates } = setup(true, absence);
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
});
