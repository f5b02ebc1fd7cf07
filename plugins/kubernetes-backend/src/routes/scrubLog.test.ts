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

/** As OpenSSL breaks it. */
const FULL = 'Kj8Qw2Zx5Rt7Yb1Nm4Kj8Qw2Zx5Rt7Yb1Nm4Kj8Qw2Zx5Rt7Yb1Nm4Kj8Qw2Zx5R';
const END = '-----END PRIVATE KEY-----';

it.each(['', '2026-03-01T12:00:00.4Z '])(
  'hides the rest of a key where fewer lines were asked for than it has: "%s"',
  async time => {
    const log = [FULL, FULL, 'Kj8Q==', END, 'ready', '']
      .map(line => line && `${time}${line}`)
      .join('\n');
    expect(await scrubbed(log, 64)).toBe(
      ['•••', '•••', '•••', END, 'ready', '']
        .map(line => line && `${time}${line}`)
        .join('\n'),
    );
  },
);

it('hides what follows of a key after a line of something else', async () => {
  const log = `-----BEGIN PRIVATE KEY-----\n${FULL}\nGET /healthz 200\n${FULL}\nKj8Q==\n${END}\n`;
  expect(await scrubbed(log, 64)).toBe(
    `-----BEGIN PRIVATE KEY-----•••\n•••\nGET /healthz 200\n•••\n•••\n${END}\n`,
  );
});

it('hides a key that begins where another was cut off', async () => {
  const log = `-----BEGIN PRIVATE KEY-----\n${KEY}\n-----BEGIN PRIVATE KEY-----\n${KEY}\n`;
  expect(await scrubbed(log, 64)).toBe(
    '-----BEGIN PRIVATE KEY-----•••\n•••\n-----BEGIN PRIVATE KEY-----•••\n•••\n',
  );
});

it.each([
  `digest ${'3f9a1c7e5b0d8264'.repeat(4)}\n`,
  `GET /${'abcdefgh/'.repeat(7)}a\n`,
  `starting\nready\n${FULL}\n`,
])('takes no other beginning of a log for the rest of a key: %j', async log => {
  expect(await scrubbed(log, 64)).toBe(log);
});
