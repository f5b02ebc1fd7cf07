import { startTransition, useEffect, useState } from 'react';

/** Where thousands of pods are shown, ages are worth less than a calm screen. */
const STEP_MS = 10_000;
/** How late a step may be. */
const CHECK_MS = 1_000;

/**
 * The time in steps of ten seconds.
 *
 * @param offsetMs - Added to this machine's clock
 * @returns Milliseconds since 1970
 */
export function useSlowNow(offsetMs: number, isFrozen: boolean): number {
  const [now, setNow] = useState(() => toStep(Date.now() + offsetMs));
  useEffect(() => {
    if (isFrozen) return undefined;
    const check = () => {
      const next = toStep(Date.now() + offsetMs);
      startTransition(() => setNow(next));
    };
    check();
    const timer = setInterval(check, CHECK_MS);
    return () => clearInterval(timer);
  }, [offsetMs, isFrozen]);
  return now;
}

function toStep(ms: number): number {
  return ms - (ms % STEP_MS);
}
