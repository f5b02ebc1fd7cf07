import { compareText } from '../../../compareText';
import type { TemplateField } from '../../../wire/revisionTypes';
import { Json } from '../readers';

/**
 * Gives equal texts for equal values, from which the value cannot be found.
 *
 * @remarks The key has to be random and stay in the process: an environment
 * variable may be a short password, which anyone could guess from a plain hash.
 *
 * @public
 */
export type DigestValue = (value: string) => string;

/** Separates what may be shown of a value from the digest of the rest; occurs in no name, image or quantity. */
export const HIDDEN = '\u007f';

/** In facts of a template that had more than are kept. */
export const TRUNCATED = '…';

/** A pod with ten containers of fifty variables has some 700. */
const MAX_FACTS = 1_000;
/** In characters of keys and values; a large template has 20,000. */
const MAX_SIZE = 40_000;
const MAX_KEY_LENGTH = 400;
const MAX_VALUE_LENGTH = 200;

/** Deeper structures than any in a pod template are hostile. */
const MAX_DEPTH = 12;

/** What is compared of a template, as a record from `field/container/name`. */
export class FactWriter {
  readonly #digest: DigestValue | undefined;
  readonly #facts = new Map<string, string>();
  #size = 0;
  #isFull = false;

  constructor(digest: DigestValue | undefined) {
    this.#digest = digest;
  }

  /** A value that may be shown; what is too long is shown in part, and compared as a whole. */
  show(
    field: TemplateField,
    container: string,
    name: string,
    value: unknown,
  ): void {
    const text = scalar(value);
    if (text === undefined) return;
    this.#add(
      field,
      container,
      name,
      text.length > MAX_VALUE_LENGTH
        ? text.slice(0, MAX_VALUE_LENGTH) + this.#hide(text)
        : text.replaceAll(HIDDEN, ''),
    );
  }

  /**
   * A value that is compared and never shown.
   *
   * @param shown - what may be shown of it
   */
  hide(
    field: TemplateField,
    container: string,
    name: string,
    value: unknown,
    shown: string = '',
  ): void {
    this.#add(
      field,
      container,
      name,
      shown.slice(0, MAX_VALUE_LENGTH).replaceAll(HIDDEN, '') +
        this.#hide(stableText(value)),
    );
  }

  /** JSON, which takes a third of the memory of a record; sorted, so that order is no difference. */
  toText(): string {
    const entries = [...this.#facts].sort(([a], [b]) => compareText(a, b));
    return JSON.stringify({
      ...(this.#isFull && { [TRUNCATED]: '' }),
      ...Object.fromEntries(entries),
    });
  }

  #hide(text: string): string {
    return HIDDEN + (this.#digest?.(text) ?? '');
  }

  #add(
    field: TemplateField,
    container: string,
    name: string,
    value: string,
  ): void {
    const key = `${field}/${container}/${name}`;
    const size = key.length + value.length;
    if (
      key.length > MAX_KEY_LENGTH ||
      this.#facts.size >= MAX_FACTS ||
      this.#size + size > MAX_SIZE
    ) {
      this.#isFull = true;
      return;
    }
    this.#size += size;
    this.#facts.set(key, value);
  }
}

/** The text of a string, number or boolean; undefined for the empty string, which the API omits. */
export function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Equal for equal JSON, whatever the order of keys. */
export function stableText(value: unknown, depth: number = 0): string {
  if (depth > MAX_DEPTH) return '…';
  if (Array.isArray(value)) {
    return `[${value.map(item => stableText(item, depth + 1)).join()}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? '';
  }
  const entries = Object.entries(value as Json)
    .sort(([a], [b]) => compareText(a, b))
    .map(
      ([key, item]) => `${JSON.stringify(key)}:${stableText(item, depth + 1)}`,
    );
  return `{${entries.join()}}`;
}

/** As {@link stableText}, where the order of a list means nothing. */
export function unorderedText(value: unknown): string {
  return Array.isArray(value)
    ? value
        .map(item => stableText(item))
        .sort()
        .join()
    : stableText(value);
}
