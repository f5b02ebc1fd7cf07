import { PassThrough, Readable } from 'node:stream';
import { readList } from './readList';

const pod = (index: number, size = 1_000) => ({
  metadata: { name: `web-${index}`, note: 'x'.repeat(size) },
});
const list = (count: number, size?: number) =>
  JSON.stringify({
    kind: 'PodList',
    metadata: { resourceVersion: '7' },
    items: Array.from({ length: count }, (_, index) => pod(index, size)),
  });

function inChunks(text: string, bytes = 16_384): Readable {
  const whole = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < whole.length; at += bytes) {
    chunks.push(whole.subarray(at, at + bytes));
  }
  return Readable.from(chunks, { objectMode: false });
}

async function read(body: Readable, maxItems = Infinity, maxBytes = 64e6) {
  const items: unknown[] = [];
  const outcome = await readList(body, {
    maxBytes,
    onItem: item => {
      if (items.length >= maxItems) return false;
      items.push(item);
      return true;
    },
  });
  return { items, outcome };
}

describe('readList', () => {
  it('returns a small response as it is', async () => {
    const { items, outcome } = await read(inChunks(list(10)));
    expect(items).toEqual([]);
    expect(outcome).toEqual({ type: 'whole', bytes: Buffer.from(list(10)) });
  });

  it.each([6_000, 4_000, 1])(
    'returns a small response whole that comes in chunks of %d bytes',
    async bytes => {
      const { outcome } = await read(inChunks(list(10), bytes));
      expect(outcome).toEqual({ type: 'whole', bytes: Buffer.from(list(10)) });
    },
  );

  it('passes on the items of a large list in order, and the rest at the end', async () => {
    const { items, outcome } = await read(inChunks(list(2_000)));
    expect(items).toHaveLength(2_000);
    expect(items[1_999]).toEqual(pod(1_999));
    expect(outcome).toEqual({
      type: 'items',
      list: { kind: 'PodList', metadata: { resourceVersion: '7' }, items: [] },
    });
  });

  it('reads no further than is wanted', async () => {
    const body = inChunks(list(5_000));
    const { items, outcome } = await read(body, 300);
    expect(items).toHaveLength(300);
    expect(outcome).toMatchObject({
      type: 'items',
      list: { metadata: { resourceVersion: '7' } },
    });
    expect(body.destroyed).toBe(true);
  });

  it('gives up what is larger than anything should be', async () => {
    const body = inChunks(list(2_000));
    const { outcome } = await read(body, Infinity, 1_000_000);
    expect(outcome.type).toBe('too-large');
    expect(body.destroyed).toBe(true);
  });

  it.each([
    ['cut off', list(2_000).slice(0, -10)],
    ['broken', list(2_000).replace('"web-1500"', 'web')],
    ['no list', `"${'x'.repeat(400_000)}"`],
  ])('says so when it is %s', async (_what, text) => {
    expect((await read(inChunks(text))).outcome.type).toBe('malformed');
  });

  it('rejects when the connection breaks, early or late', async () => {
    for (const bytes of [1_000, 600_000]) {
      const body = new PassThrough();
      body.write(list(2_000).slice(0, bytes));
      setImmediate(() => body.destroy(new Error('reset')));
      await expect(read(body)).rejects.toThrow('reset');
    }
  });

  it('lets others have their turn while it reads a hundred thousand objects', async () => {
    let turns = 0;
    const interval = setInterval(() => {
      turns += 1;
    }, 1);
    await read(inChunks(list(100_000, 100), 1_000_000), Infinity, 1e9);
    clearInterval(interval);
    expect(turns).toBeGreaterThan(5);
  });
});
