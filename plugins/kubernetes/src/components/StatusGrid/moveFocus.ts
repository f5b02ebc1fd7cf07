/**
 * Where the focus goes in a grid of tiles when a key is pressed.
 *
 * @returns The index of the next tile; undefined for a key that does not move
 */
export function moveFocus(
  key: string,
  index: number,
  grid: { readonly count: number; readonly columns: number },
  isCtrl = false,
): number | undefined {
  const { count, columns } = grid;
  const last = count - 1;
  const rowStart = index - (index % columns);
  if (isCtrl && key !== 'Home' && key !== 'End') return undefined;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return index - columns >= 0 ? index - columns : index;
    case 'ArrowDown':
      return index + columns <= last ? index + columns : index;
    case 'Home':
      return isCtrl ? 0 : rowStart;
    case 'End':
      return isCtrl ? last : Math.min(last, rowStart + columns - 1);
    default:
      return undefined;
  }
}
