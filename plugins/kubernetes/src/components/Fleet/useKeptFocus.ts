import { FocusEvent, RefObject, useLayoutEffect, useRef } from 'react';
import { stopOfService, toStopPosition, StopPosition } from './gridKeys';

/**
 * Gives the focus back to a service whose row is drawn in another place of the grid, which
 * takes the element that had it away.
 *
 * @param isComplete - whether all rows are drawn
 */
export function useKeptFocus(
  grid: RefObject<HTMLElement>,
  isComplete: boolean,
) {
  const focused = useRef<StopPosition & { readonly element: Element }>();
  // Before the next key is pressed, and before it is painted.
  useLayoutEffect(() => {
    const before = focused.current;
    if (!before || !grid.current || before.element.isConnected) return;
    const isNowhere =
      !document.activeElement || document.activeElement === document.body;
    const stop = isNowhere && stopOfService(grid.current, before);
    if (stop) stop.focus({ preventScroll: true });
    else if (!isNowhere || isComplete) focused.current = undefined;
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      const position = toStopPosition(target);
      focused.current = position && { ...position, element: target };
    },
    // Not called for an element that is taken away.
    onBlur: () => {
      focused.current = undefined;
    },
  };
}
