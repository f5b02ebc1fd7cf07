import { ManualTimers, settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { LogFollower } from './LogFollower';

const pod = {
  entityRef: 'component:default/dice-roller',
  cluster: 'eu',
  namespace: 'games',
  name: 'dice-1',
};
const at = (second: number) =>
  `2026-03-01T12:00:${String(second).padStart(2, '0')}Z`;

/** A log that a test writes piece by piece. */
class Script {
  #pieces: (string | Error | undefined)[] = [];
  #wake = () => {};

  write(...pieces: readonly string[]) {
    this.#add(...pieces);
  }

  end() {
    this.#add(undefined);
  }

  fail() {
    this.#add(new Error('The connection was lost'));
  }

  async *read(): AsyncGenerator<string, void, void> {
    for (;;) {
      while (this.#pieces.length > 0) {
        const piece = this.#pieces.shift();
        if (piece instanceof Error) throw piece;
        if (piece === undefined) return;
        yield piece;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  #add(...pieces: readonly (string | Error | undefined)[]) {
    this.#pieces.push(...pieces);
    this.#wake();
  }
}

function start(isFollowed: boolean) {
  const api = new ScriptedApi();
  const timers = new ManualTimers();
  const script = new Script();
  api.followed.set('dice-1', () => script.read());
  const follower = new LogFollower({
    api,
    pod,
    log: { container: 'app', timestamps: true },
    isFollowed,
    timers,
  });
  return {
    api,
    timers,
    script,
    follower,
    texts: () => follower.getSnapshot().lines.map(({ text }) => text),
    phase: () => follower.getSnapshot().status.phase,
  };
}

describe('LogFollower', () => {
  it('reads a log once', async () => {
    const { api, follower, texts, phase } = start(false);
    api.logs.set('dice-1/app', async () => `${at(1)} one\n${at(2)} two`);
    const stop = follower.subscribe(() => {});
    expect(phase()).toBe('loading');
    await settle();
    stop();
    expect(texts()).toEqual(['one', 'two']);
    expect(phase()).toBe('complete');
  });

  it('shows the first lines at once and batches the next', async () => {
    const { script, follower, timers, texts, phase } = start(true);
    const redraws = jest.fn();
    const stop = follower.subscribe(redraws);
    script.write(`${at(1)} one\n`);
    await settle();
    expect(texts()).toEqual(['one']);
    expect(phase()).toBe('following');
    redraws.mockClear();
    script.write(`${at(2)} two\n${at(3)} th`, `ree\n`, '\n');
    await settle();
    expect(texts()).toEqual(['one']);
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(redraws).toHaveBeenCalledTimes(1);
    script.end();
    await settle();
    expect(phase()).toBe('ended');
    stop();
  });

  it('stops loading when nothing is written', async () => {
    const { follower, timers, phase } = start(true);
    const stop = follower.subscribe(() => {});
    await timers.advance(2_000);
    expect(phase()).toBe('following');
    stop();
  });

  it('keeps what was read when it is lost, and goes on from there', async () => {
    const { script, follower, timers, texts, phase } = start(true);
    const stop = follower.subscribe(() => {});
    script.write(`${at(1)} one\n${at(2)} two\n`);
    script.fail();
    await settle();
    expect(phase()).toBe('lost');
    follower.reconnect();
    script.write(`${at(1)} one\n${at(2)} two\n${at(3)} three\n`);
    await settle();
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(follower.getSnapshot().lines.map(line => line.number)).toEqual([
      1, 2, 3,
    ]);
    stop();
  });

  it('has each line once that was not shown yet when it reconnected', async () => {
    const { script, follower, timers, texts } = start(true);
    const stop = follower.subscribe(() => {});
    script.write(`${at(1)} one\n`);
    await settle();
    script.write(`${at(2)} two\n`);
    await settle();
    expect(texts()).toEqual(['one']);
    follower.reconnect();
    await settle();
    script.write(`${at(2)} two\n${at(3)} three\n`);
    await settle();
    await timers.advance(100);
    expect(texts()).toEqual(['one', 'two', 'three']);
    stop();
  });

  it('reports why there are no lines', async () => {
    const { api, follower, phase } = start(false);
    api.logs.set('dice-1/app', async () => {
      throw new Error('no such log');
    });
    const stop = follower.subscribe(() => {});
    await settle();
    expect(follower.getSnapshot().status).toMatchObject({
      phase: 'failed',
      error: { message: 'no such log' },
    });
    api.logs.set('dice-1/app', async () => 'now it is there');
    follower.reconnect();
    await settle();
    expect(phase()).toBe('complete');
    stop();
  });

  it('keeps the newest lines and counts the dropped ones', async () => {
    const { api, follower } = start(false);
    api.logs.set('dice-1/app', async () => 'x\n'.repeat(20_005));
    const stop = follower.subscribe(() => {});
    await settle();
    const { lines, droppedLines } = follower.getSnapshot();
    expect(lines).toHaveLength(20_000);
    expect(droppedLines).toBe(5);
    expect(lines[0].number).toBe(6);
    stop();
  });

  it('stops with its last subscriber', async () => {
    const { script, follower, texts } = start(true);
    follower.subscribe(() => {})();
    script.write(`${at(1)} one\n`);
    await settle();
    expect(texts()).toEqual([]);
  });
});
