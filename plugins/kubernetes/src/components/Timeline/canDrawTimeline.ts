/** Where nothing can be measured, as in tests. */
export const ASSUMED_WIDTH_PX = 1_100;

/** The table says the same with less room. */
const NARROWEST_PX = 560;

/** Whether there is room for the picture. */
export function canDrawTimeline(widthPx = ASSUMED_WIDTH_PX): boolean {
  return widthPx >= NARROWEST_PX;
}
