import {
  ModelKind,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { FORBIDDEN } from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { fail, ok } from '../../util/Result';
import { ObjectSet } from '../informer/ListWatchSpec';
import { configuredTypes, lookUpTypes } from '../resourceTypes';
import { Source, SourceCache } from './SourceCache';

const types = lookUpTypes(configuredTypes(undefined));
const LATE = fail('timeout', 'no answer');

const source = (
  kind: ModelKind,
  role: Source['role'] = 'labelled',
  namespace?: string,
): Source => ({ role, spec: { type: types.any(kind), namespace } });
const PODS = source('Pod');
const SERVICES = source('Service');

function read(
  objects: readonly { build(): object }[],
  extent: Partial<ObjectSet> = {},
) {
  return ok({
    objects: objects.flatMap(
      builder => parseObject(JSON.parse(JSON.stringify(builder.build()))) ?? [],
    ),
    isTruncated: false,
    ...extent,
  });
}

const pods = (...names: string[]) =>
  read(names.map(name => aPod({ name, labels: SHOP })));
const services = (...names: string[]) =>
  read(names.map(name => anObject('Service', { name, labels: SHOP })));

function aCache() {
  const cache = new SourceCache(serviceTarget(anEntity()));
  const names = () =>
    Object.values(cache.objects())
      .flat()
      .map(({ metadata }) => metadata.name);
  return { cache, names, seen: () => cache.observed(true, []) };
}

describe('what only explains the way of requests', () => {
  const CLASSES = source('IngressClass', 'reach');
  const POLICIES = source('NetworkPolicy', 'reach', 'shop');

  it('is waited for by nobody, and its failures are no problems', () => {
    const { cache, seen } = aCache();
    cache.set(PODS, pods('web'));
    cache.set(CLASSES, FORBIDDEN);
    cache.set(POLICIES, LATE);
    expect(cache.answered).toBe(1);
    expect(seen()).toMatchObject({
      kindProblems: [],
      extents: [
        { resource: 'ingressclasses.networking.k8s.io', gap: 'forbidden' },
        {
          resource: 'networkpolicies.networking.k8s.io',
          namespace: 'shop',
          gap: 'failed',
        },
      ],
    });
  });

  it('is whole where it was read, and not where there is more or no such API', () => {
    const { cache, seen } = aCache();
    cache.set(PODS, pods('web'));
    const gaps = () => {
      const observed = seen();
      return observed.type === 'objects'
        ? observed.extents?.map(({ gap }) => gap)
        : undefined;
    };
    cache.set(CLASSES, read([]));
    expect(gaps()).toEqual([undefined]);
    cache.set(CLASSES, read([], { isTruncated: true }));
    expect(gaps()).toEqual(['failed']);
    cache.set(CLASSES, undefined);
    expect(gaps()).toEqual(['unserved']);
  });

  it('alone is nothing that could be shown', () => {
    const { cache, seen } = aCache();
    cache.set(PODS, LATE);
    cache.set(CLASSES, read([]));
    expect(seen().type).toBe('failed');
  });
});

describe('SourceCache', () => {
  it('knows which sources have answered, successfully or not', () => {
    const { cache } = aCache();
    expect([cache.answered, cache.has(PODS)]).toEqual([0, false]);
    cache.set(PODS, LATE);
    cache.set(SERVICES, undefined);
    cache.set(SERVICES, services());
    expect([cache.answered, cache.has(PODS)]).toEqual([2, true]);
    // The same kind, but for another reason or in another namespace.
    expect(cache.has(source('Pod', 'owned'))).toBe(false);
    expect(cache.has(source('Pod', 'labelled', 'shop'))).toBe(false);
    cache.delete(PODS);
    expect([cache.answered, cache.has(PODS)]).toEqual([1, false]);
  });

  it('has what was read last, of all sources', () => {
    const { cache, names } = aCache();
    cache.set(PODS, pods('a', 'b'));
    expect(names()).toEqual(['a', 'b']);
    cache.set(PODS, pods('b'));
    cache.set(SERVICES, services('web'));
    expect(names()).toEqual(['b', 'web']);
    cache.delete(SERVICES);
    expect(names()).toEqual(['b']);
  });

  it('keeps pods that cannot be read, with the reason', () => {
    const { cache, seen } = aCache();
    cache.set(PODS, pods('a'));
    cache.set(SERVICES, services('web'));
    cache.set(PODS, LATE);
    expect(seen()).toMatchObject({
      type: 'objects',
      objects: { Pod: [{ metadata: { name: 'a' } }] },
      kindProblems: [{ kind: 'Pod', reason: LATE.reason }],
      staleReason: LATE.reason,
    });
  });

  it.each<[string, Parameters<SourceCache['set']>[1]]>([
    ['has more', read([], { isTruncated: true })],
    ['did not answer', LATE],
    ['is forbidden', FORBIDDEN],
  ])('knows of no missing Service where a list of Services %s', (_, answer) => {
    const { cache, seen } = aCache();
    const references = () => {
      const observed = seen();
      return observed.type === 'objects' ? observed.references : undefined;
    };
    cache.set(PODS, pods('web'));
    cache.set(source('Service', 'namespaced', 'shop'), services('web'));
    expect(references()).toHaveProperty('Service');
    // Of the service alone, so it says nothing of others.
    cache.set(SERVICES, LATE);
    expect(references()).toHaveProperty('Service');
    cache.set(source('Service', 'namespaced', 'other'), answer);
    expect(references()).not.toHaveProperty('Service');
  });

  it('drops objects that are forbidden now', () => {
    const { cache, names, seen } = aCache();
    cache.set(PODS, pods('a'));
    cache.set(SERVICES, services('web'));
    cache.set(PODS, FORBIDDEN);
    expect(names()).toEqual(['web']);
    expect(seen()).toMatchObject({
      type: 'objects',
      kindProblems: [{ kind: 'Pod', reason: FORBIDDEN.reason }],
    });
    expect(seen()).not.toHaveProperty('staleReason');
    // It does not come back with a failure of another kind.
    cache.set(PODS, LATE);
    expect(names()).toEqual(['web']);
  });

  it('drops objects of a type that is no longer served', () => {
    const { cache, names } = aCache();
    cache.set(SERVICES, services('web'));
    cache.set(SERVICES, undefined);
    expect(names()).toEqual([]);
  });

  it('has failed when nothing could be read, for the reason of the pods', () => {
    const { cache, seen } = aCache();
    cache.set(SERVICES, FORBIDDEN);
    expect(seen()).toEqual({ type: 'failed', reason: FORBIDDEN.reason });
    cache.set(PODS, LATE);
    expect(seen()).toEqual({ type: 'failed', reason: LATE.reason });
  });

  it('has failed where there never were pods, though something else is there', () => {
    const { cache, seen } = aCache();
    cache.set(SERVICES, services('web'));
    cache.set(PODS, LATE);
    expect(seen()).toEqual({ type: 'failed', reason: LATE.reason });
  });

  it('has failed where there are no pods to serve', () => {
    const { cache, seen } = aCache();
    cache.set(PODS, fail('api-absent', 'it serves no pods', 404));
    expect(seen()).toMatchObject({
      type: 'failed',
      reason: { code: 'api-absent' },
    });
    // That another source of pods is not there says nothing.
    const other = aCache();
    other.cache.set(source('Pod', 'owned'), undefined);
    other.cache.set(PODS, pods('a'));
    expect(other.seen()).toMatchObject({ type: 'objects', kindProblems: [] });
    other.cache.set(source('Pod', 'owned'), LATE);
    expect(other.seen()).toMatchObject({ type: 'objects' });
    expect(other.seen()).not.toHaveProperty('staleReason');
  });

  it('reports one problem for each kind, then what was left out', () => {
    const { cache } = aCache();
    cache.set(PODS, pods('a'));
    cache.set(source('Service', 'namespaced', 'a'), FORBIDDEN);
    cache.set(source('Service', 'namespaced', 'b'), LATE);
    const limit = {
      kind: 'Job',
      reason: { code: 'limited' as const, message: 'x' },
    };
    expect(cache.observed(false, [limit])).toMatchObject({
      isComplete: false,
      kindProblems: [{ kind: 'Service', reason: FORBIDDEN.reason }, limit],
    });
  });

  it.each([
    [
      PODS,
      {},
      'some are hidden: there are more than Backstage reads for one service',
    ],
    [
      source('Pod', 'labelled', 'shop'),
      {},
      'some in namespace shop are hidden: there are more than Backstage reads for one service',
    ],
    [PODS, { isClusterFull: true }, expect.stringContaining('for one cluster')],
  ])('says that there is more', (from, extent, message) => {
    const { cache, seen } = aCache();
    cache.set(from, read([], { isTruncated: true, ...extent }));
    expect(seen()).toMatchObject({
      type: 'objects',
      kindProblems: [{ kind: 'Pod', reason: { code: 'limited', message } }],
    });
  });
});
