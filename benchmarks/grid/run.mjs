/**
 * `yarn bench:grid`: how long the grid of pods takes to appear and to change, in
 * headless Chromium with the production build of React, beside a floor of bare
 * buttons in the same run.
 *
 *   yarn bench:grid [--json FILE] [--write-docs]
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cpus } from 'node:os';
import { runCommand } from '../../scripts/lib/command.mjs';
import { requireTool } from '../../scripts/lib/debianTools.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';
import { gridReport, writeGridDocs } from './report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(root, 'node_modules', '.cache', 'podlight-grid-benchmark');

const COUNTS = [100, 500, 2_000, 5_000];
/** The median of so many is steady to a tenth on a quiet machine. */
const REPEATS = 9;

const HTML = `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/page.css">
<style>.floors{display:flex;flex-wrap:wrap;gap:4px}.floor{width:24px;height:24px;border:0;border-radius:6px;background:#1db954}</style>
</head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;

async function build() {
  const { build: bundle } = await import('esbuild');
  await bundle({
    entryPoints: [join(here, 'page.tsx')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    target: 'es2022',
    loader: Object.fromEntries(
      ['.svg', '.png', '.woff', '.woff2', '.ttf'].map(each => [
        each,
        'dataurl',
      ]),
    ),
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    logLevel: 'error',
  });
}

function serve() {
  const types = { '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const type = types[extname(path)];
    response.setHeader('Content-Type', type ?? 'text/html');
    response.end(type ? readFileSync(join(folder, path)) : HTML);
  });
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Both subjects in turn, so that what else the machine does is the same for both. */
async function measureAll(page) {
  const rows = [];
  for (const pods of COUNTS) {
    const samples = { podlight: [], floor: [] };
    for (let round = -1; round < REPEATS; round += 1) {
      for (const subject of Object.keys(samples)) {
        const sample = await page.evaluate(
          ([name, count]) => window.measure(name, count),
          [subject, pods],
        );
        // The first round compiles.
        if (round >= 0) samples[subject].push(sample);
      }
    }
    const of = (subject, key) =>
      median(samples[subject].map(sample => sample[key]));
    rows.push({
      pods,
      mountMs: of('podlight', 'mountMs'),
      updateMs: of('podlight', 'updateMs'),
      floorMountMs: of('floor', 'mountMs'),
      floorUpdateMs: of('floor', 'updateMs'),
    });
  }
  return rows;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, 'write-docs': { type: 'boolean' } },
  });
  const executablePath = requireTool('chromium');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build();
  const { chromium } = await import('playwright-core');
  const server = await serve();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1_440, height: 900 },
    });
    page.on('pageerror', error => console.error(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.locator('body[data-ready]').waitFor();
    const result = {
      date: new Date().toISOString().slice(0, 10),
      machine: `${
        cpus().length
      } × ${cpus()[0].model.trim()}, Chromium ${browser.version()}`,
      rows: await measureAll(page),
    };
    console.log(gridReport(result));
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
    }
    if (values['write-docs']) writeGridDocs(result);
  } finally {
    await browser.close();
    server.close();
  }
});
