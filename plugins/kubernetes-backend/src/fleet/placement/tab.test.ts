import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Simulator } from '@internal/cluster-simulator';
import { anEntity } from '../../__testUtils__/anEntity';
import { serviceTarget } from '../../locate/serviceTarget';
import { DeferredPlacement } from '../../read';
import { ServiceInformerFactory } from '../../read/service/ServiceInformerFactory';
import { systemClock } from '../../util/timing';
import { createTabPipeline, followDemo } from '../__testUtils__/demoFleet';
import { followSimulator } from '../__testUtils__/followSimulator';
import { ClusterStates } from '../ClusterStates';
import { ServiceMatcher } from '../match';
import { FleetPlacement } from './FleetPlacement';

jest.setTimeout(120_000);

describe('a tab of a service that the index knows', () => {
  const stopping = new AbortController();
  const placement = new DeferredPlacement();
  let simulator: Simulator;
  let followed: ReturnType<typeof followSimulator>;
  let matcher: ServiceMatcher;

  /** What somebody sees who is the first to look. */
  async function look(entity: Entity) {
    const { signal } = stopping;
    const { close, pipeline } = createTabPipeline(simulator, { placement });
    const caller = { credentials: mockCredentials.service() };
    const service = await pipeline.locate(entity, caller, signal);
    const { clusters } = await pipeline.snapshot(service, signal);
    await close();
    return clusters.map(({ cluster, pods }) => [
      cluster,
      pods?.map(({ name }) => name).sort(),
    ]);
  }

  beforeAll(async () => {
    ({ simulator, followed } = await followDemo());
    const { events, store } = followed;
    const states = new ClusterStates(() => new Date());
    events.forEach(event => states.apply(event));
    matcher = new ServiceMatcher(store);
    placement.resolve(
      new FleetPlacement({
        matcher,
        states,
        isLimited: cluster => store.isLimited(cluster),
        onFault: () => undefined,
        clock: systemClock,
        signal: stopping.signal,
      }),
    );
  });

  afterAll(async () => {
    stopping.abort();
    await followed.stop();
    await simulator.stop();
  });

  it('asks only the clusters in which it is, and shows the same', async () => {
    const all = simulator.clusters.map(({ name }) => name);
    const idsIn = (cluster: string) =>
      [...followed.store.ofCluster(cluster)].map(
        ({ labels }) => labels['backstage.io/kubernetes-id'],
      );
    const somewhere = all
      .flatMap(idsIn)
      .find(id => id && !all.every(cluster => idsIn(cluster).includes(id)));
    const entity = anEntity(somewhere);
    const before = await look(entity);
    matcher.set({
      target: serviceTarget(entity),
      clusters: new Set(all),
      subject: 'subject',
    });
    simulator.clusters.forEach(cluster => cluster.resetRequests());
    const previewPods = jest.spyOn(FleetPlacement.prototype, 'previewPods');
    const observe = jest.spyOn(ServiceInformerFactory.prototype, 'observe');
    expect(await look(entity)).toEqual(before);
    // Nobody shows these before the clusters have answered.
    expect(previewPods).not.toHaveBeenCalled();
    previewPods.mockRestore();
    const observed = observe.mock.calls.map(
      ([{ connection }]) => connection.cluster.name,
    );
    observe.mockRestore();
    const asked = simulator.clusters
      .filter(cluster => cluster.requests().total > 0)
      .map(({ name }) => name);
    const has = all.filter(cluster =>
      idsIn(cluster).includes(entity.metadata.name),
    );
    expect(has.length).toBeLessThan(all.length);
    expect(asked).toEqual(has);
    expect(observed.sort()).toEqual([...has].sort());
  });

  it('shows its pods before the clusters have answered', async () => {
    const all = simulator.clusters.map(({ name }) => name);
    const entity = anEntity('dice-roller');
    matcher.set({
      target: serviceTarget(entity),
      clusters: new Set(all),
      subject: 'subject',
    });
    const podsIn = (cluster: string) =>
      [...followed.store.ofCluster(cluster, ['Pod'])]
        .filter(
          ({ labels }) =>
            labels['backstage.io/kubernetes-id'] === 'dice-roller',
        )
        .map(({ name }) => name)
        .sort();
    const leaving = new AbortController();
    const { close, pipeline } = createTabPipeline(simulator, { placement });
    const caller = { credentials: mockCredentials.service() };
    const service = await pipeline.locate(entity, caller, leaving.signal);
    const first = new Map<string, unknown>();
    for await (const { message } of pipeline.subscribe(
      service,
      leaving.signal,
    )) {
      const { cluster, pods, state } = message;
      if (first.has(cluster)) continue;
      first.set(cluster, [state.phase, ...pods.map(({ name }) => name).sort()]);
      if (first.size === all.length) break;
    }
    leaving.abort();
    await close();
    for (const cluster of all) {
      expect(first.get(cluster)).toEqual(['connecting', ...podsIn(cluster)]);
    }
    // Who has seen more than that already keeps it until the cluster answers.
    const again = createTabPipeline(simulator, { placement });
    const resumed = again.pipeline.subscribe(
      service,
      stopping.signal,
      new Set(['a-version']),
    );
    for await (const { message } of resumed) {
      expect(message.state.phase).toBe('live');
      break;
    }
    await again.close();
  });
});
