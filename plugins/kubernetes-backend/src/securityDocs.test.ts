import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const FOLDERS = [__dirname, join(ROOT, 'plugins'), ROOT];

it('names only places and tests that are there, and a test for each threat', () => {
  const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
  const [, threats] = page.split('## Threats');
  const rows = threats
    .split('\n## ')[0]
    .split('\n')
    .filter(line => line.startsWith('| ') && line.includes('`'));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const paths = [...row.matchAll(/`([\w/.-]+\.ts)`/g)].map(
      ([, path]) => path,
    );
    const missing = paths.filter(
      path => !FOLDERS.some(folder => existsSync(join(folder, path))),
    );
    expect({ row, missing }).toEqual({ row, missing: [] });
    expect(row).toContain('.test.ts');
  }
});
