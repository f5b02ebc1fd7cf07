#!/usr/bin/env node
/**
 * `yarn docs:texts`: writes docs/texts.md, all texts on screen in one place, for
 * proofreading. With `--check` it writes nothing, and fails when the file is not
 * what it would write.
 */
import { writeOrCheck } from './lib/generatedDoc.mjs';
import { importTs } from './run-ts.mjs';

const INTRODUCTION = `# Texts on screen

<!-- Written by \`yarn docs:texts\` from plugins/kubernetes/src/i18n, plugins/kubernetes-common/src/texts and plugins/kubernetes-backend/src/resources/shipped/texts.ts. Change those, not this. -->

Every text of the tab, of the help for each failure class, and of the shipped definitions of custom resources, for proofreading. \`{{name}}\` stands for a value; \`_one\` and
\`_other\` are singular and plural. [Add a language](./contributing/language.md) says how to translate them.
`;

const I18N = 'plugins/kubernetes/src/i18n';

/** What, where it is in English and in German, and as what it is exported. */
const SOURCES = [
  [
    'Failure classes',
    'plugins/kubernetes-common/src/texts/en',
    `${I18N}/de/findings`,
    'FINDING_MESSAGES',
  ],
  ['The tab', `${I18N}/en/tab`, `${I18N}/de/tab`, 'TAB_MESSAGES'],
];

const cell = text => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();

function section(english, german) {
  const groups = Map.groupBy(Object.keys(english), key => key.split('.')[0]);
  return [...groups].flatMap(([group, keys]) => [
    `### ${group}`,
    '',
    '| | English | German |',
    '| --- | --- | --- |',
    ...keys.map(key => {
      const name = key.split('.').slice(1).join('.') || group;
      return `| ${name} | ${cell(english[key])} | ${cell(german[key] ?? '')} |`;
    }),
    '',
  ]);
}

async function textsDoc() {
  const { flatten } = await importTs(
    'plugins/kubernetes-common/src/texts/flatten.ts',
  );
  const lines = [];
  for (const [heading, english, german, name] of SOURCES) {
    const read = async folder =>
      flatten((await importTs(`${folder}/index.ts`))[name]);
    lines.push(`## ${heading}`, '');
    lines.push(...section(await read(english), await read(german)));
  }
  const { TEXTS } = await importTs(
    'plugins/kubernetes-backend/src/resources/shipped/texts.ts',
  );
  const { SHIPPED_TEXTS } = await importTs(`${I18N}/de/findings/shipped.ts`);
  lines.push('## Shipped definitions', '');
  const { nameSteps } = await importTs(`${I18N}/nameSteps.ts`);
  const named = [TEXTS, SHIPPED_TEXTS].map(texts => flatten(nameSteps(texts)));
  lines.push(...section(...named));
  return `${[INTRODUCTION, ...lines].join('\n').trimEnd()}\n`;
}

await writeOrCheck('texts.md', await textsDoc(), 'docs:texts');
