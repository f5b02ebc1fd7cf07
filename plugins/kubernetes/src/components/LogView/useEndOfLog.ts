import { RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Within this distance the reader counts as being at the end, as browsers round. */
const NEAR_END_PX = 8;

/**
 * Keeps a box at its end while lines are added, until the reader scrolls up.
 *
 * @param last - The number of the last line on the screen
 */
export function useEndOfLog(
  element: RefObject<HTMLElement>,
  last: number,
): {
  /** The last line when the reader left the end; undefined while there. */
  readonly leftAt: number | undefined;
  readonly toEnd: () => void;
} {
  const [leftAt, setLeftAt] = useState<number>();
  const isAtEnd = leftAt === undefined;

  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    // Keyboard users must be able to focus the box to scroll it.
    box.tabIndex = 0;
    if (isAtEnd) box.scrollTop = box.scrollHeight;
  }, [element, last, isAtEnd]);

  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const note = () => {
      const below = box.scrollHeight - box.clientHeight - box.scrollTop;
      setLeftAt(known => (below <= NEAR_END_PX ? undefined : known ?? last));
    };
    box.addEventListener('scroll', note, { passive: true });
    return () => box.removeEventListener('scroll', note);
  }, [element, last]);

  return { leftAt, toEnd: () => setLeftAt(undefined) };
}
