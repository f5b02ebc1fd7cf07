import { execFileSync } from 'node:child_process';
import { shellQuote } from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';

jest.setTimeout(120_000);

/** Without personal settings, which could change the meaning of words. */
const SHELLS = [
  { name: 'sh', program: 'sh', options: ['-c'] },
  { name: 'bash', program: process.env.BASH_PATH ?? 'bash', options: ['-c'] },
  { name: 'zsh', program: process.env.ZSH_PATH ?? 'zsh', options: ['-fc'] },
  {
    name: 'fish',
    program: process.env.FISH_PATH ?? 'fish',
    options: ['--no-config', '-c'],
  },
] as const;

const WORDS = [
  '',
  'plain',
  'two words',
  'r\\',
  "a\\'b",
  "'",
  '\\',
  '\\\\n\\t\\033',
  'it\'s $(touch hacked) `id` "$HOME" ; rm -rf . & | > x',
  '-x',
  '--',
  '=ls',
  '%self',
  '%1',
  '~',
  '~root',
  '#c',
  '(a)',
  '{a,b}',
  '[a]*?',
  '^a^b',
  '!! !x',
  'a=b',
  'line\nbreak\n\n',
  'tab\tend',
  'escape \u001b[201~ return \r',
  'c1 \u009b',
  'bidi \u202etxt.exe',
  '\u202e$',
  '\u202e$HOME `id` ${x} $(id)\u202e$',
  'zero\u200bwidth\u{e0041}',
  'würfel 🎲 漢字',
];

const HOSTILE = [
  ...'\'"\\$`\n\t\r -=~#({[*?^%!&|;<>)}]@,:/aé🎲\u202e\u200b\u001b',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 3 })))
  .map(parts => parts.join('').replaceAll('\0', ''));

describe.each(SHELLS)('a quoted word in $name', ({ program, options }) => {
  /** The arguments that a program receives. */
  function run(words: readonly string[]): readonly string[] {
    const line = `printf '%s\\0' ${words.map(shellQuote).join(' ')}`;
    const output = execFileSync(program, [...options, line], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: '/nonexistent', LC_ALL: 'C.UTF-8' },
    });
    return output.split('\0').slice(0, -1);
  }

  it('is the word', () => {
    expect(run(WORDS)).toEqual(WORDS);
  });

  it('is the word, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), words => {
        expect(run(words)).toEqual(words);
      }),
      { numRuns: 15 },
    );
  });
});

it('shows all that is copied', () => {
  fc.assert(
    fc.property(text, word => {
      expect(shellQuote(word).replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Cf}\u2028\u2029]/u,
      );
    }),
  );
});
