import { RefObject } from 'react';
import { useWidth } from '../ui';

/** A content area; used where nothing can be measured. */
const DEFAULT_WIDTH_PX = 1_120;

/** How many tiles fit in one row of an element, kept up to date while it is resized. */
export function useColumns(
  element: RefObject<HTMLElement>,
  pitchPx: number,
): number {
  const widthPx = useWidth(element) ?? DEFAULT_WIDTH_PX;
  return Math.max(1, Math.floor(widthPx / pitchPx));
}
