/** One task of a page's main thread. */
const TASK = 'RunTask';
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
];

/**
 * What a page's main thread did while something was done to it, from the browser's trace.
 *
 * @returns `longestMs`, the longest task by the clock; `longestCpuMs`, the one with the most CPU
 * time, which other work of the machine does not lengthen; `cpuMs`, CPU time of all; `events`
 */
export async function traceTasks(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const main = mainThread(traceEvents);
  const events = traceEvents.filter(
    ({ tid, pid }) => tid === main.tid && pid === main.pid,
  );
  const tasks = events.filter(({ name }) => name === TASK);
  const ms = key => tasks.map(task => (task[key] ?? 0) / 1_000);
  return {
    longestMs: Math.max(0, ...ms('dur')),
    longestCpuMs: Math.max(0, ...ms('tdur')),
    cpuMs: ms('tdur').reduce((sum, each) => sum + each, 0),
    events,
  };
}

/** Where the page's scripts run; the browser has other threads with tasks. */
function mainThread(events) {
  const threads = events.filter(
    ({ name, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const busy = thread =>
    events.filter(
      ({ name, tid, pid }) =>
        name === 'FunctionCall' && tid === thread.tid && pid === thread.pid,
    ).length;
  return threads.toSorted((a, b) => busy(b) - busy(a))[0] ?? {};
}
