/**
 * The pages of the parts of the tab, as `yarn start` in plugins/kubernetes shows them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from './processes.mjs';
import { waitForAnswer } from './readiness.mjs';
import { freePort } from './stack.mjs';
import { root } from './toolchain.mjs';

const PLUGIN = '@podlight/backstage-plugin-kubernetes';

/** Compiles the pages and serves them on a free port. */
export async function startPartPages() {
  const folder = join(root, 'node_modules', '.cache', 'podlight-parts');
  mkdirSync(folder, { recursive: true });
  const url = `http://localhost:${await freePort()}`;
  const config = join(folder, 'app-config.yaml');
  writeFileSync(
    config,
    [
      'app:',
      `  baseUrl: '${url}'`,
      '  extensions:',
      '    - api:app/app-language: { config: { availableLanguages: [en, de] } }',
      `backend: { baseUrl: '${url}' }`,
      '',
    ].join('\n'),
  );
  const server = start(
    'yarn',
    ['workspace', PLUGIN, 'start', '--config', config],
    {
      logFile: join(folder, 'server.log'),
      env: { BROWSER: 'none', NODE_ENV: 'development' },
    },
  );
  const pages = { url, stop: () => stop(server) };
  try {
    await waitForAnswer(url, server, 'the pages of the parts');
    return pages;
  } catch (error) {
    await pages.stop();
    throw error;
  }
}
