import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import { anEntity } from '../__testUtils__/anEntity';
import { put } from '../__testUtils__/fleet';
import {
  shopPod,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';
import { serviceTarget } from '../locate';
import { ObservedObjects } from './service/ObservedObjects';
import { configuredTypes } from './resourceTypes';
import { listObjects } from './informer/list';
import { ServiceInformerFactory } from './service/ServiceInformerFactory';

type Step =
  | { readonly do: 'put' | 'delete' | 'unlabel'; readonly pod: number }
  | { readonly do: 'drop' | 'compact' | 'pause' | 'time out' };

const pod = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('put' as const), pod }),
  fc.record({ do: fc.constant('delete' as const), pod }),
  fc.record({ do: fc.constant('unlabel' as const), pod }),
  fc.record({
    do: fc.constantFrom(
      'drop' as const,
      'compact' as const,
      'pause' as const,
      'time out' as const,
    ),
  }),
);

async function run(fleet: WatchedFleet, taken: Step, version: number) {
  const { cluster, clock, clusterClock } = fleet;
  switch (taken.do) {
    case 'put':
      put(cluster, shopPod(`web-${taken.pod}`, String(version)));
      break;
    case 'unlabel': {
      const raw = shopPod(`web-${taken.pod}`);
      put(cluster, { ...raw, metadata: { ...raw.metadata, labels: {} } });
      break;
    }
    case 'delete':
      cluster.delete({
        kind: 'Pod',
        namespace: 'shop',
        name: `web-${taken.pod}`,
      });
      break;
    case 'drop':
      cluster.dropConnections();
      break;
    case 'compact':
      cluster.compact();
      break;
    case 'time out':
      clusterClock.advance(11 * 60_000);
      break;
    default:
      clock.advance(2_000);
      await new Promise(resolve => setTimeout(resolve, 3));
  }
}

const byName = (objects: readonly ModelObject[]) =>
  new Map(objects.map(object => [object.metadata.name, object] as const));

describe('ServiceInformerFactory', () => {
  it('knows what a fresh list would say, whatever has happened', async () => {
    const fleet = await startWatchedFleet();
    const stop = new AbortController();
    const service = serviceTarget(anEntity());
    const { clusters } = await fleet.pipeline.locate(
      anEntity(),
      fleet.principalOf('guest'),
      stop.signal,
    );
    const connection = fleet.pipeline.connect(
      clusters[0],
      fleet.principalOf('guest'),
    );
    const reader = new ServiceInformerFactory({
      types: configuredTypes(['pods']),
      refreshIntervalMs: 10_000,
      deadlineMs: 5_000,
      clock: fleet.clock,
    });
    let last: ObservedObjects | undefined;
    const reading = (async () => {
      const target = { connection, service };
      for await (const news of reader.observe(target, stop.signal)) last = news;
    })();
    const known = () =>
      last?.type === 'objects' ? byName(last.objects.Pod ?? []) : undefined;
    await fleet.until(() => fleet.cluster.openWatches() === 1);

    let version = 1;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        async steps => {
          for (const taken of steps) await run(fleet, taken, (version += 1));
          // Something that is told last tells that all before it has been told.
          put(fleet.cluster, shopPod('last', String((version += 1))));
          await fleet.until(
            () =>
              known()?.get('last')?.metadata.labels.version === String(version),
            200,
          );
          const fresh = await listObjects(
            connection,
            {
              path: '/api/v1/pods',
              kind: 'Pod',
              query: { labelSelector: service.selector.text },
            },
            stop.signal,
          );
          if (!fresh.ok) throw new Error(fresh.reason.message);
          expect(known()).toEqual(byName(fresh.value));
        },
      ),
      { numRuns: 25 },
    );
    stop.abort();
    await reading;
    await fleet.until(() => fleet.cluster.openWatches() === 0, 0);
    await fleet.stop();
  }, 60_000);
});
