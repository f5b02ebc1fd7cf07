/** The value below which a part of the samples lies; `0.5` is the median. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const median = values => quantile(values, 0.5);

/** Runs `work` for each item, so many at once. */
export async function inParallel(items, width, work) {
  const queue = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
