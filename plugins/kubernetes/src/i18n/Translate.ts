import type { TAB_MESSAGES } from './en/tab';

/** All messages, by group. Made flat, as Backstage does it, they take the compiler too many steps. */
type Messages = typeof TAB_MESSAGES;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The keys of messages: `fleet.state.failing`. */
type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];

/** The message with a key; never where there is none. */
type MessageOf<T, K extends string> = K extends keyof T
  ? T[K]
  : K extends `${infer Group}.${infer Rest}`
  ? Group extends keyof T
    ? MessageOf<T[Group], Rest>
    : never
  : never;

type Collapse<K> = K extends `${infer Base}_${Plural}` ? Base : K;

/** Keys as code uses them: without the suffixes of plurals. */
type Key = Collapse<KeyOf<Messages>>;

/** The texts of a key, which are several where it has plurals. */
type Texts<K extends string> = MessageOf<Messages, K | `${K}_${Plural}`>;

type Placeholders<M> = M extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Needed<K extends string> =
  | Exclude<Placeholders<Texts<K>>, 'count'>
  | (MessageOf<Messages, `${K}_other`> extends never ? never : 'count');

/** With `any`, an object whose type is an interface fits as well. */
type Options = Readonly<Record<string, any>>;

/**
 * Turns a key of the tab's own strings into words. It requires what the text has
 * placeholders for, as Backstage's own type does, which takes the compiler most of a
 * second for each call.
 */
export type Translate = <K extends Key>(
  key: K,
  ...options: [Needed<K>] extends [never]
    ? [options?: Options]
    : [options: Options & { readonly [P in Needed<K>]: unknown }]
) => string;
