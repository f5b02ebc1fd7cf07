import { RefObject, useLayoutEffect, useState } from 'react';

/** Width of a tile plus the gap after it, in CSS pixels; the style sheet has the same numbers. */
export const TILE_PITCH_PX = 28;

/** What fits a content area of 1,200 px; used where nothing can be measured. */
const DEFAULT_COLUMNS = 40;

/** How many tiles fit in one row of an element, kept up to date while it is resized. */
export function useColumns(element: RefObject<HTMLElement>): number {
  const [columns, setColumns] = useState(DEFAULT_COLUMNS);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => {
      const width = target.clientWidth;
      if (width > 0) setColumns(Math.max(1, Math.floor(width / TILE_PITCH_PX)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return columns;
}
