import { useEffect, useState } from 'react';
import { systemTimers, Timers } from '../stream/timers';

/**
 * The time, updated at an interval, for ages on the screen.
 *
 * @returns Milliseconds since 1970
 *
 * @public
 */
export function useNow(
  intervalMs: number,
  timers: Timers = systemTimers,
): number {
  const [now, setNow] = useState(() => timers.now());
  useEffect(() => {
    let cancel = () => {};
    const tick = () => {
      cancel = timers.after(intervalMs, () => {
        setNow(timers.now());
        tick();
      });
    };
    tick();
    return () => cancel();
  }, [intervalMs, timers]);
  return now;
}
