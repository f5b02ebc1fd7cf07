import { PassThrough, Readable } from 'node:stream';
import { ABANDONED } from '../util/timing';
import { readBody } from './readBody';

const bodyOf = (...chunks: string[]) =>
  Readable.from(
    chunks.map(chunk => Buffer.from(chunk)),
    { objectMode: false },
  );

describe('readBody', () => {
  it.each([[['whole']], [['wh', 'ole']]])('reads %j', async chunks => {
    expect((await readBody(bodyOf(...chunks), 5))?.toString()).toBe('whole');
  });

  it('reads nothing of a body that is too large, and ends it', async () => {
    const body = new PassThrough();
    body.write('too ');
    body.write('much');
    expect(await readBody(body, 7)).toBeUndefined();
    expect(body.destroyed).toBe(true);
  });

  it('reads an empty body', async () => {
    expect(await readBody(bodyOf(), 5)).toHaveLength(0);
  });

  it('rejects when the body breaks off', async () => {
    const body = new PassThrough();
    const reading = readBody(body, 5);
    body.write('ha');
    body.destroy(new Error('reset'));
    await expect(reading).rejects.toThrow('reset');
  });

  it('rejects when the body is abandoned, or was before', async () => {
    const body = new PassThrough();
    const reading = readBody(body, 5);
    body.destroy();
    await expect(reading).rejects.toBe(ABANDONED);
    await expect(readBody(body, 5)).rejects.toBe(ABANDONED);
  });
});
