import { StringPool } from './StringPool';

describe('StringPool', () => {
  it('has a text for as long as something uses it', () => {
    const pool = new StringPool();
    const shop = pool.acquire('shop');
    expect(pool.acquire('shop')).toBe(shop);
    expect(pool.text(shop)).toBe('shop');
    expect(pool.release(shop)).toBe(false);
    expect(pool.find('shop')).toBe(shop);
    expect(pool.release(shop)).toBe(true);
    expect(pool.find('shop')).toBeUndefined();
    expect(pool.size).toBe(0);
  });

  it('gives the number of a forgotten text to the next one', () => {
    const pool = new StringPool();
    const first = pool.acquire('first');
    pool.release(first);
    expect(pool.acquire('second')).toBe(first);
  });
});
