import { useCallback, useState } from 'react';
import { THEME_ROOT } from '../ui/ThemeRoot';
import { TourPopover } from './TourPopover';
import { Tour } from './useTour';

/** @internal */
export interface RunningTourProps {
  readonly tour: Tour;
}

/** The tour while it runs; belongs into the tab. */
export function RunningTour({ tour }: RunningTourProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const tab = anchor?.closest(THEME_ROOT);
  const focusTab = useCallback(
    () => anchor?.parentElement?.focus({ preventScroll: true }),
    [anchor],
  );
  return (
    <div ref={setAnchor}>
      {tab && tour.isRunning && (
        <TourPopover tab={tab} onEnd={tour.dismiss} onLeave={focusTab} />
      )}
    </div>
  );
}
