import { grown, Slots } from './columns';

/** Each text once, with a number that stands for it for as long as something refers to it. */
export class StringPool {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #slots = new Slots();
  #uses = new Uint32Array();

  get size(): number {
    return this.#slots.size;
  }

  /** The text's number, with one use more. */
  acquire(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) {
      this.#uses[known] += 1;
      return known;
    }
    const id = this.#slots.acquire();
    this.#uses = grown(this.#uses, id);
    this.#uses[id] = 1;
    this.#ids.set(text, id);
    this.#texts[id] = text;
    return id;
  }

  /** One use less; a text without any is forgotten. Whether that is so. */
  release(id: number): boolean {
    this.#uses[id] -= 1;
    if (this.#uses[id] > 0) return false;
    this.#ids.delete(this.#texts[id]);
    this.#texts[id] = '';
    this.#slots.release(id);
    return true;
  }

  /** Undefined for a text that nothing refers to. */
  find(text: string): number | undefined {
    return this.#ids.get(text);
  }

  text(id: number): string {
    return this.#texts[id];
  }
}
