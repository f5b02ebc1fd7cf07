import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { Latch } from '../../util/Latch';
import { fail, ok, Result } from '../../util/Result';
import { NegativeCache } from '../informer/NegativeCache';
import { discoveredTypes, ResourceType } from '../resourceTypes';
import { DiscoveredSearch } from './DiscoveredSearch';
import { SearchQueues } from './SearchQueues';
import { Sightings } from './Sightings';

const VIEWER = 'x';
const MINUTE_MS = 60_000;
const NONE = aList('X', []);
const PLURALS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const TYPES = discoveredTypes(
  PLURALS.map(plural => ({ group: 'example.com', plural, versions: ['v1'] })),
  [],
);

type Found = Result<readonly ResourceType[]>;

/** Searches for services in a cluster; `random` is 0.5. */
function setup({
  answer = () => NONE,
  discover = () => ok(TYPES),
}: {
  answer?: (plural: string) => Result<unknown> | Promise<Result<unknown>>;
  discover?: () => Found | Promise<Found>;
} = {}) {
  const clock = new ManualClock();
  const now = () => clock.now().getTime();
  const asked: string[] = [];
  let open = 0;
  let mostOpen = 0;
  const { connection } = fakeConnection(async ({ path }) => {
    const plural = path.split('/').at(-1) ?? '';
    asked.push(plural);
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    const given = await answer(plural);
    open -= 1;
    return given;
  });
  const shared = {
    unserved: new NegativeCache(now),
    refused: new NegativeCache(now),
    clock,
    random: () => 0.5,
    sightings: new Sightings(),
    searches: new SearchQueues(),
    discover: async () => discover(),
  };
  return {
    sightings: shared.sightings,
    mostAtOnce: () => mostOpen,
    search(name: string) {
      const present = new Latch();
      const stop = new AbortController();
      const entity = anEntity(name);
      const target = { connection, service: serviceTarget(entity) };
      const { signal } = stop;
      const search = new DiscoveredSearch({
        ...shared,
        target,
        present,
        signal,
      });
      const over = search.run().catch(() => undefined);
      const { entityRef } = target.service;
      return { entityRef, over, present, stop };
    },
    /** What is asked in this time. */
    async pass(ms: number) {
      clock.advance(ms);
      for (let turn = 0; turn < 30; turn += 1) {
        await new Promise(setImmediate);
      }
      return asked.splice(0);
    },
  };
}

describe('DiscoveredSearch', () => {
  it('asks for each type a few seconds after the start, and after ten to twenty minutes', async () => {
    const { pass, search, mostAtOnce } = setup();
    const { present, over, stop } = search('shop');
    expect(await pass(4_499)).toEqual([]);
    expect(await pass(1)).toEqual(PLURALS);
    expect(mostAtOnce()).toBe(4);
    expect(await pass(15 * MINUTE_MS - 1)).toEqual([]);
    expect(await pass(1)).toEqual(PLURALS);
    expect(present.isOpen).toBe(false);
    stop.abort();
    await over;
    expect(await pass(100 * MINUTE_MS)).toEqual([]);
  });

  it('ends with the first that is there', async () => {
    const { pass, search } = setup({
      answer: plural => aList('X', plural === 'b' ? [{}] : []),
    });
    const { present, over } = search('shop');
    expect(await pass(4_500)).toEqual(['a', 'b', 'c', 'd']);
    expect(present.isOpen).toBe(true);
    await pass(15 * MINUTE_MS);
    await over;
  });

  it('does not ask where the same viewer sees the service elsewhere', async () => {
    const { pass, search, sightings } = setup();
    const [seen, unseen] = [search('shop'), search('cart')];
    const { signal } = new AbortController();
    sightings.add(seen.entityRef, VIEWER, signal);
    sightings.add(unseen.entityRef, 'another', signal);
    expect(await pass(4_500)).toEqual(PLURALS);
    seen.stop.abort();
    unseen.stop.abort();
  });

  it.each(['discovery', 'the first answers'])(
    'asks for no more when it is seen during %s',
    async phase => {
      let see = () => {};
      const { pass, search, sightings } = setup({
        discover: () => {
          if (phase === 'discovery') see();
          return ok(TYPES);
        },
        answer: () => {
          see();
          return NONE;
        },
      });
      const { entityRef, stop } = search('shop');
      see = () => sightings.add(entityRef, VIEWER, stop.signal);
      expect(await pass(4_500)).toEqual(
        phase === 'discovery' ? [] : ['a', 'b', 'c', 'd'],
      );
      stop.abort();
    },
  );

  it('is one at a time in a cluster, however many services are nowhere', async () => {
    let release = () => {};
    const released = new Promise<void>(resolve => {
      release = resolve;
    });
    const { pass, search, mostAtOnce } = setup({
      answer: async () => {
        await released;
        return NONE;
      },
    });
    const tabs = Array.from({ length: 50 }, (_, at) => search(`s${at}`));
    expect(await pass(4_500)).toHaveLength(4);
    // Those that leave while they wait cost nothing.
    for (const { stop } of tabs.slice(3)) stop.abort();
    release();
    await pass(0);
    await pass(0);
    expect(mostAtOnce()).toBe(4);
    tabs.forEach(({ stop }) => stop.abort());
  });

  it('asks once for all services what the caller may not read', async () => {
    const { pass, search } = setup({
      answer: plural => (plural === 'c' ? FORBIDDEN : NONE),
    });
    const [shop, cart] = [search('shop'), search('cart')];
    const asked = await pass(4_500);
    expect(asked.filter(plural => plural === 'c')).toHaveLength(1);
    expect(asked.filter(plural => plural === 'a')).toHaveLength(2);
    shop.stop.abort();
    cart.stop.abort();
  });

  it('asks again after a minute where the cluster does not say what it serves', async () => {
    const answers: Found[] = [fail('timeout', 'late'), fail('timeout', 'late')];
    const { pass, search } = setup({
      discover: () => answers.shift() ?? ok(TYPES),
    });
    const { stop } = search('shop');
    expect(await pass(4_500)).toEqual([]);
    await pass(MINUTE_MS);
    expect(answers).toEqual([]);
    expect(await pass(MINUTE_MS - 1)).toEqual([]);
    expect(await pass(1)).toEqual(PLURALS);
    stop.abort();
  });
});
