/**
 * What the benchmarks of the screen have in common: a page with the production
 * build of React in headless Chromium.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { requireTool } from '../../scripts/lib/debianTools.mjs';
import { root } from '../../scripts/lib/toolchain.mjs';

async function build(entry, folder) {
  const { build: bundle } = await import('esbuild');
  await bundle({
    entryPoints: [entry],
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

function serve(folder, style) {
  const html = `<!doctype html><html lang="en"><head><link rel="stylesheet" href="/page.css">
<style>${style}</style></head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;
  const types = { '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const type = types[extname(path)];
    response.setHeader('Content-Type', type ?? 'text/html');
    response.end(type ? readFileSync(join(folder, path)) : html);
  });
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () => done(server));
  });
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/**
 * Builds a `page.tsx`, opens it, and measures.
 *
 * @param entry - the page, which sets `data-ready` on the body
 * @param style - CSS of what is measured beside the tab's own parts
 * @param measure - is given Playwright's page, and gives the rows
 * @returns the rows, with when and where they were measured
 */
export async function measureInBrowser({ name, entry, style, measure }) {
  const folder = join(
    root,
    'node_modules',
    '.cache',
    `podlight-${name}-benchmark`,
  );
  const executablePath = requireTool('chromium');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build(entry, folder);
  const { chromium } = await import('playwright-core');
  const server = await serve(folder, style);
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
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: `${
        cpus().length
      } × ${cpus()[0].model.trim()}, Chromium ${browser.version()}`,
      rows: await measure(page),
    };
  } finally {
    await browser.close();
    server.close();
  }
}
