import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../../..');

/** They are compiled with everything else, so none of them can stop compiling unnoticed. */
describe('the samples of the documentation', () => {
  it.each([['docs/fleet.md', 'catalogWithHealth.tsx']])(
    '%s shows %s as it is',
    (docs, file) => {
      const source = readFileSync(join(__dirname, file), 'utf8');
      const code = source.slice(source.indexOf('\n') + 1);
      expect(readFileSync(join(root, docs), 'utf8')).toContain(
        `\`\`\`tsx\n${code}\`\`\``,
      );
    },
  );
});
