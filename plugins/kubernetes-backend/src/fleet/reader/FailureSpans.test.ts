import { FailureSpans } from './FailureSpans';

const SHOP = 'component:default/shop';
const at = (minutes: number) => new Date(minutes * 60_000);

it('lasts from when it is seen until it is gone, for the first time', () => {
  const spans = new FailureSpans(SHOP);
  spans.seen('eu', 'OOMKilled', at(1));
  spans.seen('eu', 'OOMKilled', at(2));
  expect(spans.lasting('eu')).toEqual(['OOMKilled']);
  spans.gone('eu', 'OOMKilled', at(3));
  spans.gone('eu', 'OOMKilled', at(4));
  expect(spans.lasting('eu')).toEqual([]);
  expect(spans.all).toEqual([
    {
      ...{ entityRef: SHOP, cluster: 'eu', class: 'OOMKilled' },
      ...{ from: at(1), until: at(3) },
    },
  ]);
});

it.each([
  [12.9, 1],
  [13, 2],
  [20, 2],
])(
  'was not gone if it comes back within ten minutes: after %d',
  (minutes, count) => {
    const spans = new FailureSpans(SHOP);
    spans.seen('eu', 'OOMKilled', at(1));
    spans.gone('eu', 'OOMKilled', at(3));
    spans.seen('eu', 'OOMKilled', at(minutes));
    expect(spans.all).toHaveLength(count);
    expect(spans.all.at(-1)).toMatchObject({
      from: count === 1 ? at(1) : at(minutes),
    });
    expect(spans.lasting('eu')).toEqual(['OOMKilled']);
  },
);

it('tells clusters and classes apart', () => {
  const spans = new FailureSpans(SHOP);
  spans.seen('eu', 'OOMKilled', at(1));
  spans.seen('us', 'OOMKilled', at(2));
  spans.seen('eu', 'ApplicationError', at(3));
  spans.gone('eu', 'OOMKilled', at(4));
  spans.gone('ap', 'OOMKilled', at(4));
  expect(spans.lasting('eu')).toEqual(['ApplicationError']);
  expect(spans.lasting('us')).toEqual(['OOMKilled']);
  expect(spans.has('eu', 'OOMKilled')).toBe(true);
  expect(spans.has('us', 'ApplicationError')).toBe(false);
});

it('leaves the spans alone that it was made from', () => {
  const kept = { entityRef: SHOP, cluster: 'eu', class: 'A', from: at(1) };
  new FailureSpans(SHOP, [kept]).gone('eu', 'A', at(2));
  expect(kept).not.toHaveProperty('until');
});
