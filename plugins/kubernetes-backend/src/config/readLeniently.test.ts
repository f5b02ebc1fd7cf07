import { z } from 'zod';
import { readLeniently } from './readLeniently';

const SCHEMA = z.strictObject({
  name: z.string(),
  title: z.string().optional(),
  size: z.enum(['small', 'large']).optional(),
  nested: z.strictObject({ on: z.boolean().optional() }).optional(),
});

function read(given: unknown, optionalKeys: readonly string[] = []) {
  const warnings: string[] = [];
  const result = readLeniently(SCHEMA, given, {
    path: ['section', 2],
    warn: message => warnings.push(message),
    optionalKeys: new Set(optionalKeys),
  });
  return { result, warnings };
}

describe('readLeniently', () => {
  it('returns a valid value without a warning', () => {
    const value = { name: 'a', nested: { on: true } };
    expect(read(value)).toEqual({ result: { ok: true, value }, warnings: [] });
  });

  it('drops unknown keys at any depth, each with a warning that names the place', () => {
    const given = { name: 'a', tilte: 'b', nested: { on: true, off: 1 } };
    const { result, warnings } = read(given);
    expect(result).toEqual({
      ok: true,
      value: { name: 'a', nested: { on: true } },
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^kubernetes\.section\[2\]\.nested\.off /),
      expect.stringMatching(
        /^kubernetes\.section\[2\]\.tilte .*did you mean 'title'\?$/,
      ),
    ]);
  });

  it('does not change what it was given', () => {
    const given = { name: 'a', other: 1 };
    read(given);
    expect(given).toEqual({ name: 'a', other: 1 });
  });

  it('drops invalid values of optional keys only', () => {
    const given = { name: 'a', title: 5, nested: { on: 'x' } };
    expect(read(given, ['title', 'nested'])).toEqual({
      result: { ok: true, value: { name: 'a' } },
      warnings: [
        'kubernetes.section[2].title is ignored: it must be text',
        'kubernetes.section[2].nested is ignored: kubernetes.section[2].nested.on must be true or false',
      ],
    });
    expect(read(given).result).toEqual({
      ok: false,
      problems: [
        'kubernetes.section[2].title must be text',
        'kubernetes.section[2].nested.on must be true or false',
      ],
    });
  });

  it.each<[unknown, string]>([
    [
      {},
      'section[2].name is missing. If it comes from an environment variable',
    ],
    [{ name: null }, 'is missing'],
    [{ name: 5 }, 'must be text'],
    [{ name: { $secret: 'x' } }, 'no longer reads $secret'],
    [{ name: 'a', size: 'huge' }, 'must be one of small, large'],
    ['text', 'section[2] must be an object'],
  ])('describes the problem of %j', (given, words) => {
    const { result } = read(given);
    expect(result.ok ? [] : result.problems).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it('never quotes a value, which may be a secret', () => {
    const { result, warnings } = read({
      name: { password: 'hunter2' },
      size: 'hunter2',
      nested: 'hunter2',
    });
    expect(JSON.stringify([result, warnings])).not.toContain('hunter2');
  });

  it('describes a union by the closest form', () => {
    const union = z.union([
      z.strictObject({ label: z.string(), more: z.string() }),
      z.strictObject({ owner: z.string() }),
    ]);
    const result = readLeniently(union, { owner: 5 }, { path: [], warn() {} });
    expect(result).toEqual({
      ok: false,
      problems: [expect.stringContaining('owner must be text')],
    });
  });
});
