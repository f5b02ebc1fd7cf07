/**
 * What a developer sees while the tab of one service loads.
 */

/** Longer than the pause between messages, and than the first usage takes. */
const QUIET_MS = 2_000;

/** Runs in the page: notes when the tab and its first tile are there, and the long tasks. */
function recordLoad() {
  window.measureFrom = 0;
  window.longTasks = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) {
      window.longTasks.push({ at: startTime, ms: duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  window.longFrames = [];
  new PerformanceObserver(list => {
    for (const { startTime, duration, scripts } of list.getEntries()) {
      const parts = scripts.map(
        ({ duration: ms, invoker, sourceURL, sourceFunctionName }) =>
          `${Math.round(ms)} ms ${invoker} ${sourceFunctionName} ${sourceURL
            .split('/')
            .pop()}`,
      );
      window.longFrames.push({ at: startTime, ms: duration, parts });
    }
  }).observe({ type: 'long-animation-frame', buffered: true });
  // Instead of tiles, where a service has no pods.
  const saysThereAreNone = () =>
    [...document.querySelectorAll('main h3')].some(({ textContent }) =>
      /^No pods match/.test(textContent),
    );
  const look = () => {
    if (
      window.tabAt === undefined &&
      document.querySelector('[data-podlight]')
    ) {
      window.tabAt = performance.now();
    }
    if (
      window.firstTileAt === undefined &&
      (document.querySelector('main [data-pod]') || saysThereAreNone())
    ) {
      window.firstTileAt = performance.now();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: goes to another page of the app as a link does, but without an input. */
function navigate(path) {
  window.measureFrom = performance.now();
  window.firstTileAt = undefined;
  window.tabAt = undefined;
  window.history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
}

const tabPath = service => `/catalog/default/component/${service}/kubernetes`;

async function waitForTab(page) {
  await page.waitForFunction(
    quietMs => {
      const summary = document.querySelector('[data-podlight] section');
      const isLoaded =
        window.firstTileAt !== undefined &&
        summary &&
        !/still loading/.test(summary.textContent ?? '');
      if (!isLoaded) window.loadedAt = undefined;
      else window.loadedAt ??= performance.now();
      return (
        window.loadedAt !== undefined &&
        performance.now() - window.loadedAt > quietMs
      );
    },
    QUIET_MS,
    { timeout: 60_000 },
  );
}

async function readLoad(page, { cumulativeLayoutShift }) {
  const loaded = await page.evaluate(() => ({
    from: window.measureFrom,
    tabAt: window.tabAt,
    longFrames: window.longFrames,
    firstTileAt: window.firstTileAt,
    longTasks: window.longTasks,
    shifts: window.layoutShifts,
    count: [...document.querySelectorAll('main section p')]
      .map(({ textContent }) => textContent)
      .find(text => /^[\d,]+ pods?$/.test(text ?? '')),
  }));
  const { from, tabAt, firstTileAt, longTasks, longFrames, shifts, count } =
    loaded;
  const since = shifts.filter(({ at }) => at >= from);
  return {
    pods: count ? Number.parseInt(count.replaceAll(',', ''), 10) : 0,
    firstTileMs: firstTileAt - from,
    shift: cumulativeLayoutShift(since),
    // Before that, the app itself starts.
    longestTaskMs: Math.max(
      0,
      ...longTasks.filter(({ at }) => at >= tabAt).map(({ ms }) => ms),
    ),
    shifts: since,
    longFrames: longFrames.filter(({ at }) => at >= from),
  };
}

/**
 * Opens the tab of a service in a new browser session, then again from another page
 * of the same app.
 *
 * @param shifts - the module `layoutShifts.ts` of the browser tests
 * @returns what was seen by how the tab was opened, `cold` and `warm`
 */
export async function measureTab(browser, { url, service, shifts }) {
  const context = await browser.newContext({
    viewport: { width: 1_440, height: 900 },
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(shifts.recordLayoutShifts);
    await page.addInitScript(recordLoad);
    await page.goto(`${url}${tabPath(service)}`);
    await waitForTab(page);
    const cold = await readLoad(page, shifts);
    await page.evaluate(navigate, '/');
    await page.getByRole('link', { name: service, exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(navigate, tabPath(service));
    await waitForTab(page);
    const warm = await readLoad(page, shifts);
    return { cold, warm };
  } finally {
    await context.close();
  }
}
