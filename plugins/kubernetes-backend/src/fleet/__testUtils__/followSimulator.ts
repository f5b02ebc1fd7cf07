import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { QUICK_DEADLINES } from '../../__testUtils__/simulatorConfig';
import { ok } from '../../util/Result';
import { systemClock } from '../../util/timing';
import { AddedSources } from '../added/AddedSources';
import { fleetSource } from '../fleetSource';
import { StartWorker } from '../pool/WorkerThread';
import { ClusterHolding } from '../replicas/ClusterHolding';
import { applyEvent } from '../source/applyEvent';
import { FleetEvent } from '../source/FleetSource';
import { SourceContract } from './SourceContract';
import { RecordStore } from '../records';
import { WorkerSettings } from '../worker/protocol';
import { aRegistry } from './aRegistry';

/** Pods and Deployments, with short deadlines. */
export const TEST_SETTINGS: WorkerSettings = {
  types: [
    { kind: 'Pod', plural: 'pods', group: '', versions: ['v1'] },
    {
      kind: 'Deployment',
      plural: 'deployments',
      group: 'apps',
      versions: ['v1'],
    },
  ],
  deadlines: QUICK_DEADLINES,
  userAgent: 'test',
  maxRecords: 10_000,
  maxBodyBytes: 64 * 1024 * 1024,
  refreshIntervalMs: 500,
};

/** The source that lists and watches the clusters of a simulator, and what it says of its workers. */
export function createSource(
  simulator: Simulator,
  start: StartWorker,
  {
    settings = TEST_SETTINGS,
    holding,
    getClusters = () => toClusterDetails(simulator),
  }: {
    readonly settings?: WorkerSettings;
    readonly holding?: ClusterHolding;
    readonly getClusters?: () => readonly ClusterDetails[];
  } = {},
) {
  const faults: string[] = [];
  const credentialOf = ({ name }: ClusterDetails): ClusterCredential => ({
    kind: 'bearerToken',
    token: simulator.cluster(name).tokens.reader,
    identity: 'reader',
  });
  const source = fleetSource({
    sources: new AddedSources([]),
    registry: {
      getClusters: signal => aRegistry(getClusters()).getClusters(signal),
    },
    credentials: {
      get: async cluster => ok(credentialOf(cluster)),
      reject: () => undefined,
      hasSharedCredential: ({ authProvider }) => authProvider === 'shared',
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
    settings,
    workers: 1,
    holding,
    startWorker: start,
    telemetry: { requestDone: () => undefined },
    clock: systemClock,
    onFault: fault => faults.push(fault),
    onSourceFault: () => undefined,
    onUnknownCluster: () => undefined,
  });
  return { source, faults };
}

/** All clusters of a simulator. */
export function toClusterDetails(
  simulator: Simulator,
): readonly ClusterDetails[] {
  return simulator.clusters.map(({ name, url, caData }) => ({
    name,
    url,
    authProvider: name.startsWith('personal') ? 'personal' : 'shared',
    authMetadata: {},
    tls: { caData },
  }));
}

/** Follows the clusters of a simulator into a store. */
export function followSimulator(
  simulator: Simulator,
  start: StartWorker,
  settings: WorkerSettings = TEST_SETTINGS,
  holding?: ClusterHolding,
) {
  let clusters = toClusterDetails(simulator);
  const stopping = new AbortController();
  const store = new RecordStore({ maxRecords: 10_000, maxCharacters: 1e8 });
  const events: FleetEvent[] = [];
  const { source, faults } = createSource(simulator, start, {
    ...{ settings, holding, getClusters: () => clusters },
  });
  const contract = new SourceContract();
  const over = source.follow(
    contract.before(event => {
      events.push(event);
      applyEvent(store, event);
    }),
    stopping.signal,
  );
  return {
    store,
    events,
    faults,
    podsOf: (cluster: string) =>
      [...store.ofCluster(cluster, ['Pod'])].map(({ name }) => name).sort(),
    isLive: (cluster: string) =>
      events
        .filter(event => event.cluster === cluster)
        .some(({ type }) => type === 'live'),
    setClusters: (next: readonly ClusterDetails[]) => {
      clusters = next;
    },
    /** Rejects where the source has not kept its contract. */
    async stop() {
      stopping.abort();
      await over;
      contract.end();
      if (contract.violations.length > 0) {
        throw new Error(contract.violations.slice(0, 10).join('\n'));
      }
    },
  };
}
