import { scrubError } from './scrubError';

const SECRET = 'correct-horse-battery';

it('takes credentials out of whatever is thrown, its stack, its fields and its causes', () => {
  const cause = new Error(`connect postgres://shop:${SECRET}@db/shop`);
  const error = Object.assign(new Error(`password=${SECRET}`, { cause }), {
    detail: `Authorization: Bearer ${SECRET}`,
    code: 'E_FAILED',
  });
  scrubError(error);
  const told = [error.message, error.stack, error.detail, cause.message];
  expect(told.join()).toContain('•••');
  expect([...told, cause.stack].join()).not.toContain(SECRET);
  expect(error.code).toBe('E_FAILED');
});

it('survives what is no error, is frozen, or is its own cause', () => {
  const round = new Error(`token=${SECRET}`);
  round.cause = round;
  for (const thrown of [
    undefined,
    'text',
    Object.freeze(new Error('x')),
    round,
  ]) {
    expect(() => scrubError(thrown)).not.toThrow();
  }
  expect(round.message).not.toContain(SECRET);
});
