import { ManualClock } from '../../__testUtils__/ManualClock';
import { until } from '../../__testUtils__/until';
import { ToWorker, WorkerSettings } from '../worker/protocol';
import { SupervisedWorker } from './SupervisedWorker';
import { WorkerHandlers } from './WorkerThread';

const CLUSTER = {
  name: 'eu',
  url: 'https://eu',
  authProvider: 'shared',
  authMetadata: {},
};

function createWorker() {
  const clock = new ManualClock();
  const threads: (WorkerHandlers & { readonly sent: ToWorker[] })[] = [];
  const faults: string[] = [];
  const messages: unknown[] = [];
  const stopping = new AbortController();
  const system = { isFull: false };
  const worker = new SupervisedWorker({
    settings: {} as WorkerSettings,
    clock,
    random: () => 0,
    start: (_settings, handlers) => {
      if (system.isFull) throw new Error('ERR_WORKER_INIT_FAILED: EAGAIN');
      const sent: ToWorker[] = [];
      threads.push({ ...handlers, sent });
      return {
        send: message => sent.push(message),
        terminate: async () => handlers.onEnd(undefined),
      };
    },
    onMessage: message => messages.push(message),
    onFault: fault => faults.push(fault),
  });
  const over = worker.run(stopping.signal);
  const passTime = async (ms: number) => {
    clock.advance(ms);
    await new Promise(resolve => setTimeout(resolve, 5));
  };
  return {
    worker,
    threads,
    faults,
    messages,
    passTime,
    system,
    stop: () => {
      stopping.abort();
      return over;
    },
  };
}

describe('SupervisedWorker', () => {
  it('starts a thread that crashed again after a pause, with its clusters', async () => {
    const { worker, threads, faults, passTime, stop } = createWorker();
    worker.assign([CLUSTER]);
    threads[0].onEnd(new Error('oh'));
    await until(() => faults.length === 1);
    expect(faults).toEqual(['crashed']);
    expect(threads).toHaveLength(1);
    await passTime(1_000);
    expect(threads[1].sent[0]).toEqual({
      type: 'clusters',
      clusters: [CLUSTER],
    });
    await stop();
  });

  it('tries again, and says so, when no thread can be started', async () => {
    const { worker, threads, faults, passTime, stop, system } = createWorker();
    worker.assign([CLUSTER]);
    system.isFull = true;
    threads[0].onEnd(new Error('oh'));
    await until(() => faults.length === 1);
    await passTime(1_000);
    await until(() => faults.length === 2);
    system.isFull = false;
    for (let second = 0; second < 5; second += 1) await passTime(1_000);
    expect(faults).toEqual(['crashed', 'crashed']);
    expect(threads[1].sent[0]).toEqual({
      type: 'clusters',
      clusters: [CLUSTER],
    });
    await stop();
  });

  it('tells a thread without memory from one that crashed', async () => {
    const { threads, faults, stop } = createWorker();
    const error = Object.assign(new Error('limit'), {
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    });
    threads[0].onEnd(error);
    await until(() => faults.length === 1);
    expect(faults).toEqual(['out-of-memory']);
    await stop();
  });

  it('ends a thread that misses three pings in a row', async () => {
    const { threads, faults, passTime, stop } = createWorker();
    await passTime(10_000);
    await passTime(10_000);
    expect(faults).toEqual([]);
    await passTime(10_000);
    await until(() => faults.length === 1);
    expect(faults).toEqual(['hung']);
    await passTime(1_000);
    expect(threads).toHaveLength(2);
    await stop();
  });

  it('leaves a thread alone that answers', async () => {
    const { threads, faults, passTime, stop } = createWorker();
    for (let round = 0; round < 6; round += 1) {
      const ping = threads[0].sent.at(-1);
      if (ping?.type === 'ping') {
        threads[0].onMessage({ type: 'pong', id: ping.id });
      }
      await passTime(10_000);
    }
    expect(faults).toEqual([]);
    await stop();
  });

  it('is no fault when it is stopped', async () => {
    const { faults, stop } = createWorker();
    await stop();
    expect(faults).toEqual([]);
  });

  it('leaves a thread alone that answers in between, however many pings it misses', async () => {
    const { threads, faults, passTime, stop } = createWorker();
    for (let round = 1; round <= 9; round += 1) {
      const ping = threads[0].sent.at(-1);
      if (ping?.type === 'ping' && round % 3 === 0) {
        threads[0].onMessage({ type: 'pong', id: ping.id });
      }
      await passTime(10_000);
    }
    expect(faults).toEqual([]);
    await stop();
  });
});
