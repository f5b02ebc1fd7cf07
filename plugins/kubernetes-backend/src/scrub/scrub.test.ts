import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCRUB_RULES } from './rules';
import { applyRules } from './ScrubRule';
import { LineScrubber, scrubSecrets } from './scrubText';

const ALPHABETS: Readonly<Record<string, string>> = {
  a: 'aB3dE5gH7jK9mN1pQ2sT4vW6xYzC8fRuL0',
  h: '3f9a1c7e5b0d8264',
  b: 'Kj8+Qw2/Zx5Rt7Yb1Nm4',
  u: 'Q7ZX2KD9WM4RT8',
};

/** Texts that look like chance, of the letters of a kind. */
function fill(text: string): string {
  return text.replace(/⟨([ahbu])(\d+)⟩/g, (_, kind, length) =>
    Array.from(
      { length: Number(length) },
      (__, i) => ALPHABETS[kind][(i * 7 + i * i * 3) % ALPHABETS[kind].length],
    ).join(''),
  );
}

/** Characters that an editor does not show. */
function unfold(text: string): string {
  return text.replace(/⟨U\+([0-9A-F]{4})⟩/g, (_, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function splitLines(file: string): readonly string[] {
  return readFileSync(join(__dirname, 'fixtures', file), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(fill)
    .map(unfold)
    .map(line => line.replaceAll('␛', '\u001b').replaceAll('␤', '\n'));
}

const credentials = splitLines('credentials.txt');
const harmless = splitLines('harmless.txt');

/** What of the credential is left, if it is more than chance. */
function leaks(line: string): readonly string[] {
  const scrubbed = scrubSecrets(line.replace(/[«»]/g, ''));
  return [...line.matchAll(/«([^»]*)»/g)]
    .map(([, secret]) => secret)
    .filter(
      secret =>
        scrubbed.includes(secret) ||
        scrubbed.includes(secret.slice(0, 5)) ||
        scrubbed.includes(secret.slice(-4)),
    );
}

it('has a corpus that is worth measuring', () => {
  expect(credentials.length).toBeGreaterThanOrEqual(550);
  expect(harmless.length).toBeGreaterThanOrEqual(550);
});

it('misses no credential of the corpus', () => {
  const missed = credentials.flatMap(line =>
    leaks(line).length > 0
      ? [[line, scrubSecrets(line.replace(/[«»]/g, ''))]]
      : [],
  );
  expect(missed).toEqual([]);
});

it('hides what is known to be secret, but nothing so short that words contain it', () => {
  expect(scrubSecrets('lock unlock', ['unlock'])).toBe('lock •••');
  expect(scrubSecrets('lock locks', ['locks'])).toBe('lock locks');
});

it('leaves harmless lines as they are', () => {
  const changed = harmless
    .filter(line => scrubSecrets(line) !== line)
    .map(line => [line, scrubSecrets(line)]);
  expect(changed).toEqual([]);
});

it('hides the rest of a key at which a termination message begins', () => {
  const line = fill('⟨b64⟩');
  expect(
    scrubSecrets(`${line.slice(20)}\n${line}\nKj8Q==\nThe process has ended`),
  ).toBe(`•••\n•••\n•••\nThe process has ended`);
});

it('finds the same whether or not it skips rules that a text cannot need', () => {
  const unconditional = SCRUB_RULES.map(({ rules }) => ({
    rules: rules.map(({ pattern, replace }) => ({ pattern, replace })),
  }));
  const different = [...credentials, ...harmless]
    .map(line => line.replace(/[«»]/g, ''))
    .filter(
      line => applyRules(line, SCRUB_RULES) !== applyRules(line, unconditional),
    );
  expect(different).toEqual([]);
});

it('changes nothing more when it is asked again', () => {
  const different = credentials
    .map(line => scrubSecrets(line.replace(/[«»]/g, '')))
    .filter(once => scrubSecrets(once) !== once)
    .map(once => [once, scrubSecrets(once)]);
  expect(different).toEqual([]);
});

it.each([
  ['password: \\', 'DB_PASSWORD=hunter2x,with,commas', 'commas'],
  ['password: \\', 'app --db-password \\\n  hunter2x \\', 'hunter2x'],
  ['<password>', ':password=>"hunter2x"', 'hunter2x'],
  ['apikey: [', '"x-api-key":["hunter2x"]', 'hunter2x'],
  ['a,password', '{"value":"hunter2x","name":"DB_PASSWORD"}', 'hunter2x'],
  ['key|value', ' id | token\n----+------\n  1 | hunter2x', 'hunter2x'],
  ['password: |', ' id | token\n----+------\n  1 | hunter2x', 'hunter2x'],
  ['password|token\n---+---', 'password: |\n  hunter2x', 'hunter2x'],
])(
  'is not led by a line before to hide a name and show its credential: %s',
  (decoy, lines, secret) => {
    const text = `${decoy}\n${lines}\n`;
    const scrubber = new LineScrubber();
    scrubber.scrub(`${decoy}\n`);
    expect(new LineScrubber().scrub(text)).not.toContain(secret);
    expect(scrubber.scrub(`${lines}\n`)).not.toContain(secret);
    const quoted = new LineScrubber().scrubAcrossLines(text).split('\n');
    expect(quoted.map(line => scrubSecrets(line)).join('\n')).not.toContain(
      secret,
    );
  },
);
