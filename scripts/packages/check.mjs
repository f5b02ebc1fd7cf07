/**
 * What must be so of each packed package, whatever app it goes into. Each check
 * returns sentences about what is wrong.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { headingAnchors, findLinks } from '../lib/markdown.mjs';

/** Everything that is wrong with an unpacked package. */
export function findProblems({ folder, manifest }) {
  return [
    ...missingFiles(folder, manifest),
    ...brokenLinks(folder),
    ...brokenEntryPoints(folder, manifest),
    ...undeclaredImports(folder, manifest),
    ...oldReact(manifest),
  ];
}

/** What no import leads to. */
const LOADED_BY_NAME = {
  '@podlight/backstage-plugin-kubernetes-backend': [
    'dist/fleet/worker/worker.bundle.cjs',
  ],
};

function missingFiles(folder, { name: packageName }) {
  return ['LICENSE', 'README.md', ...(LOADED_BY_NAME[packageName] ?? [])]
    .filter(name => !existsSync(join(folder, name)))
    .map(name => `has no ${name}`);
}

function brokenLinks(folder) {
  const file = join(folder, 'README.md');
  if (!existsSync(file)) return [];
  const markdown = readFileSync(file, 'utf8');
  const anchors = headingAnchors(markdown);
  const isBroken = link => {
    if (/^[a-z]+:/.test(link)) return false;
    if (link.startsWith('#')) return !anchors.has(link.slice(1));
    const path = normalize(link.split('#')[0]);
    return path.startsWith('..') || !existsSync(join(folder, path));
  };
  return findLinks(markdown)
    .filter(isBroken)
    .map(link => `README.md links to ${link}, which is not in the package`);
}

function brokenEntryPoints(folder, manifest) {
  const values = value =>
    typeof value === 'string' ? [value] : Object.values(value).flatMap(values);
  const declared = [
    manifest.main,
    manifest.module,
    manifest.types,
    manifest.configSchema,
    ...values(manifest.exports ?? {}),
    ...values(manifest.typesVersions ?? {}),
  ];
  return [...new Set(declared)]
    .filter(path => path && !path.startsWith('@'))
    .filter(path => !existsSync(join(folder, path)) || /\bsrc\//.test(path))
    .map(path => `package.json names ${path}, which is not in the package`);
}

/** Names of packages that the code or the types import and nothing declares. */
function undeclaredImports(folder, manifest) {
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ]);
  const runsOnNode = /^(?:backend|node)-/.test(manifest.backstage.role);
  const isDeclared = name =>
    declared.has(name) || (runsOnNode && isBuiltin(name));
  const problems = new Set();
  for (const file of listCodeFiles(folder)) {
    const text = readFileSync(file, 'utf8');
    const { importedFiles } = ts.preProcessFile(text, true, true);
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith('.')) continue;
      const name = packageName(fileName);
      if (!isDeclared(name)) {
        problems.add(
          `${relative(
            folder,
            file,
          )} imports ${name}, which package.json does not declare`,
        );
      }
    }
  }
  return [...problems];
}

function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function listCodeFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter(name => /\.(?:[cm]?js|d\.[cm]?ts)$/.test(name))
    .map(name => join(folder, name));
}

/** React 17 has no automatic batching and no `useSyncExternalStore`. */
function oldReact(manifest) {
  return ['react', 'react-dom', '@types/react', '@types/react-dom'].flatMap(
    name => {
      const range = manifest.peerDependencies?.[name];
      const isOld = range
        ?.split('||')
        .some(part => !/^[~^]?(?:1[89]|[2-9]\d)(?:\.|$)/.test(part.trim()));
      return isOld ? [`takes ${name} ${range}, and needs 18 or later`] : [];
    },
  );
}
