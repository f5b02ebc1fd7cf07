import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { reflectorSettings } from '../../__testUtils__/reflectorSettings';
import { serviceTarget } from '../../locate';
import { Latch } from '../../util/Latch';
import { fail, ok } from '../../util/Result';
import { WorkloadIndex } from '../index/WorkloadIndex';
import { InformerUpdate } from '../informer/ListWatchSpec';
import { SharedInformers } from '../informer/SharedInformers';
import { configuredTypes, discoveredTypes, typesIn } from '../resourceTypes';
import { StartScheduler } from '../start';
import { ServicePresence } from './ServicePresence';
import { SearchQueues } from './SearchQueues';
import { Sightings } from './Sightings';

const NO_PODS: InformerUpdate = ok({ objects: [], isTruncated: false });
const SOME_PODS: InformerUpdate = ok({
  objects: [JSON.parse(JSON.stringify(aPod({ name: 'a' }).build()))],
  isTruncated: false,
});
const ROLLOUTS = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'rollouts',
};

function start(isPlaced: boolean | undefined, has: readonly string[] = []) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const listeners = new Set<() => void>();
  const world = { isPlaced };
  const { connection } = fakeConnection(({ path }) => {
    const plural = path.split('/').at(-1) ?? '';
    asked.push(plural);
    return aList('X', has.includes(plural) ? [{ metadata: {} }] : []);
  });
  const present = new Latch();
  const stop = new AbortController();
  const settings = reflectorSettings(clock);
  const sightings = new Sightings();
  const types = configuredTypes(undefined);
  const kafkas = {
    group: 'kafka.strimzi.io',
    plural: 'kafkas',
    versions: ['v1'],
  };
  const presence = new ServicePresence({
    ...settings,
    target: {
      connection: { ...connection, hasSharedCredential: false },
      service: serviceTarget(anEntity('shop')),
    },
    types: typesIn(connection.cluster, {
      types,
      customResources: [ROLLOUTS],
    }),
    workloads: new WorkloadIndex({
      informers: new SharedInformers(settings),
      scheduler: new StartScheduler(clock, () => 0.5),
      clock,
    }),
    placement: {
      has: () => world.isPlaced,
      sees: () => true,
      previewPods: () => undefined,
      listen: (_target, onChange, signal) => {
        listeners.add(onChange);
        signal.addEventListener('abort', () => listeners.delete(onChange));
      },
    },
    discover: async () => ok(discoveredTypes([kafkas], types)),
    sightings,
    searches: new SearchQueues(),
    present,
    signal: stop.signal,
  });
  return {
    listeners,
    sightings,
    present,
    presence,
    world,
    /** What the first probe asks for. */
    async probe(afterMs = 2_000) {
      clock.advance(afterMs);
      for (let turn = 0; turn < 10; turn += 1) {
        await new Promise(resolve => setImmediate(resolve));
      }
      return asked.splice(0).sort();
    },
  };
}

describe('ServicePresence', () => {
  it.each<[string, InformerUpdate, boolean]>([
    ['pods that may not be read', FORBIDDEN, true],
    ['pods that cannot be read now', fail('timeout', 'no answer'), false],
    ['no pods', NO_PODS, false],
  ])('takes %s for present: %s', async (_what, pods, isPresent) => {
    const { presence, present } = start(undefined);
    presence.decide(pods);
    expect(present.isOpen).toBe(isPresent);
  });

  it('believes an index that knows the place, without a probe', async () => {
    const { presence, present, probe } = start(true);
    presence.decide(NO_PODS);
    expect(present.isOpen).toBe(true);
    expect(await probe()).toEqual([]);
  });

  it('probes for everything where nothing is known', async () => {
    const { presence, probe } = start(undefined);
    presence.decide(NO_PODS);
    presence.decide(NO_PODS);
    expect(await probe()).toEqual(['deployments', 'rollouts']);
  });

  it('probes only for custom resources where an index knows that there is nothing else', async () => {
    const { presence, probe } = start(false);
    presence.decide(NO_PODS);
    expect(await probe()).toEqual(['rollouts']);
  });

  it('is present as soon as an index learns of the place, and listens no longer', async () => {
    const { listeners, presence, present, world } = start(false);
    presence.decide(NO_PODS);
    presence.decide(NO_PODS);
    expect(listeners.size).toBe(1);
    for (const onChange of listeners) onChange();
    expect(present.isOpen).toBe(false);
    world.isPlaced = true;
    for (const onChange of listeners) onChange();
    expect(present.isOpen).toBe(true);
    expect(listeners.size).toBe(0);
  });

  describe('of types that were discovered', () => {
    const SHOP = 'component:default/shop';
    const VIEWER = 'x';

    it('is what has nothing else anywhere', async () => {
      const { presence, present, probe, sightings } = start(false);
      presence.decide(NO_PODS);
      presence.decide(NO_PODS);
      expect(await probe()).toEqual(['rollouts']);
      expect(await probe(2_500)).toEqual(['kafkas']);
      expect(present.isOpen).toBe(false);
      expect(sightings.has(SHOP, VIEWER)).toBe(false);
    });

    it('is found by one, and then seen', async () => {
      const { presence, present, probe, sightings } = start(false, ['kafkas']);
      presence.decide(NO_PODS);
      await probe(4_500);
      expect(present.isOpen).toBe(true);
      expect(sightings.has(SHOP, VIEWER)).toBe(true);
    });

    it('is not looked for while it is seen in another cluster', async () => {
      const { presence, probe, sightings } = start(false, ['kafkas']);
      sightings.add(SHOP, VIEWER, new AbortController().signal);
      presence.decide(NO_PODS);
      expect(await probe(4_500)).toEqual(['rollouts']);
      expect(await probe(20 * 60_000)).not.toContain('kafkas');
    });

    it('is not seen where pods may not be read, but where something is', async () => {
      const { presence, present, probe, sightings } = start(undefined);
      presence.decide(FORBIDDEN);
      await probe();
      expect(present.isOpen).toBe(true);
      expect(sightings.has(SHOP, VIEWER)).toBe(false);
      presence.see();
      await probe();
      expect(sightings.has(SHOP, VIEWER)).toBe(true);
    });

    it.each<[string, boolean | undefined, InformerUpdate]>([
      ['an index', true, NO_PODS],
      ['its pods', undefined, SOME_PODS],
    ])('is seen by %s', async (_what, isPlaced, pods) => {
      const { presence, probe, sightings } = start(isPlaced);
      presence.decide(pods);
      await probe();
      expect(sightings.has(SHOP, VIEWER)).toBe(true);
      presence.decide(FORBIDDEN);
      await probe();
      expect(sightings.has(SHOP, VIEWER)).toBe(true);
    });
  });
});
