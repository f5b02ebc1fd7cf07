import { Readable } from 'node:stream';
import { scrubLog } from './scrubLog';

async function scrubbed(text: string, size: number): Promise<string> {
  const bytes = Buffer.from(text);
  const pieces = Array.from(
    { length: Math.ceil(bytes.length / size) },
    (_, i) => bytes.subarray(i * size, (i + 1) * size),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of scrubLog(Readable.from(pieces))) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const KEY = 'Kj8Qw2Zx5Rt7Yb1Nm4Kj8Qw2Zx5Rt7Yb1Nm4Kj8Qw2Zx5Rt7';
const LOG = [
  '2026-03-01T12:00:00.1Z starting ü',
  '2026-03-01T12:00:00.2Z DB_PASSWORD=hunter2',
  '2026-03-01T12:00:00.3Z -----BEGIN PRIVATE KEY-----',
  `2026-03-01T12:00:00.4Z ${KEY}`,
  `2026-03-01T12:00:00.5Z ${KEY}`,
  '2026-03-01T12:00:00.6Z Kj8Q==',
  '2026-03-01T12:00:00.7Z -----END PRIVATE KEY-----',
  '2026-03-01T12:00:00.8Z ready',
  '',
].join('\n');

it.each([1, 7, 64, 10_000])(
  'finds credentials wherever a stream is cut: every %s bytes',
  async size => {
    expect(await scrubbed(LOG, size)).toBe(
      [
        '2026-03-01T12:00:00.1Z starting ü',
        '2026-03-01T12:00:00.2Z DB_PASSWORD=•••',
        '2026-03-01T12:00:00.3Z -----BEGIN PRIVATE KEY-----•••',
        '2026-03-01T12:00:00.4Z •••',
        '2026-03-01T12:00:00.5Z •••',
        '2026-03-01T12:00:00.6Z •••',
        '2026-03-01T12:00:00.7Z -----END PRIVATE KEY-----',
        '2026-03-01T12:00:00.8Z ready',
        '',
      ].join('\n'),
    );
  },
);

it('shows the log again after a key that was cut off', async () => {
  const log = `-----BEGIN PRIVATE KEY-----\n${KEY}\nGET /healthz 200\n`;
  expect(await scrubbed(log, 9)).toBe(
    '-----BEGIN PRIVATE KEY-----•••\n•••\nGET /healthz 200\n',
  );
});
