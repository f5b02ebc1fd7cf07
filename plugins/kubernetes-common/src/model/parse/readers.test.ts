import {
  compact,
  count,
  flag,
  items,
  json,
  message,
  name,
  number,
  text,
  textRecord,
  texts,
  time,
} from './readers';

/** Values of every type of JSON. */
const ANYTHING = [undefined, null, true, 5, 'x', [], {}, [1], { a: 1 }];

describe('readers', () => {
  it('are total: a value of another type reads as the neutral one', () => {
    for (const value of ANYTHING) {
      expect(typeof json(value)).toBe('object');
      expect(['string', 'undefined']).toContain(typeof text(value));
      expect(['string', 'undefined']).toContain(typeof name(value));
      expect(['number', 'undefined']).toContain(typeof number(value));
      expect(typeof count(value)).toBe('number');
      expect(['boolean', 'undefined']).toContain(typeof flag(value));
      expect(['string', 'undefined']).toContain(typeof time(value));
      expect(Array.isArray(texts(value))).toBe(true);
      expect(typeof textRecord(value)).toBe('object');
    }
  });

  it('read an object, and an empty one in place of anything else', () => {
    expect(json({ a: 1 })).toEqual({ a: 1 });
    for (const value of [undefined, null, [1], 'x', 5]) {
      expect(json(value)).toEqual({});
    }
  });
});

describe('text', () => {
  it('is undefined when empty, and cut when too long', () => {
    expect(text('')).toBeUndefined();
    expect(text('a'.repeat(1_024))).toHaveLength(1_024);
    expect(text('a'.repeat(1_025))).toHaveLength(1_024);
    expect(text('abc', 2)).toBe('ab');
    expect(message('a'.repeat(10_000))).toHaveLength(8_192);
  });

  it('has no half of a surrogate pair, not even where it was cut', () => {
    expect(text('a\ud83d')).toBe('a\ufffd');
    expect(text('\ud83d\ude00')).toBe('\ud83d\ude00');
    expect(text('a\ud83d\ude00', 2)).toBe('a\ufffd');
  });
});

describe('name', () => {
  it.each(['web-1', 'system:node', 'a'.repeat(253)])('takes %s', value => {
    expect(name(value)).toBe(value);
  });

  it.each(['', '.', '..', 'a/b', 'a%2fb', 'a\ud83d', 'a'.repeat(254)])(
    'rejects %s instead of changing it',
    value => {
      expect(name(value)).toBeUndefined();
    },
  );
});

describe('numbers', () => {
  it('are safe integers', () => {
    expect([3, -3, 0].map(number)).toEqual([3, -3, 0]);
    expect([1.5, Infinity, NaN, 2 ** 53].map(number)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('count as an int32, else as the default', () => {
    expect(count(2 ** 31 - 1)).toBe(2 ** 31 - 1);
    expect(count(2 ** 31)).toBe(0);
    expect(count(-(2 ** 31))).toBe(0);
    expect(count(undefined, 1)).toBe(1);
    expect(count('5', 1)).toBe(1);
    expect(count(0, 1)).toBe(0);
  });
});

describe('time', () => {
  it('keeps the time as it was served', () => {
    expect(time('2026-01-01T12:00:00Z')).toBe('2026-01-01T12:00:00Z');
    const nanoseconds = '2026-01-01T12:00:00.123456789+01:00';
    expect(time(nanoseconds)).toBe(nanoseconds);
  });

  it.each([
    'yesterday',
    '0001-01-01T00:00:00Z',
    `2026-01-01T12:00:00${'0'.repeat(30)}Z`,
    5,
  ])('is undefined for %s', value => {
    expect(time(value)).toBeUndefined();
  });
});

describe('lists and records', () => {
  it('have at most a thousand items, without those that cannot be read', () => {
    expect(texts(['a', '', 5, 'b'])).toEqual(['a', 'b']);
    expect(items(Array(2_000).fill(1), number)).toHaveLength(1_000);
    const many = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`k${i}`, 'x']),
    );
    expect(Object.keys(textRecord(many))).toHaveLength(1_000);
  });

  it('hold texts and numbers as text', () => {
    expect(textRecord({ a: 'x', b: 5, c: true, d: '' })).toEqual({
      a: 'x',
      b: '5',
      d: '',
    });
  });

  it('are not polluted by a key like __proto__', () => {
    const record = textRecord(JSON.parse('{"__proto__":"x","a":"y"}'));
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(record.a).toBe('y');
  });
});

describe('compact', () => {
  it('leaves out undefined values, and is the same object without any', () => {
    const full = { a: 1, b: 0 };
    expect(compact(full)).toBe(full);
    expect(Object.keys(compact({ a: undefined, b: 0 }))).toEqual(['b']);
  });
});
