import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULE = join(__dirname, '../../../scripts/lib/exampleCatalog.mjs');

interface Location {
  readonly target: string;
  readonly rules: readonly { readonly allow: readonly string[] }[];
}

it('allows every kind that the examples have', () => {
  const code = `import(process.argv[1]).then(({ exampleLocations }) =>
    process.stdout.write(JSON.stringify(exampleLocations())))`;
  const locations: readonly Location[] = JSON.parse(
    execFileSync(process.execPath, ['-e', code, MODULE], { encoding: 'utf8' }),
  );
  expect(locations).toHaveLength(2);
  for (const { target, rules } of locations) {
    const entities = readFileSync(target, 'utf8').split(/^---$/m);
    const kinds = entities.map(entity => entity.match(/^kind: (\w+)$/m)?.[1]);
    expect(rules).toEqual([{ allow: [...new Set(kinds)] }]);
  }
});
