import { copyValue, CopyBudget, TooMuchError } from './copyValue';

const CANARY = 'canary-6f21a0';

const copy = (value: unknown, name = 'spec', budget?: CopyBudget) =>
  copyValue(value, name, budget ?? { bytes: 8_192, values: 1_000 });

/** What is left of a budget after a copy, the copy or not. */
function spent(value: unknown, budget: CopyBudget): CopyBudget {
  try {
    copy(value, 'spec', budget);
  } catch (error) {
    if (!(error instanceof TooMuchError)) throw error;
  }
  return budget;
}

describe('copyValue', () => {
  it('copies what JSON can say, and has null for anything else', () => {
    const value = { a: [1, 2.5, true, false, 'x', null, {}, []] };
    expect(copy(value)).toEqual(value);
    expect(copy(undefined)).toBeNull();
    expect(copy(() => CANARY)).toBeNull();
  });

  it('is a copy, so that the object can be dropped', () => {
    const value = { a: { b: ['x'] } };
    const copied = copy(value);
    expect(copied).toEqual(value);
    value.a.b.push('y');
    expect(copied).toEqual({ a: { b: ['x'] } });
  });

  it.each([
    ['a text by its name', { password: CANARY }],
    ['a number by its name', { apiToken: 690_211_334_455 }],
    ['a text of a list by the name of the list', { tokens: [CANARY] }],
    ['what becomes a Secret', { stringData: { a: CANARY } }],
    ['bookkeeping', { managedFields: [{ a: CANARY }] }],
    ['an argument', { command: ['app'], args: ['--password', CANARY] }],
    ['an argument without a command', { args: [`--token=${CANARY}`] }],
    ['a value by the name beside it', [{ name: 'DB_PASSWORD', value: CANARY }]],
    [
      'the last applied manifest',
      {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': CANARY,
        },
      },
    ],
    ['a key that is a credential', { [`password=${CANARY}`]: 1 }],
  ])('never has %s', (_, value) => {
    const text = JSON.stringify(copy(value));
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('690211334455');
  });

  it('keeps the numbers that say nothing secret', () => {
    expect(copy({ replicas: 3, port: 5432 })).toEqual({
      replicas: 3,
      port: 5432,
    });
  });

  it('changes no prototype', () => {
    const value = JSON.parse('{"__proto__":{"polluted":1},"a":1}');
    expect(copy(value)).toEqual({ a: 1 });
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['texts', 'x'.repeat(99)],
    ['bytes rather than characters', 'ü'.repeat(50)],
    ['keys', { ['k'.repeat(99)]: 1 }],
    ['many values', Array.from({ length: 60 }, () => null)],
  ])('bounds %s', (_, value) => {
    expect(() => copy(value, 'spec', { bytes: 100, values: 50 })).toThrow(
      TooMuchError,
    );
  });

  it('fits to the last byte, and not beyond', () => {
    // Two bytes for the value, and its text.
    expect(spent('x'.repeat(98), { bytes: 100, values: 1 }).bytes).toBe(0);
    expect(spent('x'.repeat(99), { bytes: 100, values: 1 }).bytes).toBe(-1);
    expect(spent([1, 2], { bytes: 100, values: 3 }).values).toBe(0);
    expect(() => copy([1, 2], 'spec', { bytes: 100, values: 2 })).toThrow(
      'is too large',
    );
  });

  it('goes ten levels deep', () => {
    const nested = (levels: number): unknown =>
      levels === 0 ? 'x' : [nested(levels - 1)];
    expect(JSON.stringify(copy(nested(10)))).toContain('x');
    expect(() => copy(nested(11))).toThrow('nested too deeply');
  });
});
