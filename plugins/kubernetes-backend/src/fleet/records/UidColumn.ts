import { grown } from './columns';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Words of 32 bits in a UUID. */
const WORDS = 4;

/** UIDs in sixteen bytes each. What is no UUID is kept as it is. */
export class UidColumn {
  #words = new Uint32Array();
  readonly #others = new Map<number, string>();

  set(slot: number, uid: string): void {
    const start = slot * WORDS;
    this.#words = grown(this.#words, start + WORDS - 1);
    if (!UUID.test(uid)) {
      this.#others.set(slot, uid);
      return;
    }
    this.#others.delete(slot);
    const digits = uid.replaceAll('-', '');
    for (let word = 0; word < WORDS; word += 1) {
      this.#words[start + word] = parseInt(
        digits.slice(word * 8, word * 8 + 8),
        16,
      );
    }
  }

  /** How many characters it keeps of its own: none of a UUID. */
  characters(slot: number): number {
    return this.#others.get(slot)?.length ?? 0;
  }

  get(slot: number): string {
    return this.reader(slot)();
  }

  /** What the slot has now, written as text when it is asked for: most readers of a record never do. */
  reader(slot: number): () => string {
    const other = this.#others.get(slot);
    if (other !== undefined) return () => other;
    const start = slot * WORDS;
    const words = this.#words.slice(start, start + WORDS);
    return () => toText([...words].map(toDigits));
  }

  clear(slot: number): void {
    this.#others.delete(slot);
  }
}

function toText([first, second, third, fourth]: readonly string[]): string {
  const begin = `${first}-${second.slice(0, 4)}`;
  const middle = `${second.slice(4)}-${third.slice(0, 4)}`;
  return `${begin}-${middle}-${third.slice(4)}${fourth}`;
}

function toDigits(word: number): string {
  return word.toString(16).padStart(8, '0');
}
