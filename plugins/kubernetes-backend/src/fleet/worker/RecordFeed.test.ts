import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { decodeBatch } from '../source/RecordBatch';
import { RecordFeed } from './RecordFeed';

const pod = (name: string, resourceVersion = '1') => {
  const built = aPod({ name, namespace: 'shop' }).build();
  const raw = JSON.parse(JSON.stringify(built));
  return { ...raw, metadata: { ...raw.metadata, resourceVersion } };
};

function drain(feed: RecordFeed): unknown[] {
  const said: unknown[] = [];
  for (let message = feed.take(); message; message = feed.take()) {
    if (message.type !== 'changed') said.push(message.type);
    else {
      const { records, deleted } = decodeBatch(message.batch, 'Pod');
      said.push({
        records: records.map(({ name }) => name),
        deleted: deleted.map(({ name }) => name),
      });
    }
  }
  return said;
}

describe('RecordFeed', () => {
  const create = (onWaiting: (isFull: boolean) => void = () => undefined) =>
    new RecordFeed('Pod', onWaiting, () => 0);

  it('says what a list has between its beginning and its end', () => {
    const feed = create();
    feed.begin();
    feed.add(pod('a'));
    feed.add({ nonsense: true });
    feed.replace({ objects: [], resourceVersion: '7', isTruncated: false });
    feed.say({ type: 'live' });
    expect(feed.resourceVersion).toBe('7');
    expect(drain(feed)).toEqual([
      'listBegun',
      { records: ['a'], deleted: [] },
      'listEnded',
      'live',
    ]);
    expect(feed.isWaiting).toBe(false);
  });

  it('says only the newest state of each object', () => {
    const feed = create();
    feed.apply({ type: 'ADDED', object: pod('a') });
    feed.apply({ type: 'ADDED', object: pod('b') });
    feed.apply({ type: 'MODIFIED', object: pod('a') });
    feed.apply({ type: 'DELETED', object: pod('b', '9') });
    feed.apply({ type: 'BOOKMARK', object: pod('', '10') });
    expect(feed.resourceVersion).toBe('10');
    expect(drain(feed)).toEqual([{ records: ['a'], deleted: ['b'] }]);
  });

  it('forgets what has not been sent when a new list begins', () => {
    const feed = create();
    feed.apply({ type: 'ADDED', object: pod('a') });
    feed.begin();
    feed.add(pod('b'));
    expect(drain(feed)).toEqual(['listBegun', { records: ['b'], deleted: [] }]);
  });

  it('sends many records in several batches', () => {
    const waiting: boolean[] = [];
    const feed = create(isFull => waiting.push(isFull));
    for (let number = 0; number < 600; number += 1) {
      feed.apply({ type: 'ADDED', object: pod(`pod-${number}`) });
    }
    expect(waiting.indexOf(true)).toBe(249);
    expect(drain(feed)).toHaveLength(3);
  });

  it('ends a batch at some thousand labels', () => {
    const feed = create();
    for (let number = 0; number < 100; number += 1) {
      const labels = Object.fromEntries(
        Array.from({ length: 500 }, (_, index) => [`${index}`, '']),
      );
      const object = pod(`pod-${number}`);
      const metadata = { ...object.metadata, labels };
      feed.apply({ type: 'ADDED', object: { ...object, metadata } });
    }
    const said = drain(feed) as { readonly records: readonly string[] }[];
    expect(said.flatMap(({ records }) => records)).toHaveLength(100);
    const most = Math.max(...said.map(({ records }) => records.length));
    expect(most).toBeLessThanOrEqual(8);
  });

  const createSmall = () =>
    new RecordFeed(
      'Pod',
      () => undefined,
      () => 0,
      2,
    );

  it('calls a list limited of which it could not keep everything, and not the next one', () => {
    const feed = createSmall();
    const list = (...names: readonly string[]) => {
      feed.begin();
      names.forEach(name => feed.add(pod(name)));
      feed.replace({ objects: [], resourceVersion: '1', isTruncated: false });
      const said: unknown[] = [];
      for (let next = feed.take(); next; next = feed.take()) {
        said.push(next.type === 'listEnded' ? next.isLimited : next.type);
      }
      return said;
    };
    expect(list('a', 'b', 'c')).toEqual(['listBegun', 'changed', true]);
    expect(list('a', 'b')).toEqual(['listBegun', 'changed', false]);
  });

  const add = (feed: RecordFeed, ...names: readonly string[]) =>
    names.forEach(name => feed.apply({ type: 'ADDED', object: pod(name) }));

  it('keeps no more waiting than it may, and says nothing more until a list', () => {
    const feed = createSmall();
    add(feed, 'a', 'b');
    expect(feed.isIncomplete).toBe(false);
    add(feed, 'c', 'a', 'd');
    expect(feed.isIncomplete).toBe(true);
    expect(drain(feed)).toEqual([{ records: ['a', 'b'], deleted: [] }, 'gap']);
    feed.begin();
    expect(feed.isIncomplete).toBe(false);
  });

  it('keeps no more waiting where what is seen is told in between', () => {
    const feed = createSmall();
    for (const names of [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]) {
      add(feed, ...names);
      feed.say({ type: 'live' });
    }
    expect(feed.isIncomplete).toBe(true);
    expect(drain(feed)).toEqual([
      { records: ['a', 'b'], deleted: [] },
      'live',
      { records: ['c', 'd'], deleted: [] },
      'live',
      'gap',
    ]);
  });

  it('keeps what changes after a list of which it could not keep everything', () => {
    const feed = createSmall();
    feed.begin();
    ['a', 'b', 'c'].forEach(name => feed.add(pod(name)));
    feed.replace({ objects: [], resourceVersion: '1', isTruncated: false });
    add(feed, 'a');
    expect(feed.isIncomplete).toBe(false);
    expect(drain(feed).at(-1)).toEqual({ records: ['a'], deleted: [] });
    add(feed, 'a', 'b', 'c');
    expect(drain(feed).at(-1)).toBe('gap');
  });

  it('says a gap that has not been sent when a new list begins, unless it has ended', () => {
    const feed = create();
    const reason = { code: 'timeout', message: 'no answer' } as const;
    feed.say({ type: 'gap', reason });
    feed.begin();
    feed.add(pod('a'));
    feed.begin();
    expect(drain(feed)).toEqual(['gap', 'listBegun']);
    feed.say({ type: 'gap', reason });
    feed.say({ type: 'live' });
    feed.begin();
    expect(drain(feed)).toEqual(['listBegun']);
  });
});
