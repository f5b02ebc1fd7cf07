import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileCache } from './FileCache';

describe('FileCache', () => {
  it('reads a file again when it changes, and after a minute in any case', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    const file = join(directory, 'token');
    const day = new Date('2026-01-01');
    let now = 0;
    const cache = new FileCache(() => now);
    await writeFile(file, 'first');
    await utimes(file, day, day);
    expect(await cache.read(file)).toBe('first');
    await writeFile(file, 'other');
    await utimes(file, day, day);
    expect(await cache.read(file)).toBe('first');
    now = 60_000;
    expect(await cache.read(file)).toBe('other');
    await writeFile(file, 'changed');
    expect(await cache.read(file)).toBe('changed');
    await rm(directory, { recursive: true });
    await expect(cache.read(file)).rejects.toThrow('ENOENT');
  });

  it('reads another file in the same place, even one of the same size and time', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    const file = join(directory, 'token');
    const next = join(directory, 'next');
    const day = new Date('2026-01-01');
    const cache = new FileCache(() => 0);
    for (const [path, content] of [
      [file, 'first'],
      [next, 'other'],
    ]) {
      await writeFile(path, content);
      await utimes(path, day, day);
    }
    expect(await cache.read(file)).toBe('first');
    await rename(next, file);
    expect(await cache.read(file)).toBe('other');
    await rm(directory, { recursive: true });
  });
});
