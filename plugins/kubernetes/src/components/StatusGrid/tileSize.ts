import { TileSize } from '../../viewState';

/** A tile plus the gap after it, in CSS pixels; the style sheet has the same numbers. */
export const TILE_PITCH_PX: Readonly<
  Record<TileSize, { readonly width: number; readonly height: number }>
> = {
  s: { width: 14, height: 14 },
  m: { width: 28, height: 28 },
  l: { width: 248, height: 48 },
};

/** The gap between tiles, as in the style sheet. */
const TILE_GAP_PX: Readonly<Record<TileSize, number>> = { s: 2, m: 4, l: 8 };

/** The height of so many rows of tiles, without what is around them. */
export function rowsHeightPx(size: TileSize, rows: number): number {
  return rows * TILE_PITCH_PX[size].height - TILE_GAP_PX[size];
}
