/** Milliseconds since the epoch; undefined for an invalid time. */
export function toMillis(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The earliest of several times, ignoring absent ones. */
export function earliest(
  times: readonly (string | undefined)[],
): string | undefined {
  let best: string | undefined;
  for (const time of times) {
    const milliseconds = toMillis(time);
    if (milliseconds === undefined) continue;
    const bestMillis = toMillis(best);
    if (bestMillis === undefined || milliseconds < bestMillis) best = time;
  }
  return best;
}
