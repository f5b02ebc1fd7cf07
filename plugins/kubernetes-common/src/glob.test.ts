import { matchesGlob } from './glob';

describe('matchesGlob', () => {
  it.each([
    ['*', 'anything', true],
    ['prod-*', 'prod-eu', true],
    ['prod-*', 'dev-eu', false],
    ['*-eu', 'prod-eu', true],
    ['p*-*u', 'prod-eu', true],
    ['prod', 'prod', true],
    ['prod', 'prod-eu', false],
    ['aba*aba', 'aba', false],
    ['a.c', 'abc', false],
  ])('%s on %s is %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });
});
