import { digestValue } from './digestValue';

describe('digestValue', () => {
  it('is equal for equal values, and no part of them', () => {
    expect(digestValue('hunter2')).toBe(digestValue('hunter2'));
    expect(digestValue('hunter2')).not.toBe(digestValue('hunter3'));
    expect(digestValue('hunter2')).toMatch(/^[\w-]{12}$/);
  });

  it('is another one in another process', async () => {
    const before = digestValue('hunter2');
    jest.resetModules();
    const again: typeof import('./digestValue') =
      jest.requireActual('./digestValue');
    expect(again.digestValue('hunter2')).not.toBe(before);
  });
});
