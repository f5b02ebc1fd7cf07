import { fakeDigest } from '../../../revisions/testing/revisions';
import {
  DigestValue,
  FactWriter,
  HIDDEN,
  scalar,
  stableText,
  TRUNCATED,
  unorderedText,
} from './FactWriter';

function write(
  fill: (facts: FactWriter) => void,
  digest: DigestValue | undefined = fakeDigest(),
): Readonly<Record<string, string>> {
  const facts = new FactWriter(digest);
  fill(facts);
  return JSON.parse(facts.toText());
}

describe('FactWriter', () => {
  it('has facts by field, container and name', () => {
    expect(
      write(facts => {
        facts.show('image', 'web', '', 'web:1');
        facts.show('limit', 'web', 'cpu', 2);
        facts.show('other', '', 'hostNetwork', false);
      }),
    ).toEqual({
      'image/web/': 'web:1',
      'limit/web/cpu': '2',
      'other//hostNetwork': 'false',
    });
  });

  it.each([undefined, null, '', {}, []])('leaves out %j', value => {
    expect(write(facts => facts.show('image', 'web', '', value))).toEqual({});
  });

  it('does not depend on the order in which facts are written', () => {
    const names = ['b', 'a', 'c'];
    const text = (order: readonly string[]) => {
      const facts = new FactWriter(undefined);
      order.forEach(name => facts.show('env', 'web', name, name));
      return facts.toText();
    };
    expect(text(names)).toBe(text(names.toReversed()));
    expect(Object.keys(JSON.parse(text(names)))).toEqual([
      'env/web/a',
      'env/web/b',
      'env/web/c',
    ]);
  });

  it('has the later one of two facts with one key', () => {
    const facts = write(each => {
      each.show('env', 'web', 'A', '1');
      each.show('env', 'web', 'A', '2');
    });
    expect(facts).toEqual({ 'env/web/A': '2' });
  });

  describe('of a value that is hidden', () => {
    const hidden = (value: unknown, shown?: string) =>
      write(
        facts => facts.hide('env', 'web', 'A', value, shown),
        text => `digest of ${text}`,
      )['env/web/A'];

    it('has a digest, behind what may be shown', () => {
      expect(hidden('secret')).toBe(`${HIDDEN}digest of "secret"`);
      expect(hidden({ b: 1, a: 2 }, 'path')).toBe(
        `path${HIDDEN}digest of {"a":2,"b":1}`,
      );
    });

    it('has none without a key, so that all are equal', () => {
      const [one, other] = ['a', 'b'].map(value => {
        const facts = new FactWriter(undefined);
        facts.hide('env', 'web', 'A', value);
        return facts.toText();
      });
      expect(one).toBe(other);
      expect(JSON.parse(one)).toEqual({ 'env/web/A': HIDDEN });
    });

    it('does not let what is shown pass for a digest, and bounds it', () => {
      expect(hidden('x', `a${HIDDEN}b`)).toBe(`ab${HIDDEN}digest of "x"`);
      expect(hidden('x', 'a'.repeat(300)).indexOf(HIDDEN)).toBe(200);
    });
  });

  it('shows the begin of a long value, and compares all of it', () => {
    const shown = (value: string) =>
      write(
        facts => facts.show('image', 'web', '', value),
        text => `digest of ${text.length}`,
      )['image/web/'];
    expect(shown('a'.repeat(200))).toBe('a'.repeat(200));
    expect(shown('a'.repeat(201))).toBe(
      `${'a'.repeat(200)}${HIDDEN}digest of 201`,
    );
  });

  it('does not let a value pass for one that is hidden', () => {
    const facts = write(each => each.show('image', 'web', '', `a${HIDDEN}b`));
    expect(facts['image/web/']).toBe('ab');
  });

  it('leaves out what has too long a key, and says so', () => {
    const facts = write(each => {
      each.show('env', 'web', 'n'.repeat(392), 'longest');
      each.show('env', 'web', 'n'.repeat(393), 'too long');
    });
    expect(Object.values(facts)).toEqual(['', 'longest']);
    expect(facts).toHaveProperty([TRUNCATED], '');
  });

  it('keeps a thousand facts, and says that there are more', () => {
    const fill = (count: number) =>
      write(facts => {
        for (let index = 0; index < count; index += 1) {
          facts.show('env', 'w', `${index}`, 'x');
        }
      });
    expect(Object.keys(fill(1_000))).toHaveLength(1_000);
    expect(fill(1_000)).not.toHaveProperty([TRUNCATED]);
    expect(Object.keys(fill(1_001))).toHaveLength(1_001);
    expect(fill(1_001)).toHaveProperty([TRUNCATED]);
  });

  it('bounds the characters of keys and values together', () => {
    // Each has 100 of both.
    const fill = (count: number) =>
      write(facts => {
        for (let index = 0; index < count; index += 1) {
          const name = String(index).padStart(44, '0');
          facts.show('env', 'w', name, 'x'.repeat(50));
        }
      });
    expect(Object.keys(fill(400))).toHaveLength(400);
    expect(fill(400)).not.toHaveProperty([TRUNCATED]);
    expect(fill(401)).toHaveProperty([TRUNCATED]);
    expect(Object.keys(fill(500))).toHaveLength(401);
  });
});

it.each<[unknown, string | undefined]>([
  ['a', 'a'],
  ['', undefined],
  [0, '0'],
  [false, 'false'],
  [null, undefined],
  [[], undefined],
  [{}, undefined],
])('scalar is of %j %j', (value, text) => {
  expect(scalar(value)).toBe(text);
});

describe('stableText', () => {
  it('is equal whatever the order of keys, at each depth', () => {
    expect(stableText({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
      stableText({ a: 'x', b: [{ c: null, d: 1 }] }),
    );
  });

  it.each<[unknown, unknown]>([
    [
      [1, 2],
      [2, 1],
    ],
    ['1', 1],
    [{ a: 1 }, { a: '1' }],
    [{ a: { b: 1 } }, { a: { c: 1 } }],
    [['a,b'], ['a', 'b']],
    [{ 'a":1,"b': 1 }, { a: 1, b: 1 }],
    [null, 'null'],
    [[], {}],
  ])('tells %j from %j', (one, other) => {
    expect(stableText(one)).not.toBe(stableText(other));
  });

  it('ends in what is nested too deeply', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? 'core' : [nested(depth - 1)];
    expect(stableText(nested(12))).toContain('core');
    expect(stableText(nested(13))).not.toContain('core');
    expect(stableText(nested(5_000)).length).toBeLessThan(40);
  });
});

describe('unorderedText', () => {
  it('is equal for lists of the same items', () => {
    expect(unorderedText([{ a: 1 }, { b: 2 }])).toBe(
      unorderedText([{ b: 2 }, { a: 1 }]),
    );
    expect(unorderedText([1])).not.toBe(unorderedText([1, 1]));
  });

  it('is as stableText for what is no list', () => {
    expect(unorderedText({ a: [2, 1] })).toBe(stableText({ a: [2, 1] }));
  });
});
