import { Pod } from './pod';

/**
 * What a selector selects by.
 *
 * @public
 */
export interface Labeled {
  readonly metadata: {
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
  };
}

/** Maximum number of label comparisons. */
const MAX_CHECKS = 5_000_000;

const NONE: readonly never[] = [];

/**
 * Finds pods, or pod templates, by selector in time linear in pods and selectors,
 * and not in their product.
 *
 * @public
 */
export class PodsBySelector<T extends Labeled = Pod> {
  readonly #byLabel = new Map<string, T[]>();
  /** Thousands of services may select the same. */
  readonly #known = new Map<string, readonly T[]>();
  #checksLeft: number;

  /** @param maxChecks - how many labels of pods are compared in all */
  constructor(pods: readonly T[], maxChecks = MAX_CHECKS) {
    this.#checksLeft = maxChecks;
    for (const pod of pods) {
      const { labels, namespace } = pod.metadata;
      for (const [key, value] of Object.entries(labels)) {
        const term = labelKey(namespace, key, value);
        const known = this.#byLabel.get(term);
        if (known) known.push(pod);
        else this.#byLabel.set(term, [pod]);
      }
    }
  }

  /**
   * The pods of a namespace that have all labels. Returns the same list for the
   * same selector, and none for a selector without labels.
   *
   * @returns Undefined if the comparison would take too long
   */
  matching(
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): readonly T[] | undefined {
    const terms = Object.entries(selector);
    let smallest: readonly T[] | undefined;
    for (const [key, value] of terms) {
      const list = this.#byLabel.get(labelKey(namespace, key, value)) ?? NONE;
      if (!smallest || list.length < smallest.length) smallest = list;
    }
    if (!smallest || smallest.length === 0) return NONE;
    if (terms.length === 1) return smallest;
    const question = JSON.stringify([namespace, terms.sort(byKey)]);
    const known = this.#known.get(question);
    if (known) return known;
    this.#checksLeft -= smallest.length * terms.length;
    if (this.#checksLeft < 0) return undefined;
    const found = smallest.filter(({ metadata: { labels } }) =>
      terms.every(([key, value]) => labels[key] === value),
    );
    this.#known.set(question, found);
    return found;
  }
}

function labelKey(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value]);
}

function byKey([a]: readonly string[], [b]: readonly string[]): number {
  return a < b ? -1 : 1;
}
