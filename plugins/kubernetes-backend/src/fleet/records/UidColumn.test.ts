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

  it.each(['00000000-0000-4000-8000-00000000000f', 'no UUID'])(
    'reads what a slot had, whatever it has by then: %s',
    uid => {
      const column = new UidColumn();
      column.set(1, uid);
      const read = column.reader(1);
      column.clear(1);
      column.set(1, '11111111-1111-4111-8111-111111111111');
      expect(read()).toBe(uid);
    },
  );

  it('keeps characters of what is no UUID, until something else is there', () => {
    const column = new UidColumn();
    column.set(0, 'static-pod');
    expect(column.characters(0)).toBe(10);
    column.set(0, '11111111-1111-4111-8111-111111111111');
    expect(column.characters(0)).toBe(0);
  });
});
