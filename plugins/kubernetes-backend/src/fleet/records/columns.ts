/** The typed arrays that columns are made of. */
export type Column =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float64Array;

/** A column grows by half, since doubling would leave half of it unused. */
const GROWTH = 1.5;
const FIRST_LENGTH = 64;

/** The column itself where it has the index, otherwise a longer copy. New cells have `fill`. */
export function grown<T extends Column>(column: T, index: number, fill = 0): T {
  if (index < column.length) return column;
  const length = Math.max(
    FIRST_LENGTH,
    index + 1,
    Math.ceil(column.length * GROWTH),
  );
  const longer = Reflect.construct(column.constructor, [length]) as T;
  longer.set(column);
  if (fill !== 0) longer.fill(fill, column.length);
  return longer;
}

/** Hands out small integers, and those that were released first of all. */
export class Slots {
  readonly #free: number[] = [];
  #next = 0;

  /** How many are in use. */
  get size(): number {
    return this.#next - this.#free.length;
  }

  acquire(): number {
    return this.#free.pop() ?? this.#next++;
  }

  release(slot: number): void {
    this.#free.push(slot);
  }
}
