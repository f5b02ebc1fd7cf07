import fc from 'fast-check';
import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['250m', 0.25],
    ['100m', 0.1],
    ['137523471n', 0.137523471],
    ['1500u', 0.0015],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['2.', 2],
    ['+3', 3],
    ['-1', -1],
    ['64Ki', 65_536],
    ['256Mi', 268_435_456],
    ['1.5Gi', 1_610_612_736],
    ['1Ti', 1_099_511_627_776],
    ['4k', 4_000],
    ['128M', 128_000_000],
    ['2G', 2_000_000_000],
    ['1E', 1e18],
    ['1e3', 1_000],
    ['1E3', 1_000],
    ['12e-3', 0.012],
    ['128974848000m', 128_974_848],
  ])('reads %s as %d', (text, value) => {
    expect(parseQuantity(text)).toBeCloseTo(value, 12);
  });

  it.each(['', ' ', '1 Gi', 'Gi', '1gi', '1KB', '0x10', '1e', '1ee3', 'NaN'])(
    'takes %j for no quantity',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('takes what is larger than any number for no quantity', () => {
    expect(parseQuantity('1e999')).toBeUndefined();
    expect(parseQuantity('9'.repeat(1_000))).toBeUndefined();
  });

  it('reads whatever text without an error, and never as anything but a finite number', () => {
    const quantityLike = fc
      .array(fc.constantFrom(...'0123456789.+-eEnumkKMGTPi '), {
        maxLength: 12,
      })
      .map(letters => letters.join(''));
    fc.assert(
      fc.property(fc.oneof(quantityLike, fc.string()), text => {
        const value = parseQuantity(text);
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('reads one amount alike in all suffixes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), count => {
        const milli = parseQuantity(`${count}m`);
        expect(parseQuantity(`${count * 1_000}u`)).toBe(milli);
        expect(parseQuantity(`${count * 1_000_000}n`)).toBe(milli);
        expect(parseQuantity(`${count * 1024}Ki`)).toBe(
          parseQuantity(`${count}Mi`),
        );
        expect(parseQuantity(`${count}e3`)).toBe(parseQuantity(`${count}k`));
      }),
    );
  });
});
