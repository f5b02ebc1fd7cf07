import { findValues } from './findValues';
import { parsePath } from './parsePath';

const values = (object: unknown, path: string) =>
  [...findValues(object, parsePath(path))].map(({ value }) => value);

const names = (object: unknown, path: string) =>
  [...findValues(object, parsePath(path))].map(({ name }) => name);

describe('a path', () => {
  it.each([
    ['spec.replicas', [3]],
    ['status.conditions[*].reason', ['A', undefined, 'B']],
    ["metadata.annotations['a.b/c']", ['x']],
    ['metadata.annotations["a.b/c"]', ['x']],
    ['spec.rules[*].refs[*].name', ['one', 'two', 'three']],
    ['spec.absent', []],
    ['spec.replicas.deeper', []],
    ['spec.rules.refs', []],
    ['spec.replicas[*]', []],
  ])('%s finds what it names', (path, expected) => {
    const object = {
      metadata: { annotations: { 'a.b/c': 'x' } },
      spec: {
        replicas: 3,
        rules: [
          { refs: [{ name: 'one' }, { name: 'two' }] },
          { refs: [] },
          {},
          { refs: [{ name: 'three' }] },
        ],
      },
      status: { conditions: [{ reason: 'A' }, {}, { reason: 'B' }] },
    };
    expect(values(object, path)).toEqual(expected);
  });

  it.each([
    ['data.password', /must start with spec, status or metadata/],
    ['specs.a', /must start with/],
    ['', /must start with/],
    ['spec..a', /'..a' is neither/],
    ['spec.a[0]', /'\[0\]' is neither/],
    ['spec.a b', /' b' is neither/],
    [`spec.${'a'.repeat(200)}`, /longer than 200/],
  ])('%s is refused', (path, why) => {
    expect(() => parsePath(path)).toThrow(why);
  });

  it('sees only what the cluster wrote', () => {
    expect(values({ spec: {} }, 'spec.constructor')).toEqual([]);
    expect(values({ spec: {} }, 'spec.__proto__.toString')).toEqual([]);
    const own = JSON.parse('{"spec": {"__proto__": {"a": 1}}}');
    expect(values(own, 'spec.__proto__.a')).toEqual([1]);
  });

  it('knows what a value is called, also where the key only says that it is a value', () => {
    const object = {
      spec: {
        env: [{ name: 'DB_PASSWORD', value: 'x' }],
        password: { value: 'x' },
      },
    };
    expect(names(object, 'spec.env[*].value')).toEqual(['DB_PASSWORD']);
    expect(names(object, 'spec.password.value')).toEqual(['password']);
    expect(names(object, 'spec.password')).toEqual(['password']);
  });
});
