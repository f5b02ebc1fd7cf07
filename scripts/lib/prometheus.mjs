/**
 * Starts a Prometheus on a free port, with its data in a folder.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './processes.mjs';
import { waitForAnswer } from './readiness.mjs';
import { freePort } from './stack.mjs';

/** Short, so that alerts fire in seconds instead of minutes. */
const SCRAPE_SECONDS = 2;
const FAST_WINDOW = '20s';

/**
 * Starts a Prometheus that scrapes the metrics of each backend with a Backstage token.
 * The alert rules are those of the file, but for each of their times, which is
 * 20 seconds.
 */
export async function startPrometheus({
  program,
  folder,
  backendUrls,
  token,
  rulesFile,
}) {
  const rules = join(folder, 'alerts.yaml');
  const quick = readFileSync(rulesFile, 'utf8')
    .replaceAll('[5m]', `[${FAST_WINDOW}]`)
    .replaceAll('for: 5m', `for: ${SCRAPE_SECONDS}s`);
  writeFileSync(rules, quick);
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const config = join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    JSON.stringify({
      global: {
        scrape_interval: `${SCRAPE_SECONDS}s`,
        evaluation_interval: `${SCRAPE_SECONDS}s`,
      },
      rule_files: [rules],
      scrape_configs: [
        {
          job_name: 'backstage-kubernetes',
          metrics_path: '/api/kubernetes/metrics',
          authorization: { credentials_file: tokenFile },
          static_configs: [
            { targets: backendUrls.map(url => new URL(url).host) },
          ],
        },
      ],
    }),
  );
  const url = `http://127.0.0.1:${await freePort()}`;
  const handle = start(
    program,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'prometheus-data')}`,
      `--web.listen-address=${new URL(url).host}`,
    ],
    { logFile: join(folder, 'prometheus.log') },
  );
  await waitForAnswer(`${url}/-/ready`, handle, 'Prometheus');
  return { url, ask: (path, query) => ask(url, path, query) };
}

/** Throws with promtool's message when the rules are invalid. */
export function checkRules(promtool, rulesFile) {
  execFileSync(promtool, ['check', 'rules', rulesFile], { stdio: 'pipe' });
}

/** The `data` of a response of Prometheus' HTTP API; throws with its message on errors. */
async function ask(url, path, query = {}) {
  const response = await fetch(
    `${url}/api/v1/${path}?${new URLSearchParams(query)}`,
  );
  const body = await response.json();
  if (body.status !== 'success') throw new Error(`${path}: ${body.error}`);
  return body.data;
}
