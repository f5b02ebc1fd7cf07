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

function setup(isAbsent: boolean) {
  const leaving = new AbortController();
  let appear = () => {};
  const absent = new Promise<void>(resolve => {
    appear = resolve;
    leaving.signal.addEventListener('abort', () => resolve());
  });
  const recorded: unknown[] = [];
  const subscribe = jest.fn(async function* ask() {
    yield ASKED;
  });
  const updates = skipWhileAbsent({
    cluster: 'one',
    absence: () => (isAbsent ? absent : undefined),
    subscribe,
    now: () => AT,
    log: { record: message => recorded.push(message) },
    signal: leaving.signal,
  });
  return { appear, leaving, recorded, subscribe, updates };
}

describe('skipWhileAbsent', () => {
  it('says that nothing is there without asking, and asks when something may be', async () => {
    const { appear, recorded, subscribe, updates } = setup(true);
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
    expect(recorded).toEqual([value?.message]);
    const next = updates.next();
    await new Promise(resolve => setImmediate(resolve));
    expect(subscribe).not.toHaveBeenCalled();
    appear();
    expect(await next).toEqual({ done: false, value: ASKED });
    expect(await updates.next()).toEqual({ done: true, value: undefined });
  });

  it('asks at once where something may be', async () => {
    const { recorded, updates } = setup(false);
    expect(await updates.next()).toEqual({ done: false, value: ASKED });
    expect(recorded).toEqual([]);
  });

  it('asks nothing for a viewer who has left', async () => {
    const { leaving, subscribe, updates } = setup(true);
    await updates.next();
    leaving.abort();
    expect(await updates.next()).toEqual({ done: true, value: undefined });
    expect(subscribe).not.toHaveBeenCalled();
  });
});
