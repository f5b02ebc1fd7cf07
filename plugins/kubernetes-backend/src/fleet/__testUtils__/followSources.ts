import {
  ClusterDetails,
  FleetEvent as ToldEvent,
  FleetSource,
} from '@podlight/backstage-plugin-kubernetes-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { AddedSources } from '../added/AddedSources';
import { AddedFault } from '../added/followAdded';
import { fleetSource } from '../fleetSource';
import { FLEET_KINDS, FleetKind, RecordStore } from '../records';
import { ClusterHolding } from '../replicas/ClusterHolding';
import { applyEvent } from '../source/applyEvent';
import { FleetEvent } from '../source/FleetSource';
import { fail } from '../../util/Result';
import { aRegistry } from './aRegistry';
import { TEST_SETTINGS } from './followSimulator';
import { SourceContract } from './SourceContract';

export interface FollowSourcesOptions {
  readonly clusters?: readonly string[];
  readonly kinds?: readonly FleetKind[];
  readonly maxRecords?: number;
  readonly holding?: ClusterHolding;
}

/** A pod as a source tells it. */
export const aToldPod = (name: string, fields: object = {}) => ({
  ...{ namespace: 'shop', name, uid: '', labels: { app: 'web' } },
  ...{ isReady: true, ready: 1, desired: 1, ...fields },
});

/** A source of all clusters that does this. */
export function aSource(
  follow: FleetSource['follow'],
  fields: Partial<FleetSource> = {},
): FleetSource {
  return { id: 'search', clusters: 'all', ...fields, follow };
}

/** Sends events that no type checker has seen, each after the one before. */
export async function sendAll(
  { send }: Parameters<FleetSource['follow']>[0],
  ...events: readonly unknown[]
): Promise<void> {
  for (const event of events) await send(event as ToldEvent);
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Follows by sources of modules into a store. Names that begin with `personal` have no shared credential. */
export function followSources(
  sources: readonly FleetSource[],
  {
    clusters: names = ['eu'],
    kinds = ['Pod'],
    maxRecords = 1_000,
    holding,
  }: FollowSourcesOptions = {},
) {
  const clock = new ManualClock();
  const stopping = new AbortController();
  const store = new RecordStore({ maxRecords, maxCharacters: 1e6 });
  const events: FleetEvent[] = [];
  const faults: AddedFault[] = [];
  const unknown: string[] = [];
  const contract = new SourceContract();
  const clusters: ClusterDetails[] = names.map(name => ({
    ...{ name, url: `https://${name}`, authProvider: 'x', authMetadata: {} },
  }));
  const source = fleetSource({
    sources: new AddedSources(sources),
    registry: aRegistry(clusters),
    credentials: {
      get: async () => fail('credential', 'none'),
      reject: () => undefined,
      hasSharedCredential: ({ name }) => !name.startsWith('personal'),
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    settings: {
      ...TEST_SETTINGS,
      types: kinds.map(kind => ({ kind, plural: '', group: '', versions: [] })),
      maxRecords,
    },
    ...{ holding, clock, monotonic: clock.monotonic, random: () => 1 },
    workers: 0,
    startWorker: () => {
      throw new Error('has no worker');
    },
    telemetry: { requestDone: () => undefined },
    onFault: () => undefined,
    onSourceFault: fault => faults.push(fault),
    onUnknownCluster: (id, cluster) => unknown.push(`${id}: ${cluster}`),
  });
  const over = source.follow(
    contract.before(event => {
      events.push(event);
      applyEvent(store, event);
    }),
    stopping.signal,
  );
  return {
    ...{ clusters, events, faults, over, store, unknown },
    /** What was wrong, in the words of the log. */
    get said() {
      return faults.map(({ error }) => error.message);
    },
    typesOf: (cluster: string, kind: FleetKind = 'Pod') =>
      events
        .filter(event => event.cluster === cluster)
        .filter(event => !('kind' in event) || event.kind === kind)
        .map(({ type }) => type),
    podsOf: (cluster: string) =>
      [...store.ofCluster(cluster, FLEET_KINDS)].map(({ name }) => name).sort(),
    pass: async (seconds = 0) => {
      for (let second = 0; second <= seconds; second += 1) {
        if (second > 0) clock.advance(1_000);
        for (let turn = 0; turn < 12; turn += 1) {
          await new Promise(setImmediate);
        }
      }
    },
    abort: () => stopping.abort(),
    /** Rejects where the index was told what it must not be. */
    async stop() {
      stopping.abort();
      for (let turn = 0; turn < 12; turn += 1) {
        await new Promise(setImmediate);
      }
      clock.advance(60_000);
      await over;
      contract.end();
      if (contract.violations.length > 0) {
        throw new Error(contract.violations.slice(0, 10).join('\n'));
      }
    },
  };
}
