import { TileSize } from '../../viewState';

/** A tile plus the gap after it, in CSS pixels; the style sheet has the same numbers. */
export const TILE_PITCH_PX: Readonly<
  Record<TileSize, { readonly width: number; readonly height: number }>
> = {
  s: { width: 14, height: 14 },
  m: { width: 28, height: 28 },
  l: { width: 248, height: 48 },
};
