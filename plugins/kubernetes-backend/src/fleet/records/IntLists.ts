import { grown } from './columns';

const NONE = -1;

/**
 * Many lists of small integers, each of which is in one list at most. Adding and
 * removing take constant time, and an item takes eight bytes.
 */
export class IntLists {
  #heads = new Int32Array();
  #next = new Int32Array();
  #before = new Int32Array();

  add(list: number, item: number): void {
    this.#heads = grown(this.#heads, list, NONE);
    this.#next = grown(this.#next, item, NONE);
    this.#before = grown(this.#before, item, NONE);
    const head = this.#heads[list];
    this.#next[item] = head;
    this.#before[item] = NONE;
    if (head !== NONE) this.#before[head] = item;
    this.#heads[list] = item;
  }

  remove(list: number, item: number): void {
    const next = this.#next[item];
    const before = this.#before[item];
    if (before === NONE) this.#heads[list] = next;
    else this.#next[before] = next;
    if (next !== NONE) this.#before[next] = before;
  }

  isEmpty(list: number): boolean {
    return list >= this.#heads.length || this.#heads[list] === NONE;
  }

  /** The newest first. The item that was yielded last may be removed meanwhile. */
  *items(list: number): Generator<number, void> {
    if (list >= this.#heads.length) return;
    let item = this.#heads[list];
    while (item !== NONE) {
      const next = this.#next[item];
      yield item;
      item = next;
    }
  }
}
