/**
 * `yarn bench:ansi`: Podlight's `parseAnsiLine` beside anser and ansi_up, in the
 * same run: time per line, time on hostile lines, and what is left of sequences
 * that a log viewer must not obey.
 *
 *   yarn bench:ansi [--write-docs]
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../scripts/lib/command.mjs';
import { installFolder } from '../lib/installFolder.mjs';
import { measuredOn, ms, number, table } from '../lib/markdown.mjs';
import { writeFigures } from '../lib/writeFigures.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const ESC = '\u001b';
const LINES = 20_000;
const ROUNDS = 15;
const HOSTILE_CHARACTERS = 200_000;

const PLAIN = '2026-11-29T10:00:00Z INFO  request served in 12 ms path=/cart';
const COLORED = `${ESC}[90m10:00:00${ESC}[0m ${ESC}[1;32mINFO${ESC}[0m served ${ESC}[36m/cart${ESC}[39m in ${ESC}[33m12${ESC}[0m ms`;

/** What a terminal would obey, and the text that must be left of it. */
const SAFETY = [
  ['a window title (OSC 0)', `a${ESC}]0;title\u0007b`, 'ab'],
  ['a link (OSC 8)', `a${ESC}]8;;https://example.com${ESC}\\b`, 'ab'],
  ['cursor movement', `a${ESC}[2J${ESC}[10;10Hb`, 'ab'],
  ['a character set (ESC ( B)', `a${ESC}(Bb`, 'ab'],
  ['control characters', 'a\u0000\u0007\u007fb', 'ab'],
  ['an overwritten progress bar', '10%\r50%\r100%', '100%'],
  ['text turned around (U+202E)', 'a\u202Eb', 'a⟨U+202E⟩b'],
];

/** Repeated or unterminated, so that a parser that scans again is quadratic. */
const HOSTILE = [
  `${ESC}]`.repeat(HOSTILE_CHARACTERS / 2),
  `${ESC}[${'1;'.repeat(HOSTILE_CHARACTERS / 2)}`,
  `${ESC}[31m`.repeat(HOSTILE_CHARACTERS / 5),
];

const median = numbers =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function time(run) {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

const decodeHtml = html =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

await runCommand(async () => {
  installFolder(here);
  const require = createRequire(import.meta.url);
  const { importTs } = await import('../../scripts/run-ts.mjs');
  const { parseAnsiLine, plainText } = await importTs(
    'plugins/kubernetes-common/src/logs/parseAnsi.ts',
  );
  const Anser = require('anser');
  const { AnsiUp } = await import('ansi_up');
  const ansiUp = new AnsiUp();
  const subjects = {
    Podlight: {
      parse: line => parseAnsiLine(line),
      text: line => plainText(parseAnsiLine(line).segments),
    },
    anser: {
      parse: line => Anser.ansiToJson(line, { remove_empty: true }),
      text: line =>
        Anser.ansiToJson(line, { remove_empty: true })
          .map(({ content }) => content)
          .join(''),
    },
    ansi_up: {
      parse: line => ansiUp.ansi_to_html(line),
      text: line => decodeHtml(new AnsiUp().ansi_to_html(line)),
    },
  };
  const names = Object.keys(subjects);
  const measure = run => {
    const samples = Object.fromEntries(names.map(name => [name, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const name of names) {
        const taken = time(() => run(subjects[name]));
        if (round >= 0) samples[name].push(taken);
      }
    }
    return names.map(name => ms(median(samples[name])));
  };
  const lines = line => subject => {
    for (let i = 0; i < LINES; i += 1) subject.parse(line);
  };
  const rows = [
    [`${number(LINES)} plain lines`, ...measure(lines(PLAIN))],
    [`${number(LINES)} colored lines`, ...measure(lines(COLORED))],
    [
      `${HOSTILE.length} hostile lines of ${number(
        HOSTILE_CHARACTERS,
      )} characters`,
      ...measure(subject => {
        for (const line of HOSTILE) subject.parse(line);
      }),
    ],
    ...SAFETY.map(([what, line, expected]) => [
      `removes or marks ${what}`,
      ...names.map(name =>
        subjects[name].text(line) === expected ? '✓' : '—',
      ),
    ]),
  ];
  const text = [
    measuredOn({
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} × ${cpus()[0].model.trim()}, Node ${
        process.version
      }`,
    }),
    table(['', 'Podlight', 'anser 2.3.5', 'ansi_up 6.0.6'], rows),
  ].join('\n\n');
  console.log(text);
  if (process.argv.includes('--write-docs')) {
    writeFigures('docs/dependencies.md', 'ansi', text);
  }
});
