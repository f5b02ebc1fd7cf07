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
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const tab = place?.closest(THEME_ROOT);
  const focusTab = useCallback(
    () => place?.parentElement?.focus({ preventScroll: true }),
    [place],
  );
  return (
    <div ref={setPlace}>
      {tab && tour.isRunning && (
        <TourPopover tab={tab} onEnd={tour.dismiss} onLeave={focusTab} />
      )}
    </div>
  );
}
