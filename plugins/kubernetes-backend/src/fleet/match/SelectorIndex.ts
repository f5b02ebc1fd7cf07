import {
  LabelSelector,
  matchesSelector,
  Requirement,
} from '../../locate/selector';
import { Labels } from '../records';

/** What every set of labels has that the selector matches: one of some pairs, or a key. */
export type Anchor =
  | {
      readonly type: 'pairs';
      readonly key: string;
      readonly values: readonly string[];
    }
  | { readonly type: 'key'; readonly key: string };

/** No label has it. */
const SEPARATOR = '\0';

/**
 * Finds the selectors that match a set of labels, without trying all of them: each
 * is found by one of its terms that require a label.
 */
export class SelectorIndex {
  readonly #selectors = new Map<
    string,
    { readonly selector: LabelSelector; readonly anchor: Anchor }
  >();
  readonly #byPair = new Map<string, Set<string>>();
  readonly #byKey = new Map<string, Set<string>>();

  /** @param anchor - of {@link findAnchors}; the rarer, the better */
  set(id: string, selector: LabelSelector, anchor: Anchor): void {
    this.delete(id);
    this.#selectors.set(id, { selector, anchor });
    for (const [map, key] of this.#findBuckets(anchor)) {
      const ids = map.get(key) ?? new Set();
      map.set(key, ids.add(id));
    }
  }

  delete(id: string): void {
    const known = this.#selectors.get(id);
    if (!known) return;
    this.#selectors.delete(id);
    for (const [map, key] of this.#findBuckets(known.anchor)) {
      const ids = map.get(key);
      ids?.delete(id);
      if (ids?.size === 0) map.delete(key);
    }
  }

  /** Each once. */
  matching(labels: Labels): ReadonlySet<string> {
    const found = new Set<string>();
    const add = (ids: ReadonlySet<string> = new Set()) => {
      for (const id of ids) {
        const known = this.#selectors.get(id);
        if (known && matchesSelector(known.selector, labels)) found.add(id);
      }
    };
    for (const [key, value] of Object.entries(labels)) {
      add(this.#byKey.get(key));
      add(this.#byPair.get(`${key}${SEPARATOR}${value}`));
    }
    return found;
  }

  #findBuckets(
    anchor: Anchor,
  ): readonly (readonly [Map<string, Set<string>>, string])[] {
    return anchor.type === 'key'
      ? [[this.#byKey, anchor.key]]
      : anchor.values.map(value => [
          this.#byPair,
          `${anchor.key}${SEPARATOR}${value}`,
        ]);
  }
}

/** The terms by which a selector can be found; those with values first. Never empty for a parsed one. */
export function findAnchors({
  requirements,
}: LabelSelector): readonly Anchor[] {
  const anchors = requirements.map(toAnchor).filter(each => each !== undefined);
  return [
    ...anchors.filter(({ type }) => type === 'pairs'),
    ...anchors.filter(({ type }) => type === 'key'),
  ];
}

function toAnchor(requirement: Requirement): Anchor | undefined {
  const { type, key } = requirement;
  if (type === 'in') {
    return { type: 'pairs', key, values: [...new Set(requirement.values)] };
  }
  return type === 'notIn' || type === 'absent'
    ? undefined
    : { type: 'key', key };
}
