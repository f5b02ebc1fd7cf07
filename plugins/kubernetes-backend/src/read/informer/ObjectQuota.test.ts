import {
  ModelObject,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { ObservedObjects } from '../service/ObservedObjects';
import { configuredTypes } from '../resourceTypes';
import { ObjectQuota } from './ObjectQuota';
import { Store } from './Store';
import { ServiceInformerFactory } from '../service/ServiceInformerFactory';

const raw = (name: string, service = 'shop', note = ''): unknown =>
  JSON.parse(
    JSON.stringify(
      aPod({
        name,
        labels: { 'backstage.io/kubernetes-id': service, note },
      }).build(),
    ),
  );

function pod(name: string, note = ''): ModelObject {
  const parsed = parseObject(raw(name, 'shop', note));
  if (!parsed) throw new Error(name);
  return parsed;
}

const listOf = (...names: string[]) => ({
  objects: names.map(name => pod(name)),
  resourceVersion: '1',
  isTruncated: false,
});

const NOTHING_FREE = { freeObjects: 0, freeBytes: 0 };

describe('what is kept of one cluster over all services', () => {
  const store = (quota: ObjectQuota) => new Store(() => true, Infinity, quota);
  const added = (name: string) => ({
    type: 'ADDED' as const,
    object: raw(name),
  });
  const parse = (one: unknown) => parseObject(one);

  it('is bounded over its lists and watches, and released', () => {
    const quota = new ObjectQuota({ ...NOTHING_FREE, maxObjects: 3 });
    const [first, second] = [store(quota), store(quota)];
    first.replace(listOf('a', 'b'));
    second.replace(listOf('c', 'd'));
    expect(second.snapshot).toMatchObject({
      objects: [{ metadata: { name: 'c' } }],
      isTruncated: true,
      isClusterFull: true,
    });
    expect(first.snapshot).toMatchObject({ isTruncated: false });
    expect(first.apply(added('e'), parse)).toBe(true);
    expect(first.snapshot).toMatchObject({
      isTruncated: true,
      isClusterFull: true,
    });
    expect(first.apply(added('f'), parse)).toBe(false);

    first.apply({ type: 'DELETED', object: raw('a') }, parse);
    expect(second.apply(added('d'), parse)).toBe(true);
    expect(quota.objects).toBe(3);
    second.replace(listOf('c'));
    expect(second.snapshot).toEqual({
      objects: [expect.anything()],
      isTruncated: false,
    });
    first.close();
    second.close();
    expect(quota.objects).toBe(0);
  });

  it('always has room for a service of ordinary size', () => {
    const quota = new ObjectQuota({ maxObjects: 3, freeObjects: 2 });
    const [large, small] = [store(quota), store(quota)];
    large.replace(listOf('a', 'b', 'c', 'd', 'e', 'f'));
    expect(large.snapshot).toMatchObject({
      isTruncated: true,
      isClusterFull: true,
    });
    small.replace(listOf('g', 'h'));
    expect(small.snapshot).toMatchObject({ isTruncated: false });
    expect(small.objects).toHaveLength(2);
    large.close();
    small.close();
    expect(quota.objects).toBe(0);
  });

  it('counts the size of objects, and lets none grow beyond the limit', () => {
    const quota = new ObjectQuota({ ...NOTHING_FREE, maxBytes: 10_000 });
    const kept = store(quota);
    kept.replace(listOf('a', 'b'));
    expect(kept.snapshot.isTruncated).toBe(false);
    const grown = {
      type: 'MODIFIED' as const,
      object: raw('a', 'shop', 'x'.repeat(1_000)),
    };
    for (let i = 0; i < 100; i += 1) kept.apply(grown, parse);
    expect(quota.objects).toBe(kept.objects.length);
    const names = Array.from({ length: 100 }, (_, i) => `p${i}`);
    kept.replace(listOf(...names));
    expect(kept.objects.length).toBeLessThan(20);
    expect(kept.snapshot).toMatchObject({ isClusterFull: true });
    kept.close();
    expect(quota.objects).toBe(0);
  });

  it('leaves an object that changes in its place', () => {
    const kept = store(new ObjectQuota());
    kept.replace(listOf('a', 'b'));
    kept.apply({ type: 'MODIFIED', object: raw('a', 'shop', 'new') }, parse);
    expect(kept.objects.map(({ metadata }) => metadata.name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('is explained to the service that came too late, and available to it later', async () => {
    const { connection } = fakeConnection(({ path, query }) => {
      if (query?.watch) return FORBIDDEN;
      const service = query?.labelSelector?.split('=')[1] ?? '';
      return aList(
        path.endsWith('/pods') ? 'Pod' : 'X',
        path.endsWith('/pods')
          ? Array.from({ length: 20 }, (_, i) =>
              raw(`${service}-${i}`, service),
            )
          : [],
      );
    });
    const reader = new ServiceInformerFactory({
      types: configuredTypes(['pods']),
      refreshIntervalMs: 10_000,
      deadlineMs: 1_000,
      objectQuota: { ...NOTHING_FREE, maxObjects: 100 },
    });
    const open = async (name: string) => {
      const stop = new AbortController();
      const service = serviceTarget(anEntity(name));
      const observations = reader.observe({ connection, service }, stop.signal);
      const { value } = await observations.next();
      const observed: ObservedObjects = value;
      return {
        observed,
        leave: async () => {
          stop.abort();
          await observations.return(undefined);
        },
      };
    };
    const services = [];
    for (let i = 0; i < 50; i += 1) services.push(await open(`s${i}`));
    const counts = services.map(({ observed }) =>
      observed.type === 'objects' ? observed.objects.Pod?.length : undefined,
    );
    expect(counts).toEqual([
      ...Array.from({ length: 5 }, () => 20),
      ...Array.from({ length: 45 }, () => 0),
    ]);
    expect(services[49].observed).toMatchObject({
      kindProblems: [
        {
          kind: 'Pod',
          reason: {
            code: 'limited',
            message: expect.stringContaining('allows for one cluster'),
          },
        },
      ],
    });
    await Promise.all(services.map(({ leave }) => leave()));
    await new Promise(setImmediate);
    const later = await open('later');
    expect(later.observed).toMatchObject({ kindProblems: [] });
    await later.leave();
  });
});
