import { PrivateKeys } from './privateKeys';

const FULL = 'aB3dE5gH7jK9mN1pQ2sT4vW6xYzC8fRuL0aB3dE5gH7jK9mN1pQ2sT4vW6xYzC8f';
const LAST = 'aB3dE5gH7jK9mN1pQ2sT4v==';
const BEGIN = '-----BEGIN RSA PRIVATE KEY-----';
const END = '-----END RSA PRIVATE KEY-----';
const KEY = [BEGIN, FULL, FULL, LAST, END];

const scrub = (lines: readonly string[], options = {}) =>
  new PrivateKeys(options).scrub(lines.join('\n')).split('\n');

describe('PrivateKeys', () => {
  it('hides every line between the markers, and nothing around them', () => {
    expect(scrub(['before', ...KEY, 'after'])).toEqual([
      'before',
      `${BEGIN}•••`,
      '•••',
      '•••',
      '•••',
      END,
      'after',
    ]);
  });

  it('keeps what the log puts in front of each line', () => {
    const lines = KEY.map((line, i) => `12:00:0${i} app | ${line}`);
    expect(scrub(lines)).toEqual([
      `12:00:00 app | ${BEGIN}•••`,
      '12:00:01 app | •••',
      '12:00:02 app | •••',
      '12:00:03 app | •••',
      `12:00:04 app | ${END}`,
    ]);
  });

  it('hides a key on one line, with line ends in any form', () => {
    const [line] = scrub([`key="${KEY.join('\\n')}" ok`]);
    expect(line).not.toContain(FULL);
    expect(line).not.toContain('aB3dE5');
    expect(line).toContain('" ok');
  });

  it('continues from one chunk to the next', () => {
    const keys = new PrivateKeys();
    keys.scrub(`${BEGIN}\n`);
    expect(keys.scrub(`${FULL}\n`)).toBe('•••\n');
  });

  it('leaves the log after a key that was cut off', () => {
    expect(
      scrub([BEGIN, FULL, 'GET /health 200 in 3 ms', 'short line']),
    ).toEqual([`${BEGIN}•••`, '•••', 'GET /health 200 in 3 ms', 'short line']);
  });

  it('hides the rest of a key at the start of a tail', () => {
    const rest = [FULL, FULL, LAST, END, 'after'];
    expect(scrub(rest, { isTail: true })).toEqual([
      '•••',
      '•••',
      '•••',
      END,
      'after',
    ]);
    expect(scrub(['9mN1pQ2sT4v==', END], { isTail: true })).toEqual([
      '•••',
      END,
    ]);
  });

  it('doubts the first two lines of a tail, and no more', () => {
    const rest = ['9mN1pQ2sT4v==', END];
    expect(scrub(['ready', ...rest], { isTail: true })).toEqual([
      'ready',
      '•••',
      END,
    ]);
    expect(scrub(['ready', 'set', ...rest], { isTail: true })).toEqual([
      ...['ready', 'set'],
      ...rest,
    ]);
    expect(scrub(rest)).toEqual(rest);
  });

  it('hides the headers of a key, and goes on after the empty line', () => {
    const headers = ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,3F', ''];
    expect(scrub([BEGIN, ...headers, FULL, 'aB3dE5gH7jK9mN1pQ', END])).toEqual([
      `${BEGIN}•••`,
      '•••',
      '•••',
      '',
      '•••',
      '•••',
      END,
    ]);
  });

  it('leaves a digest in hex and words at the start of a tail', () => {
    const lines = ['3f9a1c7e5b0d82643f9a1c7e5b0d8264', 'started', 'ready'];
    expect(scrub(lines, { isTail: true })).toEqual(lines);
  });
});
