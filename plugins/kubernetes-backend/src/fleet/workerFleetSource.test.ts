import { mockCredentials } from '@backstage/backend-test-utils';
import { fail } from '../util/Result';
import { configuredTypes } from '../read/resourceTypes';
import { aRegistry } from './__testUtils__/aRegistry';
import {
  WorkerFleetSourceSettings,
  workerFleetSource,
} from './workerFleetSource';
import { WorkerSettings } from './worker/protocol';

async function settingsOf(
  config: WorkerFleetSourceSettings['config'],
): Promise<WorkerSettings | undefined> {
  const stopping = new AbortController();
  const started: WorkerSettings[] = [];
  const source = workerFleetSource({
    config,
    types: configuredTypes(['pods', 'deployments', 'services']),
    ...{ maxRecords: 7, userAgent: 'podlight/1', poolLabels: ['pool'] },
    ...{ registry: aRegistry([]), workers: 1 },
    credentials: {
      get: async () => fail('credential', 'none'),
      reject: () => undefined,
      hasSharedCredential: () => true,
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    telemetry: { requestDone: () => undefined },
    onFault: () => undefined,
    startWorker: (settings, { onEnd }) => {
      started.push(settings);
      return {
        send: () => undefined,
        terminate: async () => onEnd(undefined),
      };
    },
  });
  const over = source.follow(() => undefined, stopping.signal);
  await new Promise(setImmediate);
  stopping.abort();
  await over;
  return started.at(0);
}

describe('workerFleetSource', () => {
  it('tells workers what is configured, and lists with more time than the tab', async () => {
    const settings = await settingsOf({
      deadlines: { connectMs: 1_111, firstByteMs: 2_222 },
      refreshIntervalMs: 3_333,
    });
    expect(settings).toMatchObject({
      deadlines: { connectMs: 1_111, firstByteMs: 2_222, listMs: 120_000 },
      refreshIntervalMs: 3_333,
      ...{ maxRecords: 7, userAgent: 'podlight/1', poolLabels: ['pool'] },
    });
    expect(settings?.types.map(({ plural }) => plural)).toEqual([
      'pods',
      'deployments',
    ]);
    expect(structuredClone(settings)).toEqual(settings);
  });

  it('has the defaults of the tab', async () => {
    expect(await settingsOf({})).toMatchObject({
      deadlines: { connectMs: 3_000, firstByteMs: 10_000 },
      refreshIntervalMs: 10_000,
    });
  });
});
