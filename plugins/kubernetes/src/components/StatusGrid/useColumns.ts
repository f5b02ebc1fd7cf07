import { RefObject, useLayoutEffect, useState } from 'react';

/** A content area; used where nothing can be measured. */
const DEFAULT_WIDTH_PX = 1_120;

/** How many tiles fit in one row of an element, kept up to date while it is resized. */
export function useColumns(
  element: RefObject<HTMLElement>,
  pitchPx: number,
): number {
  const [widthPx, setWidthPx] = useState(DEFAULT_WIDTH_PX);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => {
      const width = target.clientWidth;
      if (width > 0) setWidthPx(width);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return Math.max(1, Math.floor(widthPx / pitchPx));
}
