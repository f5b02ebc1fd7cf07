import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseScenario } from './loadScenario';

it('accepts the scenarios of the README', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const samples = [...readme.matchAll(/^```yaml\n(.*?)^```$/gms)];
  expect(samples).not.toEqual([]);
  for (const [, text] of samples) {
    const { clusters, services } = parseScenario(parse(text), 'README.md');
    expect(clusters).not.toEqual([]);
    expect(services).not.toEqual([]);
  }
});
