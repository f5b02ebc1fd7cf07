/**
 * Runs a fresh app over the simulated clusters, and looks at what a person sees.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleLocations } from '../lib/exampleCatalog.mjs';
import { start, stop } from '../lib/processes.mjs';
import { waitForAnswer, waitForBackend } from '../lib/readiness.mjs';
import { freePort, writeUrlConfig } from '../lib/stack.mjs';

const SERVICE = 'dice-roller';
const CLUSTERS = ['prod-eu', 'prod-us', 'prod-ap'];
/** The first request compiles what it needs. */
const PATIENCE_MS = 120_000;
/** Until crash logs have arrived, too. */
const SETTLE_MS = 4_000;

function writeCatalogConfig(folder) {
  const file = join(folder, 'app-config.catalog.yaml');
  writeFileSync(
    file,
    JSON.stringify({ catalog: { locations: exampleLocations() } }),
  );
  return file;
}

/** Starts the app in `folder`; resolves with its `url` and `stop`. */
export async function startFreshApp({ folder, logs, clusters, say }) {
  const urls = {
    app: `http://localhost:${await freePort()}`,
    backend: `http://localhost:${await freePort()}`,
  };
  const config = [
    join(folder, 'app-config.yaml'),
    writeUrlConfig(logs, urls),
    clusters,
    writeCatalogConfig(logs),
  ].flatMap(file => ['--config', file]);
  const handles = [];
  const begin = workspace => {
    const handle = start('yarn', ['workspace', workspace, 'start', ...config], {
      cwd: folder,
      logFile: join(logs, `${workspace}.log`),
      env: { BROWSER: 'none', NODE_ENV: 'development' },
    });
    handles.push(handle);
    return handle;
  };
  say('Starting its backend');
  await waitForBackend(urls.backend, begin('backend'), SERVICE);
  say('Starting the app');
  await waitForAnswer(urls.app, begin('app'), 'the app');
  return { url: urls.app, stop: () => Promise.all(handles.map(stop)) };
}

/**
 * Opens the tab, the overview and the page of the clusters, and takes a picture of
 * each. Throws when pods of a cluster are missing, or a page fails.
 */
export async function lookAt({ browser, url, pictures }) {
  const page = await browser.newPage({
    baseURL: url,
    viewport: { width: 1440, height: 1000 },
  });
  page.setDefaultTimeout(PATIENCE_MS);
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  const entity = `/catalog/default/component/${SERVICE}`;
  const files = [];
  const show = async (name, path, isThere) => {
    await page.goto(path);
    await signIn(page, isThere(page));
    await isThere(page).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const file = `${pictures}-${name}.png`;
    await page.screenshot({ path: file });
    files.push(file);
  };

  await show('tab', `${entity}/kubernetes`, tab =>
    tab.getByRole('button', { name: /cluster prod-eu/ }).first(),
  );
  for (const cluster of CLUSTERS) {
    const pods = page.getByRole('button', {
      name: new RegExp(`cluster ${cluster}`),
    });
    await pods.first().waitFor();
    console.log(`  ${cluster}: ${await pods.count()} pods are shown`);
  }
  await show('overview', entity, overview =>
    overview
      .getByRole('region', { name: 'Kubernetes', exact: true })
      .getByText(/\d+ pods?/)
      .first(),
  );
  await show('clusters', '/kubernetes', clusters =>
    clusters.getByRole('row').filter({ hasText: 'prod-eu' }),
  );
  await page.close();
  if (errors.length) {
    throw new Error(`The pages threw:\n${[...new Set(errors)].join('\n')}`);
  }
  return files;
}

/** A fresh app may ask who one is: a guest. */
async function signIn(page, isThere) {
  const enter = page.getByRole('button', { name: 'Enter' });
  await enter.or(isThere).first().waitFor();
  if (await enter.isVisible()) await enter.click();
}
