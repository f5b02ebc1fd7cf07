/**
 * Messages in groups, groups in groups.
 *
 * @public
 */
export interface NestedMessages {
  readonly [key: string]: string | NestedMessages;
}

/**
 * The names of all messages of nested ones, joined by dots.
 *
 * @public
 */
export type FlatKeys<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${FlatKeys<T[K]>}`;
}[keyof T & string];

/**
 * Messages under the names that a translation resource gives them.
 *
 * @public
 */
export function flatten<const T extends NestedMessages>(
  messages: T,
): Readonly<Record<FlatKeys<T>, string>>;
export function flatten(
  messages: NestedMessages,
): Readonly<Record<string, string>> {
  return Object.fromEntries(flattenEntries(messages, ''));
}

function flattenEntries(
  messages: NestedMessages,
  prefix: string,
): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([key, message]) =>
    typeof message === 'string'
      ? [[`${prefix}${key}`, message] as const]
      : flattenEntries(message, `${prefix}${key}.`),
  );
}
