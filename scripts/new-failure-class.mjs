#!/usr/bin/env node
/**
 * `yarn new-failure-class NAME --category CATEGORY [--severity SEVERITY]` writes
 * the rule, class, texts, test and corpus case of a new failure class. They
 * compile, and their test fails until they are filled in.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { planFailureClass, UsageError } from './failure-class/plan.mjs';
import { root as repository } from './run-ts.mjs';

const USAGE =
  'Usage: yarn new-failure-class NAME --category CATEGORY [--severity error|warning|info]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        category: { type: 'string' },
        severity: { type: 'string', default: 'warning' },
        // Tests run this on a copy of the sources.
        root: { type: 'string', default: repository },
      },
    });
    if (positionals.length > 1) {
      throw new UsageError(`One name at a time: ${positionals.join(' ')}.`);
    }
    return { ...values, name: positionals[0], root: resolve(values.root) };
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function formatted(path, text) {
  if (!path.endsWith('.ts')) return text;
  const options = await prettier.resolveConfig(join(repository, path));
  return prettier.format(text, { ...options, filepath: path });
}

const nextSteps = (name, paths) => `Wrote ${name}:

${paths.map(path => `  ${path}`).join('\n')}

Left to do, each marked TODO:

  1. The rule: what the objects show, and the evidence for it. It is called last. If it must replace another
     finding, move the call to its place in podRules.ts or rules/container.ts.
  2. The class: its documentation page, its params, and what tells two findings apart (\`identity\`).
  3. The example in testing/everyClass, and a healthy case in the test.
  4. The texts in English and German.
  5. The corpus case: record a namespace (docs/recordings.md), then replace the placeholder with
     node scripts/add-corpus-case.mjs FOLDER CASE TIME, and label it in benchmarks/diagnosis/scenarios/unseen.ts.
     Delete the placeholder if you have no cluster that shows it.
  6. yarn docs:failures, yarn docs:texts, yarn build:api-reports, yarn changeset.
`;

try {
  const options = readArguments();
  const plan = planFailureClass({ ...options, now: new Date().toISOString() });
  const files = await Promise.all(
    [...plan].map(async ([path, text]) => [path, await formatted(path, text)]),
  );
  for (const [path, text] of files) {
    const file = join(options.root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  process.stdout.write(nextSteps(options.name, [...plan.keys()]));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}\n`);
  process.exitCode = 2;
}
