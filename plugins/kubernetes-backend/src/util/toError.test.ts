import { toError } from './toError';

describe('toError', () => {
  it('is the same Error', () => {
    const thrown = new TypeError('x is not a function');
    expect(toError(thrown)).toBe(thrown);
  });

  it.each([
    ['no', 'no'],
    [undefined, 'undefined'],
    [{ code: 1 }, '[object Object]'],
  ])('makes one of %p', (thrown, message) => {
    expect(toError(thrown)).toEqual(new Error(message));
  });
});
