/**
 * The index of a package for Jest, of which a suite loads only what it uses.
 *
 * The indexes of Backstage's component libraries load 2,000 modules and a hundred style sheets,
 * anew in each suite, of which most suites show two or three components.
 */
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const RE_EXPORT = /^export \{ (.+) \} from '([^']+)';$/gm;

/** `default as Name`, or the name itself. */
function exportedNames(list) {
  return list.split(', ').map(each => {
    const [original, name = original] = each.split(' as ');
    return { original, name };
  });
}

module.exports = function lazyIndex(target, packageName) {
  const dist = join(
    dirname(require.resolve(`${packageName}/package.json`)),
    'dist',
  );
  const index = readFileSync(join(dist, 'index.esm.js'), 'utf8');
  const reExports = [...index.matchAll(RE_EXPORT)];
  if (reExports.length !== index.match(/^export /gm)?.length) {
    throw new Error(`The index of ${packageName} holds more than re-exports.`);
  }
  Object.defineProperty(target, '__esModule', { value: true });
  for (const [, list, from] of reExports) {
    const path = from.startsWith('.') ? join(dist, from) : from;
    for (const { original, name } of exportedNames(list)) {
      Object.defineProperty(target, name, {
        enumerable: true,
        get: () => require(path)[original],
      });
    }
  }
};
