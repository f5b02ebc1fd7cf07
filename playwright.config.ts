import { defineConfig } from '@playwright/test';

/**
 * `npm test` starts the demo and the pages of the parts, and says where they and the browser are.
 * The pictures of the parts are compared by `yarn visual`.
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  projects: [
    { name: 'tab', testIgnore: '**/parts/**' },
    {
      name: 'parts',
      testMatch: '**/parts/{checks,tree}.test.ts',
      fullyParallel: true,
      snapshotPathTemplate: 'packages/app/e2e-tests/parts/trees/{arg}{ext}',
    },
    {
      name: 'pictures',
      testMatch: '**/parts/pictures.test.ts',
      snapshotPathTemplate: 'packages/app/e2e-tests/parts/pictures/{arg}{ext}',
    },
  ],
  outputDir: 'node_modules/.cache/e2e-test-results',
  timeout: 90_000,
  expect: {
    timeout: 30_000,
    // Edges of letters may differ a little; a color, a word or a pixel of layout may not.
    toHaveScreenshot: { threshold: 0.1, maxDiffPixelRatio: 0.0005 },
  },
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
