import fc from 'fast-check';
import {
  formatMergedLogSources,
  MergedLogSource,
  parseMergedLogSources,
} from './mergedLog';
import { mergedLogMessageSchema } from './schemas-mergedLog';

const name = fc.string({ minLength: 1, unit: 'grapheme' });
const place: fc.Arbitrary<MergedLogSource> = fc.record(
  {
    cluster: name,
    namespace: name,
    name,
    container: name,
    after: fc.constant('2026-03-01T12:00:00.123456789Z'),
  },
  { requiredKeys: ['cluster', 'namespace', 'name'] },
);

describe('the places of merged logs', () => {
  it('are read as they were written, whatever a cluster is called', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), places => {
        expect(parseMergedLogSources(formatMergedLogSources(places))).toEqual(
          places,
        );
      }),
    );
  });

  it('can be written by hand', () => {
    expect(
      parseMergedLogSources('prod-eu/shop/web-1,prod-us/shop/web-2/app'),
    ).toEqual([
      { cluster: 'prod-eu', namespace: 'shop', name: 'web-1' },
      {
        cluster: 'prod-us',
        namespace: 'shop',
        name: 'web-2',
        container: 'app',
      },
    ]);
  });

  it.each(['', 'web-1', 'eu/shop', 'eu/shop/web/app/now/then', '%/shop/web'])(
    'are not read from %p',
    text => {
      expect(parseMergedLogSources(text)).toBeUndefined();
    },
  );
});

describe('a message of merged logs', () => {
  it('is about one of twenty pods', () => {
    const lines = { type: 'lines', pod: 19, text: 'hello\n' };
    expect(mergedLogMessageSchema.safeParse(lines).success).toBe(true);
    expect(
      mergedLogMessageSchema.safeParse({ ...lines, pod: 20 }).success,
    ).toBe(false);
  });
});
