/**
 * `yarn check:links`: every relative link of the documentation, and every link to
 * a file of this repository, leads to a file and a heading that are there, also
 * where a README is read in a published package.
 */
import { globSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { headingAnchors, findLinks } from './lib/markdown.mjs';
import { root } from './lib/toolchain.mjs';

const OWN_FILES = 'https://github.com/podlight/podlight/blob/main/';

const documents = [
  ...globSync('*.md', { cwd: root }),
  ...globSync('{docs,packages/*,plugins/*}/*.md', { cwd: root }),
].filter(name => !name.endsWith('.api.md') && !name.includes('node_modules'));

/** Of what is published, only the README goes along, and no other documentation. */
const published = new Set(
  documents.filter(name => {
    const manifest = join(root, dirname(name), 'package.json');
    return (
      name.endsWith('/README.md') &&
      !JSON.parse(readFileSync(manifest, 'utf8')).private
    );
  }),
);

function describeProblem(document, link) {
  if (published.has(document) && /^(?:\/|\.\.)/.test(link)) {
    return `it isn't in the package; link to ${OWN_FILES}`;
  }
  const path = link.startsWith(OWN_FILES)
    ? `/${link.slice(OWN_FILES.length)}`
    : link;
  if (/^[a-z]+:/.test(path)) return undefined;
  const [target, anchor] = path.split('#');
  const file = join(
    root,
    target.startsWith('/') ? target : join(dirname(document), target),
  );
  const found = target === '' ? join(root, document) : file;
  if (!existsSync(found)) return 'there is no such file';
  if (!anchor || !found.endsWith('.md')) return undefined;
  return headingAnchors(readFileSync(found, 'utf8')).has(anchor)
    ? undefined
    : 'the file has no such heading';
}

let count = 0;
for (const document of documents) {
  for (const link of findLinks(readFileSync(join(root, document), 'utf8'))) {
    const problem = describeProblem(document, link);
    if (!problem) continue;
    count += 1;
    console.error(`✕ ${document}: ${link}: ${problem}`);
  }
}
if (count) process.exit(1);
console.log(`✓ The links of ${documents.length} documents lead somewhere`);
