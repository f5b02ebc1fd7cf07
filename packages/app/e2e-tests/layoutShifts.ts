/** Content that moved on the screen without an input of the user. */
export interface LayoutShift {
  /** The fraction of the viewport that moved, times how far. */
  readonly value: number;
  /** Milliseconds since the page was opened. */
  readonly at: number;
  /** The largest elements that moved, with the text they begin with. */
  readonly moved: readonly string[];
}

/** What the page puts aside for {@link recordLayoutShifts}. */
declare global {
  interface Window {
    layoutShifts?: LayoutShift[];
  }
}

/** Runs in the page: puts every layout shift into `window.layoutShifts`. */
export function recordLayoutShifts() {
  const shifts: LayoutShift[] = [];
  window.layoutShifts = shifts;
  // Backstage's bars of progress run by their edges: each frame is a shift, and the slower the larger.
  const still = new CSSStyleSheet();
  still.replaceSync('[role="progressbar"] > * { animation: none !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  const describe = (node: Node | null) =>
    node
      ? `${node.nodeName.toLowerCase()} ${(node.textContent ?? '').slice(
          0,
          40,
        )}`.trim()
      : 'removed';
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources, startTime } =
        entry as PerformanceEntry & {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly {
            readonly node: Node | null;
            readonly previousRect: DOMRectReadOnly;
            readonly currentRect: DOMRectReadOnly;
          }[];
        };
      if (!hadRecentInput) {
        const moved = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${describe(node)} (${previousRect.y} to ${currentRect.y})`,
        );
        shifts.push({ value, at: startTime, moved });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Shifts that follow within a second are one session, of at most five. */
const SESSION_GAP_MS = 1_000;
const LONGEST_SESSION_MS = 5_000;

/** Cumulative layout shift as web-vitals defines it: that of the worst session. */
export function cumulativeLayoutShift(shifts: readonly LayoutShift[]): number {
  let worst = 0;
  let sum = 0;
  let begin = -Infinity;
  let last = -Infinity;
  for (const { value, at } of shifts) {
    const isSameSession =
      at - last < SESSION_GAP_MS && at - begin < LONGEST_SESSION_MS;
    if (!isSameSession) begin = at;
    sum = isSameSession ? sum + value : value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}
