import fc from 'fast-check';
import { readAmounts } from './amounts';

const read = (quantities: unknown) =>
  Object.fromEntries(readAmounts(quantities));

describe('readAmounts', () => {
  it('reads millicores of CPU, and bytes or pieces of anything else', () => {
    expect(
      read({
        cpu: '1500m',
        memory: '1Gi',
        'ephemeral-storage': '2G',
        'nvidia.com/gpu': '2',
        'hugepages-2Mi': 4_194_304,
      }),
    ).toEqual({
      cpu: 1_500,
      memory: 1_073_741_824,
      'ephemeral-storage': 2_000_000_000,
      'nvidia.com/gpu': 2,
      'hugepages-2Mi': 4_194_304,
    });
  });

  it.each([
    ['0', 0],
    ['1', 1_000],
    ['1.1', 1_100],
    ['290m', 290],
    ['2.007', 2_007],
    ['100n', 1],
    ['1500u', 2],
    ['3920m', 3_920],
  ])(
    'rounds %s of CPU up to %d millicores, as Kubernetes does',
    (cpu, millicores) => {
      expect(read({ cpu })).toEqual({ cpu: millicores });
    },
  );

  it.each(['', 'much', '-1', '1e999', 'Infinity', 'x'.repeat(9_999), '0x10'])(
    'leaves out %s, which is no amount',
    memory => {
      expect(read({ cpu: '1', memory })).toEqual({ cpu: 1_000 });
    },
  );

  it('bounds amounts, and how many there are', () => {
    expect(read({ memory: '9e300' })).toEqual({
      memory: Number.MAX_SAFE_INTEGER,
    });
    const many = Array.from({ length: 500 }, (_, index) => [`r${index}`, '1']);
    expect(readAmounts(Object.fromEntries(many)).size).toBe(100);
    expect(read({ ['x'.repeat(999)]: '1' })).toEqual({});
  });

  it('reads any JSON without an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (raw, quantity) => {
        readAmounts(raw);
        for (const amount of readAmounts({ cpu: quantity }).values()) {
          expect(Number.isSafeInteger(amount)).toBe(true);
        }
      }),
    );
  });
});
