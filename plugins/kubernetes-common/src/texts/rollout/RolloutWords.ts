import { FlatKeys } from '../flatten';
import { ROLLOUT_MESSAGES } from '../en/rollout';

/**
 * Keys of {@link ROLLOUT_MESSAGES}, without the suffixes of plurals.
 *
 * @public
 */
export type RolloutKey = FlatKeys<typeof ROLLOUT_MESSAGES> extends infer Key
  ? Key extends `${infer Singular}_${'one' | 'other'}`
    ? Singular
    : Key
  : never;

/**
 * How the sentences about a rollout are written: in a reader's language, or in
 * Markdown.
 *
 * @public
 */
export interface RolloutWords {
  /** Turns a key of {@link ROLLOUT_MESSAGES} into words. */
  readonly t: (
    key: RolloutKey,
    options?: Readonly<Record<string, string | number>>,
  ) => string;
  /** Writes the name of an object, a container or a field; as it is when absent. */
  readonly name?: (text: string) => string;
  /** Writes a value of a pod template; as it is when absent. */
  readonly value?: (text: string) => string;
}

/**
 * Writes a moment, RFC 3339; undefined where there is none.
 *
 * @public
 */
export type WriteMoment = (time: string | undefined) => string | undefined;
