import { Readable } from 'node:stream';
import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import fc from 'fast-check';
import { ObjectQuota } from './ObjectQuota';
import { Store } from './Store';
import { readLines } from './readLines';

const raw = (name: string, resourceVersion: string) => {
  const pod = aPod({ name, namespace: 'shop' }).build();
  return { ...pod, metadata: { ...pod.metadata, resourceVersion } };
};

const parse = (object: unknown) =>
  parseObject(JSON.parse(JSON.stringify(object)), 'Pod');

function aStore(...names: string[]) {
  const store = new Store(({ kind }) => kind === 'Pod');
  store.replace({
    objects: names.flatMap(name => parse(raw(name, '1')) ?? []),
    resourceVersion: '1',
    isTruncated: false,
  });
  return store;
}

const namesIn = (store: Store) =>
  store.objects.map(({ metadata }) => metadata.name);

describe('Store', () => {
  it('applies what is added, modified and deleted', () => {
    const store = aStore('a', 'b');
    store.apply({ type: 'ADDED', object: raw('c', '0007') }, parse);
    store.apply({ type: 'DELETED', object: raw('a', '8x') }, parse);
    expect(namesIn(store)).toEqual(['b', 'c']);
    expect(store.resourceVersion).toBe('8x');
  });

  it('keeps no more objects than its limit, and reports that once', () => {
    const store = new Store(() => true, 2);
    const add = (name: string) =>
      store.apply({ type: 'ADDED', object: raw(name, '1') }, parse);
    expect([add('a'), add('b')]).toEqual([true, true]);
    expect(store.snapshot.isTruncated).toBe(false);
    expect([add('c'), add('d'), add('e')]).toEqual([true, false, false]);
    expect(store.snapshot.isTruncated).toBe(true);
    expect(namesIn(store)).toEqual(['a', 'b']);
    expect(add('a')).toBe(true);
  });

  it('drops what is not selected any more', () => {
    const store = new Store(({ metadata }) => metadata.labels.app === 'shop');
    const labeled = (app: string) => {
      const pod = raw('a', '1');
      return { ...pod, metadata: { ...pod.metadata, labels: { app } } };
    };
    store.apply({ type: 'ADDED', object: labeled('shop') }, parse);
    expect(namesIn(store)).toEqual(['a']);
    const modified = { type: 'MODIFIED', object: labeled('other') };
    expect(store.apply(modified, parse)).toBe(true);
    expect(namesIn(store)).toEqual([]);
  });

  it('keeps no version that is too long to be sent back', () => {
    const store = aStore('a');
    store.apply({ type: 'MODIFIED', object: raw('a', '9'.repeat(5e4)) }, parse);
    expect(store.resourceVersion).toBe('1');
  });

  describe('with a quota of its cluster', () => {
    const sized = (name: string, count: number) => {
      const pod = raw(name, '1');
      const labels = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`label-${index}`, 'x']),
      );
      return { ...pod, metadata: { ...pod.metadata, labels } };
    };
    const aQuotaStore = (limits: {
      maxObjects?: number;
      maxBytes?: number;
    }) => {
      const quota = new ObjectQuota({
        ...limits,
        ...{ freeObjects: 0, freeBytes: 0 },
      });
      const store = new Store(() => true, Infinity, quota);
      const put = (name: string, count = 0) =>
        store.apply({ type: 'MODIFIED', object: sized(name, count) }, parse);
      return { put, quota, store };
    };

    it('counts an object once, however often it changes', () => {
      const { put, quota, store } = aQuotaStore({ maxObjects: 2 });
      for (let count = 1; count < 5; count += 1) put('a', count);
      expect(quota.objects).toBe(1);
      expect(put('b')).toBe(true);
      store.apply({ type: 'DELETED', object: raw('a', '2') }, parse);
      expect(quota.objects).toBe(1);
      store.close();
      expect(quota.objects).toBe(0);
    });

    it('drops an object that has grown beyond it, also where it was full before', () => {
      const { put, store } = aQuotaStore({ maxBytes: 20_000 });
      put('a');
      expect(put('b', 1_000)).toBe(true);
      expect(put('b', 1_000)).toBe(false);
      expect(put('a', 1_000)).toBe(true);
      expect(store.snapshot).toEqual({
        objects: [],
        isTruncated: true,
        isClusterFull: true,
      });
    });

    it('is not full any more when all is listed anew', () => {
      const { put, store } = aQuotaStore({ maxObjects: 1 });
      put('a');
      put('b');
      expect(store.snapshot.isClusterFull).toBe(true);
      store.replace({ objects: [], resourceVersion: '2', isTruncated: false });
      expect(store.snapshot).toEqual({ objects: [], isTruncated: false });
    });
  });

  it('moves on by a bookmark, which changes nothing', () => {
    const store = aStore('a');
    const object = { metadata: { resourceVersion: '9' } };
    expect(store.apply({ type: 'BOOKMARK', object }, parse)).toBe(false);
    expect(namesIn(store)).toEqual(['a']);
    expect(store.resourceVersion).toBe('9');
  });

  it('leaves out what the model does not support, and otherwise keeps the very same objects', () => {
    const store = aStore('a', 'b');
    const [, b] = store.objects;
    store.apply({ type: 'MODIFIED', object: raw('a', '2') }, () => undefined);
    expect(store.objects).toEqual([b]);
    expect(store.objects[0]).toBe(b);
  });

  it('accepts any event without an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'X'),
        fc.jsonValue(),
        (type, object) => {
          const store = aStore('a');
          store.apply({ type, object }, parse);
          expect(namesIn(store)).toEqual(['a']);
        },
      ),
    );
  });
});

describe('readLines', () => {
  async function linesOf(chunks: readonly Uint8Array[], max?: number) {
    const lines: string[] = [];
    for await (const line of readLines(Readable.from(chunks), max)) {
      lines.push(line);
    }
    return lines;
  }

  it('finds the lines wherever the chunks are cut, and drops what is not complete', async () => {
    const bytes = Buffer.from('{"a":"ä€𝄞"}\n\n{"b":1}\n{"half');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(
        await linesOf([bytes.subarray(0, cut), bytes.subarray(cut)]),
      ).toEqual(['{"a":"ä€𝄞"}', '{"b":1}']);
    }
  });

  it('does not gather a line without an end', async () => {
    const chunks = Array.from({ length: 10 }, () => Buffer.from('x'.repeat(9)));
    await expect(linesOf(chunks, 50)).rejects.toThrow('longer than 50');
  });
});
