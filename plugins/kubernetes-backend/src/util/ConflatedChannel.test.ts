import { ConflatedChannel } from './ConflatedChannel';

describe('ConflatedChannel', () => {
  it('hands each value to a reader that keeps up', async () => {
    const channel = new ConflatedChannel<number>();
    const read: number[] = [];
    const reading = (async () => {
      for await (const value of channel) read.push(value);
    })();
    for (const value of [1, 2, 3]) {
      channel.offer(value);
      await new Promise(process.nextTick);
    }
    channel.close();
    await reading;
    expect(read).toEqual([1, 2, 3]);
  });

  it('holds one value for a reader that does not', async () => {
    const channel = new ConflatedChannel<number>();
    for (let value = 0; value < 1_000; value += 1) channel.offer(value);
    expect(await channel.next()).toEqual({ done: false, value: 999 });
    const waiting = channel.next();
    channel.offer(1_000);
    expect(await waiting).toEqual({ done: false, value: 1_000 });
  });

  it('keeps of a skipped value what the newest one lacks', async () => {
    const channel = new ConflatedChannel<string>((skipped, newest) =>
      [skipped[0], newest].join(' '),
    );
    channel.offer('a1');
    channel.offer('b2');
    channel.offer('c3');
    expect(await channel.next()).toMatchObject({ value: 'a c3' });
  });

  it('ends a waiting reader, drops what is unread and takes nothing more once it is closed', async () => {
    const channel = new ConflatedChannel<number>();
    const waiting = channel.next();
    channel.close();
    channel.offer(1);
    expect(await waiting).toMatchObject({ done: true });
    expect(await channel.next()).toMatchObject({ done: true });

    const unread = new ConflatedChannel<number>();
    unread.offer(1);
    unread.close();
    expect(await unread.next()).toMatchObject({ done: true });
  });

  it('is closed by a reader that breaks off', async () => {
    const channel = new ConflatedChannel<number>();
    channel.offer(1);
    for await (const value of channel) {
      expect(value).toBe(1);
      break;
    }
    channel.offer(2);
    expect(await channel.next()).toMatchObject({ done: true });
  });
});
