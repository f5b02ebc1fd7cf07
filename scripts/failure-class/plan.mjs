/** Works out all files of a new failure class before anything is written. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  addImport,
  appendElement,
  calledFunctions,
  parse,
  properties,
  returnedArray,
  topLevelObjects,
} from './source.mjs';
import {
  classElement,
  corpusFiles,
  englishElement,
  fixtureElement,
  germanElement,
  kebabCase,
  ruleFile,
  ruleTemplate,
  testFile,
  testTemplate,
} from './templates.mjs';

const DIAGNOSE = 'plugins/kubernetes-common/src/diagnose';
const CLASSES = `${DIAGNOSE}/classes`;
const RULES = `${DIAGNOSE}/rules`;
const FIXTURES = `${DIAGNOSE}/testing/everyClass`;
const ENGLISH = 'plugins/kubernetes-common/src/texts/en';
const GERMAN = 'plugins/kubernetes/src/i18n/de/findings';
const CORPUS = 'packages/diagnose/src/fixtures/corpus';

const CLASS_NAME = /^[A-Z][A-Za-z0-9]{2,59}$/;
const SEVERITIES = ['error', 'warning', 'info'];
const CATEGORY_HELPER =
  /^const (\w+) = (about(?:Container|Pod|Object))\('(\w+)'\);$/gm;

/** A mistake that the user can fix. */
export class UsageError extends Error {}

/** Every source file of a folder but tests, with its top-level object literals. */
function readSources(root, folder) {
  return readdirSync(join(root, folder))
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => {
      const path = `${folder}/${file}`;
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, objects: topLevelObjects(parse(path, text)) };
    });
}

function findCategories(sources) {
  const categories = new Map();
  for (const { path, text, objects } of sources) {
    for (const [, helper, about, category] of text.matchAll(CATEGORY_HELPER)) {
      if (categories.has(category)) continue;
      const table = [...objects].find(([, object]) =>
        calledFunctions(object).includes(helper),
      );
      if (!table) continue;
      const [tableName, object] = table;
      categories.set(category, {
        path,
        text,
        helper,
        about,
        tableName,
        object,
      });
    }
  }
  return categories;
}

/** The table that has an entry of that name. */
function findTable(sources, entry) {
  for (const { path, text, objects } of sources) {
    for (const object of objects.values()) {
      if (properties(object).has(entry)) return { path, text, object };
    }
  }
  throw new Error(`No table of these files has an entry ${entry}`);
}

function checkName(root, name, classes) {
  if (!CLASS_NAME.test(name ?? '')) {
    throw new UsageError(
      `${
        name ?? 'A class without a name'
      } cannot be a class: use a capital letter, then letters and digits (3 to 60), such as CrashAtStart.`,
    );
  }
  const taken = classes.find(({ objects }) =>
    [...objects.values()].some(object => properties(object).has(name)),
  );
  if (taken) throw new UsageError(`${name} already exists in ${taken.path}.`);
  const files = [
    `${RULES}/${ruleFile(name)}`,
    `${RULES}/${testFile(name)}`,
    `${CORPUS}/${kebabCase(name)}`,
  ];
  const existing = files.find(file => existsSync(join(root, file)));
  if (existing) throw new UsageError(`${existing} already exists.`);
}

function registerRule(root, name, rule) {
  const registry = join(RULES, rule.registry);
  const text = readFileSync(join(root, registry), 'utf8');
  const rules = returnedArray(parse(registry, text), rule.registryFunction);
  if (!rules) throw new Error(`${registry} has no list of rules`);
  const importPath = `./${relative(
    join(RULES, rule.registry, '..'),
    join(RULES, ruleFile(name).replace(/\.ts$/, '')),
  )}`;
  return [
    registry,
    addImport(
      registry,
      appendElement(text, rules, rule.element),
      rule.importLine(importPath),
    ),
  ];
}

/**
 * Plans all changes without writing anything.
 *
 * @returns the text of each new or changed file, by its path below `root`.
 * @throws UsageError for a name, category or severity that cannot be used.
 */
export function planFailureClass({ root, name, category, severity, now }) {
  const classes = readSources(root, CLASSES);
  checkName(root, name, classes);
  const categories = findCategories(classes);
  const table = categories.get(category);
  if (!table) {
    throw new UsageError(
      `${
        category === undefined
          ? '--category is missing'
          : `There is no category ${category}`
      }. Use one of: ${[...categories.keys()].sort().join(', ')}.`,
    );
  }
  if (!SEVERITIES.includes(severity)) {
    throw new UsageError(
      `There is no severity ${severity}. Use one of: ${SEVERITIES.join(', ')}.`,
    );
  }
  const [neighbor] = [...properties(table.object)].find(
    ([, value]) => value.expression?.getText() === table.helper,
  );
  const docs = properties(table.object).get(neighbor).arguments[1].getText();
  const fixtures = findTable(readSources(root, FIXTURES), neighbor);
  const english = findTable(readSources(root, ENGLISH), neighbor);
  const german = findTable(readSources(root, GERMAN), neighbor);
  const rule = ruleTemplate(name, category, table.about);
  return new Map([
    [
      table.path,
      appendElement(
        table.text,
        table.object,
        classElement(name, table.helper, severity, docs),
      ),
    ],
    [`${RULES}/${ruleFile(name)}`, rule.text],
    registerRule(root, name, rule),
    [`${RULES}/${testFile(name)}`, testTemplate(name)],
    [
      fixtures.path,
      appendElement(fixtures.text, fixtures.object, fixtureElement(name)),
    ],
    [
      english.path,
      appendElement(english.text, english.object, englishElement(name)),
    ],
    [
      german.path,
      appendElement(german.text, german.object, germanElement(name)),
    ],
    ...Object.entries(corpusFiles(name, severity, now)).map(([file, text]) => [
      `${CORPUS}/${kebabCase(name)}/${file}`,
      text,
    ]),
  ]);
}
