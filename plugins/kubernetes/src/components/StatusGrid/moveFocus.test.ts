import { moveFocus } from './moveFocus';

/*
 * 0 1 2 3
 * 4 5 6 7
 * 8 9
 */
const grid = { count: 10, columns: 4 };

describe('moveFocus', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 3, 4],
    ['ArrowRight', 9, 9],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 5, 9],
    ['ArrowDown', 6, 6],
    ['ArrowUp', 9, 5],
    ['ArrowUp', 2, 2],
    ['Home', 7, 4],
    ['End', 5, 7],
    ['End', 8, 9],
  ])('%s goes from %d to %d', (key, from, to) => {
    expect(moveFocus(key, from, grid)).toBe(to);
  });

  it('goes to the first and last of all with Ctrl', () => {
    expect(moveFocus('Home', 7, grid, true)).toBe(0);
    expect(moveFocus('End', 2, grid, true)).toBe(9);
  });

  it('leaves other keys to others', () => {
    expect(moveFocus('ArrowRight', 3, grid, true)).toBeUndefined();
    expect(moveFocus('Enter', 3, grid)).toBeUndefined();
    expect(moveFocus('a', 3, grid)).toBeUndefined();
  });
});
