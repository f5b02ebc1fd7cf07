import {
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { fail } from '../../util/Result';
import { ObservedObjects, ServiceObserver } from '../service/ObservedObjects';
import { BoundObserver } from './BoundObserver';
import { BINDING_TTL_MS, NamespaceBinding } from './NamespaceBinding';

function podsIn(...namespaces: readonly string[]): ObservedObjects {
  const pods = namespaces.flatMap((namespace, index) => {
    const built = aPod({ name: `web-${index}`, namespace }).build();
    return parseObject(JSON.parse(JSON.stringify(built))) ?? [];
  });
  return {
    type: 'objects',
    isComplete: true,
    objects: toClusterObjects(pods).objects,
    kindProblems: [],
  };
}

function namespacesOf(observed: ObservedObjects | undefined) {
  return observed?.type === 'objects'
    ? (observed.objects.Pod ?? []).map(({ metadata }) => metadata.namespace)
    : observed?.reason.code;
}

const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};

/** Observes a service whose objects, and whose namespaces, the test sets. */
function setUp(bound: readonly string[]) {
  const clock = new ManualClock();
  const viewer = new AbortController();
  const world = { bound: new Set(bound) };
  type Next = ObservedObjects | Error | undefined;
  let publish: (next: Next) => void = () => undefined;
  const nextOf = (signal: AbortSignal) =>
    new Promise<Next>(resolve => {
      publish = resolve;
      signal.addEventListener('abort', () => resolve(undefined));
    });
  const observer: ServiceObserver & { signal?: AbortSignal } = {
    isExpected: jest.fn(() => true),
    async *observe(_target, signal) {
      observer.signal = signal;
      while (!signal.aborted) {
        const next = await nextOf(signal);
        if (next instanceof Error) throw next;
        if (next) yield next;
      }
    },
  };
  const target = {
    service: serviceTarget(anEntity(), { isBound: true }),
    connection: fakeConnection(() => fail('timeout', '')).connection,
  };
  const allows = jest.fn(({ namespace }: { namespace: string }) =>
    world.bound.has(namespace),
  );
  const bindingObserver = new BoundObserver({
    observer,
    binding: new NamespaceBinding({
      policies: [{ id: 'test', allows }],
      now: clock.monotonic,
      onFault: () => undefined,
    }),
    clock,
  });
  const seen: unknown[] = [];
  const state = { error: undefined as unknown, isOver: false };
  const observe = async () => {
    try {
      for await (const each of bindingObserver.observe(target, viewer.signal)) {
        seen.push(namespacesOf(each));
      }
    } catch (error) {
      state.error = error;
    }
    state.isOver = true;
  };
  return {
    allows,
    bindingObserver,
    clock,
    observe,
    observer,
    seen,
    state,
    target,
    viewer,
    world,
    publish: async (observed: ObservedObjects | Error) => {
      await turns();
      publish(observed);
      await turns();
    },
  };
}

describe('BoundObserver', () => {
  it('shows only objects in namespaces of the entity', async () => {
    const { observe, publish, seen, viewer } = setUp(['shop']);
    void observe();
    await publish(podsIn('shop', 'evil'));
    expect(seen.at(-1)).toEqual(['shop']);
    expect(seen.flat()).not.toContain('evil');
    await publish(podsIn('shop', 'shop'));
    expect(seen.at(-1)).toEqual(['shop', 'shop']);
    viewer.abort();
  });

  it('passes failures on', async () => {
    const { observe, publish, seen, viewer } = setUp(['shop']);
    void observe();
    await publish({ type: 'failed', reason: fail('dns', 'no').reason });
    expect(seen).toEqual(['dns']);
    viewer.abort();
  });

  it('asks again whose a namespace is, without any change of its objects', async () => {
    const { clock, observe, publish, seen, viewer, world } = setUp(['shop']);
    void observe();
    await publish(podsIn('shop'));
    world.bound.clear();
    clock.advance(BINDING_TTL_MS - 1);
    await turns();
    expect(seen.at(-1)).toEqual(['shop']);
    clock.advance(1);
    await turns();
    expect(seen.at(-1)).toEqual([]);
    world.bound.add('shop');
    clock.advance(BINDING_TTL_MS);
    await turns();
    expect(seen.at(-1)).toEqual(['shop']);
    viewer.abort();
  });

  it('ends with the viewer, and ends what it started', async () => {
    const { allows, clock, observe, observer, publish, state, viewer } = setUp([
      'shop',
    ]);
    void observe();
    await publish(podsIn('shop'));
    viewer.abort();
    await turns();
    expect(state).toEqual({ error: undefined, isOver: true });
    expect(observer.signal?.aborted).toBe(true);
    const asked = allows.mock.calls.length;
    clock.advance(10 * BINDING_TTL_MS);
    await turns();
    expect(allows).toHaveBeenCalledTimes(asked);
  });

  it('ends the observation when its consumer leaves', async () => {
    const { bindingObserver, observer, publish, target, viewer } = setUp([
      'shop',
    ]);
    const all = bindingObserver.observe(target, viewer.signal);
    const first = all.next();
    await publish(podsIn('shop'));
    await first;
    expect(observer.signal?.aborted).toBe(false);
    await all.return(undefined);
    expect(observer.signal?.aborted).toBe(true);
    expect(viewer.signal.aborted).toBe(false);
  });

  it('fails as the observation does', async () => {
    const { observe, observer, publish, state } = setUp(['shop']);
    void observe();
    const error = new Error('a fault');
    await publish(error);
    expect(state).toEqual({ error, isOver: true });
    expect(observer.signal?.aborted).toBe(true);
  });

  it('expects a service where the observation does', () => {
    const { bindingObserver, observer, target } = setUp([]);
    expect(bindingObserver.isExpected(target, 'ada')).toBe(true);
    expect(observer.isExpected).toHaveBeenCalledWith(target, 'ada');
    jest.mocked(observer.isExpected!).mockReturnValue(false);
    expect(bindingObserver.isExpected(target, 'ada')).toBe(false);
    delete observer.isExpected;
    expect(bindingObserver.isExpected(target, 'ada')).toBe(false);
  });
});
