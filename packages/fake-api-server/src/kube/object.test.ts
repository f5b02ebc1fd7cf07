import {
  at,
  listAt,
  microTimestamp,
  numberAt,
  recordAt,
  textAt,
  timeAt,
  timestamp,
} from './object';

const VALUE = {
  name: 'web',
  count: 0,
  list: [{ x: 1 }, 'b'],
  nested: { none: null, at: '2026-11-22T07:00:00.5Z' },
};

it('follows a path as far as it goes', () => {
  expect(at(VALUE)).toBe(VALUE);
  expect(at(VALUE, 'list', 0, 'x')).toBe(1);
  expect(at(VALUE, 'list', 'length')).toBeUndefined();
  expect(at(VALUE, 'nested', 'none')).toBeNull();
  expect(at(VALUE, 'nested', 'none', 'further')).toBeUndefined();
  expect(at(VALUE, 'name', 'length')).toBeUndefined();
  expect(at(undefined, 'name')).toBeUndefined();
});

it('reads values of the wanted type only', () => {
  expect(textAt(VALUE, 'name')).toBe('web');
  expect(textAt(VALUE, 'count')).toBeUndefined();
  expect(numberAt(VALUE, 'count')).toBe(0);
  expect(numberAt(VALUE, 'name')).toBeUndefined();
  expect(listAt(VALUE, 'list')).toBe(VALUE.list);
  expect(listAt(VALUE, 'nested')).toEqual([]);
  expect(recordAt(VALUE, 'nested')).toBe(VALUE.nested);
  expect(recordAt(VALUE, 'list')).toEqual({});
  expect(recordAt(VALUE, 'nested', 'none')).toEqual({});
});

it('reads times', () => {
  expect(timeAt(VALUE, 'nested', 'at')).toBe(
    Date.UTC(2026, 10, 22, 7, 0, 0, 500),
  );
  expect(timeAt(VALUE, 'name')).toBeUndefined();
  expect(timeAt(VALUE, 'absent')).toBeUndefined();
});

it('writes times in whole seconds or in microseconds', () => {
  const timeMs = Date.UTC(2026, 10, 22, 7, 0, 1, 999);
  expect(timestamp(timeMs)).toBe('2026-11-22T07:00:01Z');
  expect(microTimestamp(timeMs)).toBe('2026-11-22T07:00:01.999000Z');
});
