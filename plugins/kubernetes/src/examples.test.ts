import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesAdditions } from '../dev/examples/additions';
import app from '../dev/examples/app';
import { logins } from '../dev/examples/logins';
import { rollouts } from '../dev/examples/rollouts';
import { Steps } from '../dev/examples/Steps';
import { ReadyPods } from '../dev/examples/ReadyPods';
import { vaultTexts } from '../dev/examples/vaultTexts';

const root = join(__dirname, '../../..');

/** They are compiled with everything else, so none of them can stop compiling unnoticed. */
describe('the samples of the documentation', () => {
  it.each([
    ['docs/extend-the-tab.md', 'additions.tsx'],
    ['docs/extend-the-tab.md', 'rollouts.tsx'],
    ['docs/extend-the-tab.md', 'Steps.tsx'],
    ['plugins/kubernetes/README.md', 'app.tsx'],
    ['docs/custom-rules.md', 'vaultTexts.ts'],
    ['plugins/kubernetes-react/README.md', 'logins.ts'],
    ['plugins/kubernetes-react/README.md', 'ReadyPods.tsx'],
  ])('%s shows %s as it is', (docs, file) => {
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const shown = read(`plugins/kubernetes/dev/examples/${file}`).replace(
      `'../../src'`,
      `'@podlight/backstage-plugin-kubernetes'`,
    );
    expect(read(docs)).toContain(
      `\`\`\`${file.split('.').at(-1)}\n${shown}\`\`\``,
    );
  });

  it('are what an app takes', () => {
    for (const module of [kubernetesAdditions, logins, rollouts, vaultTexts]) {
      expect(module).toMatchObject({ $$type: '@backstage/FrontendModule' });
    }
    expect(app.createRoot).toBeInstanceOf(Function);
    expect(ReadyPods).toBeInstanceOf(Function);
    expect(Steps).toBeInstanceOf(Function);
  });
});
