import { mockCredentials } from '@backstage/backend-test-utils';
import { ManualClock } from '../__testUtils__/ManualClock';
import { fail } from '../util/Result';
import { aRegistry } from './__testUtils__/aRegistry';
import { TEST_SETTINGS } from './__testUtils__/followSimulator';
import { aSource, untilAborted } from './__testUtils__/followSources';
import { AddedSources } from './added/AddedSources';
import { fleetSource } from './fleetSource';
import { FleetEvent } from './source/FleetSource';

const { signal: never } = new AbortController();

const cluster = (name: string) => ({
  ...{ name, url: `https://${name}`, authProvider: 'x', authMetadata: {} },
});

/** Follows clusters, of which a module's source has some. */
async function follow(names: readonly string[], ofModule: 'all' | string[]) {
  const clock = new ManualClock();
  const stopping = new AbortController();
  const events: FleetEvent[] = [];
  const bySource: string[] = [];
  const byWorkers: string[][] = [];
  const offer = jest.fn();
  const read = jest.fn(() => aRegistry(names.map(cluster)).getClusters(never));
  const source = aSource(
    async (sink, signal) => {
      bySource.push(sink.cluster);
      await untilAborted(signal);
    },
    { clusters: ofModule },
  );
  const over = fleetSource({
    sources: new AddedSources([source]),
    registry: { getClusters: read },
    holding: { offer, holds: () => true, listen: () => undefined },
    credentials: {
      get: async () => fail('credential', 'none'),
      reject: () => undefined,
      hasSharedCredential: ({ name }) => name !== 'personal',
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    settings: TEST_SETTINGS,
    workers: 1,
    startWorker: (_settings, { onEnd, onMessage }) => ({
      send: message => {
        if (message.type === 'ping') onMessage({ ...message, type: 'pong' });
        if (message.type !== 'clusters') return;
        byWorkers.push(message.clusters.map(({ name }) => name));
      },
      terminate: async () => onEnd(undefined),
    }),
    telemetry: { requestDone: () => undefined },
    clock,
    onFault: () => undefined,
    onSourceFault: () => undefined,
    onUnknownCluster: () => undefined,
  }).follow(event => events.push(event), stopping.signal);
  const settle = async () => {
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
  };
  await settle();
  return {
    ...{ bySource, byWorkers, events, offer, read },
    pass: async (ms: number) => {
      clock.advance(ms);
      await settle();
    },
    stop: async () => {
      stopping.abort();
      await settle();
      clock.advance(60_000);
      await over;
    },
  };
}

describe('fleetSource', () => {
  it('follows each cluster by the source that has it, and the others by workers', async () => {
    const { bySource, byWorkers, stop } = await follow(
      ['eu', 'us', 'asia'],
      ['us'],
    );
    expect(bySource).toEqual(['us']);
    expect(byWorkers.at(-1)).toEqual(['eu', 'asia']);
    await stop();
  });

  it('reads the clusters once at a time for both, and offers them together', async () => {
    const { events, offer, pass, read, stop } = await follow(
      ['eu', 'us', 'personal'],
      ['us'],
    );
    expect(read).toHaveBeenCalledTimes(1);
    expect(offer.mock.calls).toEqual([[['eu', 'us']]]);
    await pass(15_000);
    expect(read).toHaveBeenCalledTimes(2);
    expect(events).toEqual([
      { type: 'leftOut', cluster: 'personal', reason: 'personal-credential' },
    ]);
    await stop();
  });

  it('starts no worker where a source has all clusters', async () => {
    const { bySource, byWorkers, stop } = await follow(['eu', 'us'], 'all');
    expect(bySource).toEqual(['eu', 'us']);
    expect(byWorkers).toEqual([]);
    await stop();
  });
});
