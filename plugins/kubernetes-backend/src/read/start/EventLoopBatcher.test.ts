import { EventLoopBatcher } from './EventLoopBatcher';

describe('EventLoopBatcher', () => {
  it('resumes a few at a time, in order, and lets other work in between', async () => {
    const batcher = new EventLoopBatcher();
    const order: (number | string)[] = [];
    const all = Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await batcher.next();
        order.push(index);
        if (index === 0) setImmediate(() => order.push('an answer'));
      }),
    );
    await all;
    expect(order.filter(one => one !== 'an answer')).toEqual(
      Array.from({ length: 20 }, (_, index) => index),
    );
    expect(order.indexOf('an answer')).toBeGreaterThan(0);
    expect(order.indexOf('an answer')).toBeLessThan(17);
    await batcher.next();
  });
});
