import { randomInt } from 'node:crypto';

const EMPTY = -1;
const REMOVED = -2;
const FIRST_LENGTH = 64;

/** Of the cells, when the table is made anew. */
const MAX_LOAD = 0.6;

/**
 * Finds a slot by a hash, in five bytes and a half a slot, as the keys themselves are
 * in columns and not in the table.
 */
export class HashIndex {
  readonly #hash: (slot: number) => number;
  #cells = new Int32Array(FIRST_LENGTH).fill(EMPTY);
  #size = 0;
  /** Cells that are not empty, removed ones included. */
  #used = 0;

  /** @param hashOf - of a slot that is in the index, for when the table grows */
  constructor(hashOf: (slot: number) => number) {
    this.#hash = hashOf;
  }

  get size(): number {
    return this.#size;
  }

  /** @param isSame - whether a slot with this hash is the one that is meant */
  find(hash: number, isSame: (slot: number) => boolean): number | undefined {
    const mask = this.#cells.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = this.#cells[at];
      if (slot === EMPTY) return undefined;
      if (slot !== REMOVED && isSame(slot)) return slot;
    }
  }

  /** The slot must not be in the index. */
  add(hash: number, slot: number): void {
    if ((this.#used + 1) / this.#cells.length > MAX_LOAD) this.#rebuild();
    this.#insert(hash, slot);
    this.#size += 1;
  }

  remove(hash: number, slot: number): void {
    const mask = this.#cells.length - 1;
    let at = hash & mask;
    while (this.#cells[at] !== slot) at = (at + 1) & mask;
    this.#cells[at] = REMOVED;
    this.#size -= 1;
  }

  #insert(hash: number, slot: number): void {
    const mask = this.#cells.length - 1;
    let at = hash & mask;
    while (this.#cells[at] >= 0) at = (at + 1) & mask;
    if (this.#cells[at] === EMPTY) this.#used += 1;
    this.#cells[at] = slot;
  }

  #rebuild(): void {
    const before = this.#cells;
    let length = FIRST_LENGTH;
    while ((this.#size + 1) / length > MAX_LOAD / 2) length *= 2;
    this.#cells = new Int32Array(length).fill(EMPTY);
    this.#used = 0;
    for (const slot of before) {
      if (slot >= 0) this.#insert(this.#hash(slot), slot);
    }
  }
}

/** Unknown to the owner of a cluster, who might choose names that share a cell. */
const SEED = randomInt(2 ** 32);

/** FNV-1a of a text's characters, after the numbers. Never negative. */
export function hashText(text: string, ...numbers: readonly number[]): number {
  let value = SEED;
  for (const number of numbers) value = Math.imul(value ^ number, 0x01000193);
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  // The low bits alone choose the cell.
  return (value ^ (value >>> 15)) >>> 1;
}
