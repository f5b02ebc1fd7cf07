import type { kubernetesTranslationRef } from './tabTranslation';

/** All messages, by their flat keys. */
type Messages = (typeof kubernetesTranslationRef)['T'];

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** Messages by the keys that code uses: without the suffixes of plurals. */
type Collapsed = {
  [K in keyof Messages as K extends `${infer Key}_${Plural}`
    ? Key
    : K]: Messages[K];
};

type PluralKey = {
  [K in keyof Messages]: K extends `${infer Key}_${Plural}` ? Key : never;
}[keyof Messages];

type Placeholders<M> = M extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Needed<K extends keyof Collapsed> =
  | Exclude<Placeholders<Collapsed[K]>, 'count'>
  | (K & PluralKey extends never ? never : 'count');

/** With `any`, an object whose type is an interface fits as well. */
type Options = Readonly<Record<string, any>>;

/**
 * Turns a key of the tab's own strings into words. It requires what the text has
 * placeholders for, as Backstage's own type does, which takes the compiler most of a
 * second for each call.
 */
export type Translate = <K extends keyof Collapsed>(
  key: K,
  ...options: [Needed<K>] extends [never]
    ? [options?: Options]
    : [options: Options & { readonly [P in Needed<K>]: unknown }]
) => string;
