/**
 * `yarn visual`: compares the parts of the tab, in every state, with their reference pictures.
 * `yarn visual tab help` compares only these parts, `--update` takes the references that differ
 * anew, and `--url URL` uses pages that are served there already.
 *
 * The exit code is 1 where a picture differs, and 2 where nothing was compared.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { requireTool } from './lib/debianTools.mjs';
import { toPalettePng } from './lib/palettePng.mjs';
import { startPartPages } from './lib/partPages.mjs';
import { start } from './lib/processes.mjs';
import { drawText } from './lib/textDrawing.mjs';
import { root } from './lib/toolchain.mjs';

const PICTURES = join(root, 'packages/app/e2e-tests/parts/pictures');
/** How the browser that took the references draws text. */
const DRAWING = join(PICTURES, 'drawing.json');
/** Of the color type, in the header of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
const COLOR_TYPE_OFFSET = 25;
const WITH_PALETTE = 3;
/** Neither success nor a difference. */
const SKIPPED = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});

function readDrawing() {
  return existsSync(DRAWING) ? JSON.parse(readFileSync(DRAWING, 'utf8')) : {};
}

async function compare(url, chromium) {
  const args = ['playwright', 'test', '--project=pictures', '--reporter=list'];
  if (values.update) args.push('--update-snapshots=changed');
  if (positionals.length > 0) {
    args.push('--grep', `/parts/(${positionals.join('|')})/`);
  }
  const { exited } = start('yarn', args, {
    isShown: true,
    env: { PODLIGHT_PARTS_URL: url, CHROMIUM_PATH: chromium },
  });
  return (await exited) === 0;
}

/** Playwright writes them as large as the browser does. */
function shrinkPictures() {
  for (const file of readdirSync(PICTURES, { recursive: true })) {
    if (!file.endsWith('.png')) continue;
    const path = join(PICTURES, file);
    const picture = readFileSync(path);
    if (picture[COLOR_TYPE_OFFSET] !== WITH_PALETTE) {
      writeFileSync(path, toPalettePng(picture));
    }
  }
}

async function withPages(use) {
  if (values.url) return use(values.url);
  console.log('● Compiling the pages of the parts');
  const pages = await startPartPages();
  try {
    return await use(pages.url);
  } finally {
    await pages.stop();
  }
}

await runCommand(async () => {
  const chromium = requireTool('chromium');
  const here = await drawText(chromium);
  const there = readDrawing();
  if (here.text !== there.text && !values.update) {
    console.error(
      `✕ Nothing was compared: the references were taken with Chromium ${there.chromium}, and this machine's Chromium ` +
        `${here.chromium} or its fonts draw text differently. Compare where fonts-inter and fonts-dejavu ` +
        'of Debian are installed, or take references of your own with `yarn visual --update` before a change.',
    );
    return SKIPPED;
  }
  const isSame = await withPages(url => compare(url, chromium));
  if (values.update) {
    shrinkPictures();
    writeFileSync(DRAWING, `${JSON.stringify(here, undefined, 2)}\n`);
  }
  return isSame;
});
