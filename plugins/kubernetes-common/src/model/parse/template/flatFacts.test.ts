import { Json } from '../readers';
import { FactWriter, HIDDEN } from './FactWriter';
import { isEmpty, writeFlat, writeRest } from './flatFacts';

const digest = (value: string) => `#${value.length}`;

function write(fill: (facts: FactWriter) => void): Record<string, string> {
  const facts = new FactWriter(digest);
  fill(facts);
  return JSON.parse(facts.toText());
}

const flat = (object: Json) =>
  write(facts => writeFlat(facts, 'securityContext', 'web', object));

describe('writeFlat', () => {
  it('has a fact for each scalar, by its path, and one for a list of scalars in any order', () => {
    expect(
      flat({
        runAsUser: 0,
        privileged: false,
        capabilities: { drop: ['NET_RAW', 'ALL'] },
        seccompProfile: null,
      }),
    ).toEqual({
      'securityContext/web/runAsUser': '0',
      'securityContext/web/privileged': 'false',
      'securityContext/web/capabilities.drop': 'ALL, NET_RAW',
    });
  });

  it('compares a list of objects without showing it', () => {
    const { 'securityContext/web/sysctls': fact } = flat({
      sysctls: [{ name: 'kernel.shm', value: '1' }],
    });
    expect(fact).toMatch(new RegExp(`^${HIDDEN}#\\d+$`));
  });

  it('compares what is deeper than a security context without showing it, however deep', () => {
    expect(Object.entries(flat({ a: { b: { c: { d: 'x' } } } }))).toEqual([
      ['securityContext/web/a.b.c.d', 'x'],
    ]);
    const [[key, value]] = Object.entries(
      flat({ a: { b: { c: { d: { e: 'x' } } } } }),
    );
    expect(key).toBe('securityContext/web/a.b.c.d');
    expect(value.startsWith(HIDDEN)).toBe(true);

    let deep: Json = {};
    for (let depth = 0; depth < 50_000; depth++) deep = { deep };
    expect(Object.keys(flat(deep))).toHaveLength(1);
  });
});

describe('writeRest', () => {
  it('compares unknown fields that say something, without showing them', () => {
    const rest = { known: 'a', future: 'b', none: null, empty: {}, blank: '' };
    const facts = write(each =>
      writeRest(each, 'web', rest, new Set(['known'])),
    );
    expect(Object.keys(facts)).toEqual(['other/web/future']);
    expect(facts['other/web/future']).toBe(`${HIDDEN}#3`);
  });
});

it.each([undefined, null, '', {}, []])('%j means the same as none', value => {
  expect(isEmpty(value)).toBe(true);
});

it.each([0, false, 'a', { a: 1 }, [0]])('%j means something', value => {
  expect(isEmpty(value)).toBe(false);
});
