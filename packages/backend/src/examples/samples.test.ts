import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

const DOCUMENTS = [
  '*.md',
  'docs/**/*.md',
  'plugins/*/README.md',
  'packages/*/README.md',
];

/** Compiled with everything else, and most of them tested. */
const EXAMPLES = [
  'packages/backend/src/index.ts',
  'packages/{app,backend,cluster-simulator,fake-api-server}/src/examples/*.{ts,tsx}',
  'packages/app/src/modules/*/*.{ts,tsx}',
  'plugins/kubernetes/dev/examples/*.{ts,tsx}',
  'plugins/kubernetes/src/parts/example/*.tsx',
];

/** The first line of each sample that no file can have, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'interface ClusterDetails {':
    'a digest of the interface, with a comment on each field; examples.test.ts holds its fields against the interface',
};

/** A file of the package itself says this where a reader's says the package. */
const OWN_PACKAGE = /'\.\.(?:\/\.\.)?(?:\/(?:src|index))?'/g;
const FAKE_API_SERVER = 'packages/fake-api-server/';

/** Says which file of the reader's it is for, and so is in none of ours. */
const PLACE = /^\/\/ packages\/.*\n/;

interface Sample {
  readonly document: string;
  readonly code: string;
}

const findFiles = (patterns: readonly string[]) =>
  patterns.flatMap(pattern => globSync(pattern, { cwd: ROOT })).sort();

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function extractSamples(document: string): readonly Sample[] {
  return [...read(document).matchAll(/^```tsx?\n(.*?)^```$/gms)].map(
    ([, code]) => ({ document, code: code.replace(PLACE, '') }),
  );
}

/** A sample stands at the margin, and its lines in a file may not. */
const unindented = (code: string) =>
  code
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join('\n');

const isException = ({ code }: Sample) =>
  Object.keys(EXCEPTIONS).some(start => code.startsWith(`${start}\n`));

describe('the samples of code in the documentation', () => {
  const samples = findFiles(DOCUMENTS).flatMap(extractSamples);
  const sources = findFiles(EXAMPLES).map(path => {
    const source = read(path).replace(
      OWN_PACKAGE,
      path.startsWith(FAKE_API_SERVER)
        ? "'@podlight/fake-kubernetes-api-server'"
        : "'@podlight/backstage-plugin-kubernetes'",
    );
    return `\n${unindented(source)}\n`;
  });

  it('are found', () => {
    expect(sources.length).toBeGreaterThan(15);
    expect(samples.length).toBeGreaterThan(18);
  });

  it('are each a part of a file that is compiled', () => {
    const loose = samples.filter(
      sample =>
        !isException(sample) &&
        !sources.some(source =>
          source.includes(`\n${unindented(sample.code)}\n`),
        ),
    );
    expect(loose).toEqual([]);
  });

  it('have no exception that is no longer there', () => {
    const unused = Object.keys(EXCEPTIONS).filter(
      start => !samples.some(({ code }) => code.startsWith(`${start}\n`)),
    );
    expect(unused).toEqual([]);
  });
});
