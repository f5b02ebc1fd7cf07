import { settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { LogFanOut, LogRequest } from './LogFanOut';

function requestFor(name: string): LogRequest {
  return {
    key: name,
    pod: {
      entityRef: 'component:default/dice-roller',
      cluster: 'eu',
      namespace: 'games',
      name,
    },
    log: { container: 'app', previous: true },
  };
}

/** An API whose logs arrive when the test says so. */
function heldApi(names: readonly string[]) {
  const api = new ScriptedApi();
  const asked: string[] = [];
  const answers = new Map<string, (log: string) => void>();
  for (const name of names) {
    api.logs.set(`${name}/app`, () => {
      asked.push(name);
      return new Promise(resolve => answers.set(name, resolve));
    });
  }
  return {
    api,
    asked,
    answer: async (name: string) => {
      answers.get(name)?.(`log of ${name}`);
      await settle();
    },
  };
}

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('LogFanOut', () => {
  it('reads four at a time, in order, each once', async () => {
    const { api, asked, answer } = heldApi(names);
    const fanOut = new LogFanOut(api);
    fanOut.want(names.map(requestFor));
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
    await answer('b');
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e']);
    fanOut.want(names.map(requestFor));
    expect(asked).toHaveLength(5);
    expect(fanOut.getSnapshot().get('b')).toEqual({
      phase: 'loaded',
      log: 'log of b',
    });
    expect(fanOut.getSnapshot().get('f')).toEqual({ phase: 'loading' });
  });

  it('does not read logs that are no longer requested', async () => {
    const { api, asked, answer } = heldApi(names);
    const fanOut = new LogFanOut(api);
    fanOut.want(names.map(requestFor));
    fanOut.want(['a', 'f'].map(requestFor));
    for (const name of ['a', 'b', 'c', 'd']) await answer(name);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'f']);
    await answer('f');
    expect([...fanOut.getSnapshot().keys()]).toEqual(['a', 'f']);
  });

  it('reads other logs instead when those before are given up', async () => {
    const { api, asked, answer } = heldApi(names);
    const signals = new Map<string, AbortSignal | undefined>();
    const { getPodLogs } = ScriptedApi.prototype;
    api.getPodLogs = (pod, options = {}) => {
      signals.set(pod.name, options.signal);
      return getPodLogs.call(api, pod, options);
    };
    const fanOut = new LogFanOut(api);
    fanOut.want(['a', 'b', 'c', 'd'].map(requestFor));
    const other = requestFor('a');
    const current = { ...other, log: { ...other.log, previous: false } };
    const before = signals.get('a');
    fanOut.want([current, requestFor('f')]);
    expect(before?.aborted).toBe(true);
    for (const name of ['b', 'c', 'd']) await answer(name);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'a', 'f']);
  });

  it('isolates failures, and reloads all on demand', async () => {
    const api = new ScriptedApi();
    api.logs.set('a/app', async () => 'fine');
    api.logs.set('b/app', async () => {
      throw new Error('gone');
    });
    const fanOut = new LogFanOut(api);
    const changed = jest.fn();
    fanOut.subscribe(changed);
    fanOut.want(['a', 'b'].map(requestFor));
    await settle();
    expect([...fanOut.getSnapshot().values()]).toMatchObject([
      { phase: 'loaded', log: 'fine' },
      { phase: 'failed', error: { message: 'gone' } },
    ]);
    api.logs.set('b/app', async () => 'back');
    fanOut.reload();
    await settle();
    expect(fanOut.getSnapshot().get('b')).toMatchObject({ log: 'back' });
    expect(changed).toHaveBeenCalled();
  });
});
