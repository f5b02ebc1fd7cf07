import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const DOC = read('docs/kubernetes-first.md');
const SOURCE = read('packages/app/src/modules/rollouts/RolloutSteps.tsx');
const MODULE = read('packages/app/src/modules/rollouts/index.ts');

/** The lines of a text from one that matches to the next that does. */
function between(text: string, first: RegExp, last: RegExp): string {
  const lines = text.split('\n');
  const start = lines.findIndex(line => first.test(line));
  const length = lines.slice(start).findIndex(line => last.test(line));
  return lines.slice(start, start + length + 1).join('\n');
}

const component = between(SOURCE, /^export function/, /^\}$/);
const extension = between(MODULE, /^const steps/, /^\}\);$/);
const definition = between(DOC, /^ {2}resources:/, /metricResults/);
const lineCount = (text: string) => text.split('\n').length;

it('takes 20 lines of component, and 10 of definition and of extension', () => {
  expect(component).toContain('useResources');
  expect(lineCount(component)).toBeLessThanOrEqual(20);
  expect(definition).toContain('plural: rollouts');
  expect(lineCount(definition)).toBeLessThanOrEqual(10);
  expect(extension).toContain('KubernetesResourceBlueprint.make');
  expect(lineCount(extension)).toBeLessThanOrEqual(10);
});

it('is documented as it is', () => {
  for (const part of [component, extension]) {
    expect(DOC).toContain(part);
  }
});
