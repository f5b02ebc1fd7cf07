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

describe('credentials that go on over lines', () => {
  const time = '2026-03-01T12:00:00.1Z ';
  const shown = async (lines: readonly string[], size: number) =>
    (await scrubbed(lines.map(line => `${time}${line}\n`).join(''), size))
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.slice(time.length));

  it.each([1, 40, 10_000])(
    'hides values below their name wherever a stream is cut: every %s bytes',
    async size => {
      const log = [
        'password: >-',
        '  hunter2x',
        '  kelpfish',
        'user: shop',
        'tokens:',
        '  - abcd1234efgh',
        'token:',
        '  audience: vault',
        'ready',
      ];
      expect(await shown(log, size)).toEqual([
        'password: >-',
        '  •••',
        '  •••',
        'user: shop',
        'tokens:',
        '  - •••',
        'token:',
        '  audience: vault',
        'ready',
      ]);
    },
  );

  it('hides a column of a table, and ends with the table', async () => {
    const log = [
      ' id | password',
      '----+----------',
      '  1 | hunter2x',
      '(1 row)',
      'a | b',
    ];
    const hidden = [...log];
    hidden[2] = '  1 | •••';
    expect(await shown(log, 10_000)).toEqual(hidden);
  });
});

describe('a key whose end was cut off', () => {
  const begin = '-----BEGIN PRIVATE KEY-----';
  const front = (text: string, i: number) =>
    `2026-03-01 12:00:0${i} INFO [app] ${text}`;

  it.each([
    ['without anything in front', (text: string) => text],
    ['behind what a logger writes', front],
  ])('has its short last line hidden, %s', async (_, line) => {
    const log = [begin, FULL, 'Kj8Qx2', 'ready', 'done', ''];
    const hidden = [`${begin}•••`, '•••', '•••', 'ready', 'done', ''];
    const text = (lines: readonly string[]) =>
      lines.map((each, i) => each && line(each, i)).join('\n');
    expect(await scrubbed(text(log), 16)).toBe(text(hidden));
  });

  it('has its last line hidden where the log begins with it', async () => {
    const text = `Kj8Qx2Zt\n${END}\nready\n`;
    expect(await scrubbed(text, 1_000)).toBe(`•••\n${END}\nready\n`);
    // Nothing follows that says what it was; the padding does.
    expect(await scrubbed('Kj8Qx2==\nready\n', 4)).toBe('•••\nready\n');
  });

  it('has the rest of a cut line hidden where the log begins with it', async () => {
    const text = `${FULL.slice(30)}\nready\n`;
    expect(await scrubbed(text, 16)).toBe('•••\nready\n');
  });

  it('has its last line hidden behind a line of something else', async () => {
    const text = `${begin}\n${FULL}\nGET /healthz 200\nKj8Qx2==\n`;
    expect(await scrubbed(text, 16)).toBe(
      `${begin}•••\n•••\nGET /healthz 200\n•••\n`,
    );
  });

  it.each(['Http2Stream', 'Started', '3f9a1c7e5b0d82643f9a1c7e5b0d8264'])(
    'is not seen in a log that begins with %s',
    async word => {
      expect(await scrubbed(`${word}\nready\n`, 64)).toBe(`${word}\nready\n`);
    },
  );
});
