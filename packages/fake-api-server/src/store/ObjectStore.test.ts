import { rawPod } from '../testing/rawPod';
import { Change } from './ObjectSource';
import { ObjectStore } from './ObjectStore';

const NOW = Date.parse('2026-11-22T07:00:00Z');

function filledStore(): ObjectStore {
  const store = new ObjectStore(() => NOW);
  for (const [name, namespace] of [
    ['b', 'shop'],
    ['a', 'shop'],
    ['a', 'bank'],
  ]) {
    store.put('pods', rawPod(name, namespace));
  }
  return store;
}

const names = (
  store: ObjectStore,
  query: { namespace?: string; after?: string } = {},
  resource = 'pods',
) =>
  [...store.query({ resource, labels: [], ...query })].map(
    ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
  );

const revisions = (changes: Iterable<Change>) =>
  [...changes].map(({ revision }) => revision);

describe('queries', () => {
  it('returns objects in the order of their keys', () => {
    const store = filledStore();
    expect(names(store)).toEqual(['bank/a', 'shop/a', 'shop/b']);
    store.put('pods', rawPod('c', 'bank'));
    expect(names(store)).toEqual(['bank/a', 'bank/c', 'shop/a', 'shop/b']);
  });

  it('starts after a key and stays within a namespace', () => {
    const store = filledStore();
    store.put('pods', rawPod('a', 'shopping'));
    expect(names(store, { namespace: 'shop' })).toEqual(['shop/a', 'shop/b']);
    expect(names(store, { namespace: 'shop', after: 'shop/a' })).toEqual([
      'shop/b',
    ]);
  });

  it('keeps resources apart', () => {
    const store = filledStore();
    expect(names(store, {}, 'services')).toEqual([]);
    expect(store.get('services', 'shop', 'a')).toBeUndefined();
    expect(store.get('pods', 'shop', 'a')?.metadata.name).toBe('a');
  });
});

describe('put', () => {
  it('gives each object the next resource version and freezes it', () => {
    const store = filledStore();
    const before = store.revision();
    expect(before).toBeGreaterThan(1000);
    const stored = store.put('pods', rawPod('c', 'shop'));
    expect(stored.metadata.resourceVersion).toBe(String(before + 1));
    expect(store.revision()).toBe(before + 1);
    expect(Object.isFrozen(stored)).toBe(true);
    expect(store.get('pods', 'shop', 'c')).toBe(stored);
  });

  it('dates an object once: by itself, else by its predecessor, else by the clock', () => {
    let nowMs = NOW;
    const store = new ObjectStore(() => nowMs);
    const created = (creationTimestamp?: string) =>
      store.put('nodes', { metadata: { name: 'n', creationTimestamp } })
        .metadata.creationTimestamp;
    expect(created()).toBe('2026-11-22T07:00:00Z');
    nowMs += 60_000;
    expect(created()).toBe('2026-11-22T07:00:00Z');
    expect(created('2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00Z');
  });

  it('tells listeners what was there before, until they unsubscribe', () => {
    const store = filledStore();
    const changes: Change[] = [];
    const unsubscribe = store.subscribe(change => changes.push(change));
    const first = store.put('pods', rawPod('c', 'shop'));
    const second = store.put('pods', rawPod('c', 'shop', { app: 'web' }));
    unsubscribe();
    store.put('pods', rawPod('d', 'shop'));
    expect(changes).toEqual([
      expect.objectContaining({ object: first, previous: undefined }),
      expect.objectContaining({ object: second, previous: first }),
    ]);
    expect(changes.map(({ deleted }) => deleted)).toEqual([false, false]);
  });
});

it('adopts an object without a new version or a change', () => {
  const store = filledStore();
  const before = store.revision();
  const listener = jest.fn();
  store.subscribe(listener);
  names(store);
  store.adopt('pods', rawPod('0', 'bank'));
  store.adopt('nodes', { metadata: { name: 'n' } });
  expect(names(store)[0]).toBe('bank/0');
  expect(store.get('nodes', undefined, 'n')).toBeDefined();
  expect(store.revision()).toBe(before);
  expect(listener).not.toHaveBeenCalled();
});

it('deletes an object once, with a version and a change of its own', () => {
  const store = filledStore();
  const before = store.revision();
  names(store);
  expect(store.delete('pods', 'shop', 'a')).toBe(true);
  expect(names(store)).toEqual(['bank/a', 'shop/b']);
  expect([...store.changesAfter(before)]).toMatchObject([
    {
      revision: before + 1,
      deleted: true,
      object: { metadata: { resourceVersion: String(before + 1) } },
      previous: { metadata: { name: 'a', namespace: 'shop' } },
    },
  ]);
  expect(store.delete('pods', 'shop', 'a')).toBe(false);
  expect(store.delete('services', 'shop', 'b')).toBe(false);
  expect(store.revision()).toBe(before + 1);
});

describe('history', () => {
  it('holds the changes after a revision', () => {
    const store = filledStore();
    expect(revisions(store.changesAfter(1001))).toEqual([1002, 1003]);
    expect(store.oldestRevision()).toBe(1000);
  });

  it('ends at a compaction', () => {
    const store = filledStore();
    store.compact();
    expect([store.revision(), store.oldestRevision()]).toEqual([1004, 1004]);
    expect(revisions(store.changesAfter(0))).toEqual([]);
    expect(names(store)).toHaveLength(3);
  });

  it('forgets the older half when it has grown too long', () => {
    const store = new ObjectStore(() => NOW);
    for (let index = 0; index < 20_000; index++) {
      store.put('nodes', { metadata: { name: 'n' } });
    }
    expect(store.oldestRevision()).toBe(1000);
    store.put('nodes', { metadata: { name: 'n' } });
    expect(store.oldestRevision()).toBe(11_000);
    expect(revisions(store.changesAfter(0))[0]).toBe(11_001);
  });
});
