import fc from 'fast-check';
import { UidColumn } from './UidColumn';

describe('UidColumn', () => {
  it('returns what was set last, whether it is a UUID or not', () => {
    const uid = fc.oneof(fc.uuid(), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), uid)), all => {
        const column = new UidColumn();
        const map = new Map<number, string>();
        for (const [slot, value] of all) {
          column.set(slot, value);
          map.set(slot, value);
        }
        for (const [slot, value] of map) expect(column.get(slot)).toBe(value);
      }),
    );
  });
});
