/**
 * How a browser draws text. It depends on the fonts and on Chromium, so a picture of a page can only
 * be compared where a picture of this text is the same.
 */
import { createHash } from 'node:crypto';

const SAMPLE = `<!doctype html>
<p style="font: 14px system-ui">Sphinx of black quartz, judge my vow 0123456789</p>
<p style="font: 600 18px Inter, system-ui">Sphinx of black quartz, judge my vow</p>
<p style="font: 13px 'DejaVu Sans Mono', monospace">ECONNREFUSED 10.0.3.7:5432</p>`;

/** The browser and a digest of the text that it draws. */
export async function drawText(chromium) {
  const { chromium: playwright } = await import('playwright-core');
  const browser = await playwright.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(SAMPLE);
    const picture = await page.screenshot();
    return {
      chromium: browser.version().split('.')[0],
      text: createHash('sha256').update(picture).digest('hex'),
    };
  } finally {
    await browser.close();
  }
}
