import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { Simulator } from '@internal/cluster-simulator';
import { put, startFleet } from '../../__testUtils__/fleet';
import { until } from '../../__testUtils__/until';
import { shopPod } from '../../__testUtils__/watchedFleet';
import {
  followSimulator,
  TEST_SETTINGS,
} from '../__testUtils__/followSimulator';
import { workerFile } from '../worker/worker';
import { workerThreads } from './WorkerThread';

/** What `backstage-cli package start` runs TypeScript with. */
const TYPESCRIPT = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];

const PATIENCE_MS = 30_000;

function runScript(script: string, maxOldGenerationMb?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-worker-'));
  const file = join(folder, 'worker.cjs');
  writeFileSync(file, script);
  const start = workerThreads({ file, execArgv: [], maxOldGenerationMb });
  const messages: unknown[] = [];
  const ended = new Promise<Error | undefined>(resolve => {
    const thread = start(TEST_SETTINGS, {
      onMessage: message => {
        messages.push(message);
        void thread.terminate();
      },
      onEnd: resolve,
    });
  });
  return ended.finally(() => rmSync(folder, { recursive: true }));
}

describe('workerThreads', () => {
  it('reads a cluster in a thread of its own', async () => {
    const simulator: Simulator = await startFleet('eu');
    const { faults, podsOf, stop } = followSimulator(
      simulator,
      workerThreads({ execArgv: TYPESCRIPT }),
    );
    await until(() => podsOf('eu').length === 1, PATIENCE_MS);
    put(simulator.cluster('eu'), shopPod('new'));
    await until(() => podsOf('eu').length === 2, PATIENCE_MS);
    await stop();
    await simulator.stop();
    expect(faults).toEqual([]);
  });

  it('starts a thread again that took too much memory, and tells the gap', async () => {
    const simulator: Simulator = await startFleet('eu');
    const starts: number[] = [];
    const { events, faults, podsOf, stop } = followSimulator(
      simulator,
      (settings, handlers) => {
        // The code of a worker alone takes more than the first one gets.
        starts.push(starts.length === 0 ? 8 : 256);
        const maxOldGenerationMb = starts.at(-1);
        return workerThreads({ execArgv: TYPESCRIPT, maxOldGenerationMb })(
          settings,
          handlers,
        );
      },
    );
    await until(() => podsOf('eu').length === 1, PATIENCE_MS);
    await stop();
    await simulator.stop();
    expect(faults).toEqual(['out-of-memory']);
    expect(starts).toEqual([8, 256]);
    const kinds = TEST_SETTINGS.types.map(({ kind }) => kind);
    expect(events.slice(0, kinds.length)).toMatchObject(
      kinds.map(kind => ({
        type: 'gap',
        cluster: 'eu',
        kind,
        reason: { message: expect.stringContaining('ran out of memory') },
      })),
    );
  });

  it('runs the bundle of the published package where there is one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-worker-'));
    const { base } = parse(workerFile(folder));
    writeFileSync(join(folder, 'worker.bundle.cjs'), '');
    const bundle = workerFile(folder);
    rmSync(folder, { recursive: true });
    expect(base).toBe('worker.ts');
    expect(bundle).toBe(join(folder, 'worker.bundle.cjs'));
  });

  it('says the error of a thread that crashes', async () => {
    const error = await runScript('throw new TypeError("oh")');
    expect(error?.message).toContain('oh');
  });

  it('ends a thread that takes too much memory, and only that', async () => {
    const error = await runScript(
      // In turns of the event loop, as a reader of clusters would.
      `const kept = [];
       const more = () => {
         for (let count = 0; count < 100; count += 1) {
           kept.push(new Array(1_000).fill(0.5));
         }
         setImmediate(more);
       };
       more();`,
      16,
    );
    expect(error && Reflect.get(error, 'code')).toBe(
      'ERR_WORKER_OUT_OF_MEMORY',
    );
  });

  it('ends an endless loop at once', async () => {
    const error = await runScript(
      "require('node:worker_threads').parentPort.postMessage({}); for (;;);",
    );
    expect(error).toBeUndefined();
  });
});
