/** Milliseconds since the epoch, or undefined for what is no time. */
export function toMillis(time: string | undefined): number | undefined {
  if (time === undefined) return undefined;
  const milliseconds = Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The earliest of several times; those that are absent do not count. */
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
