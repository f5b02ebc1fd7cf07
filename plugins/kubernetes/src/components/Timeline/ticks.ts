const MINUTE_MS = 60_000;

/** Distances that read well, in minutes. */
const STEPS = [5, 10, 15, 30, 60, 120, 180, 240, 360];

/** Whole times of the reader's clock inside of a span; milliseconds since 1970. */
export function ticks(
  { from, to }: { readonly from: number; readonly to: number },
  most: number,
): readonly number[] {
  const minutes = STEPS.find(step => (to - from) / MINUTE_MS / step <= most);
  if (minutes === undefined) return [];
  const stepMs = minutes * MINUTE_MS;
  const midnight = new Date(from).setHours(0, 0, 0, 0);
  const first = midnight + Math.ceil((from - midnight) / stepMs) * stepMs;
  const count = Math.floor((to - first) / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}
