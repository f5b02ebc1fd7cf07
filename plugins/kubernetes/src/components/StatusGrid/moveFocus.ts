/**
 * Where the focus goes in a grid of tiles when a key is pressed.
 *
 * @returns The index of the next tile; undefined for a key that does not move
 */
export function moveFocus(
  key: string,
  index: number,
  grid: { readonly count: number; readonly columns: number },
): number | undefined {
  const { count, columns } = grid;
  const last = count - 1;
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
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
