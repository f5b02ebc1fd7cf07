/** Passes the first N names through and maps all others to one name. */
export class BoundedNames {
  readonly #limit: number;
  readonly #other: string;
  readonly #known = new Set<string>();

  constructor(limit: number, other: string) {
    this.#limit = limit;
    this.#other = other;
  }

  of(name: string): string {
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#limit) return this.#other;
    this.#known.add(name);
    return name;
  }
}
