import { startTransition, useEffect, useState } from 'react';

/**
 * Number of items to draw: grows after each paint, so that no paint takes long.
 *
 * @param key - Begins anew when this changes
 */
export function useGrowingCount(
  total: number,
  step: number,
  key: string,
): number {
  const [drawn, setDrawn] = useState({ key, count: step });
  // At once, so that a list that comes back begins anew, too.
  if (drawn.key !== key) setDrawn({ key, count: step });
  const count = drawn.key === key ? drawn.count : step;
  // What comes back later is drawn a part at a time, too.
  const most = Math.max(total, step);
  if (drawn.key === key && count > most) setDrawn({ key, count: most });
  useEffect(() => {
    if (count >= total) return undefined;
    // After the browser has painted and handled input.
    const timer = setTimeout(() =>
      startTransition(() => setDrawn({ key, count: count + step })),
    );
    return () => clearTimeout(timer);
  }, [count, total, step, key]);
  return Math.min(count, total);
}
