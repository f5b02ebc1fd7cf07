import { compareText } from '../compareText';
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
  readonly #pods: readonly T[];
  /** Made when it is first needed: most views have nothing that selects. */
  #byLabel: PodsByLabel<T> | undefined;
  /** Thousands of services may select the same. */
  readonly #known = new Map<string, readonly T[]>();
  #checksLeft: number;

  /** @param maxChecks - how many labels of pods are compared in all */
  constructor(pods: readonly T[], maxChecks = MAX_CHECKS) {
    this.#pods = pods;
    this.#checksLeft = maxChecks;
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
    if (terms.length === 0) return NONE;
    this.#byLabel ??= indexLabels(this.#pods);
    const here = this.#byLabel.get(namespace);
    let smallest: readonly T[] | undefined;
    for (const [key, value] of terms) {
      const list = here?.get(key)?.get(value) ?? NONE;
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

/** By namespace, then by the label's key, then by its value. */
type PodsByLabel<T> = ReadonlyMap<
  string,
  ReadonlyMap<string, ReadonlyMap<string, readonly T[]>>
>;

function indexLabels<T extends Labeled>(pods: readonly T[]): PodsByLabel<T> {
  const index = new Map<string, Map<string, Map<string, T[]>>>();
  for (const pod of pods) {
    const { labels, namespace } = pod.metadata;
    const keys = getOrAdd(
      index,
      namespace,
      () => new Map<string, Map<string, T[]>>(),
    );
    for (const [key, value] of Object.entries(labels)) {
      const values = getOrAdd(keys, key, () => new Map<string, T[]>());
      getOrAdd(values, value, (): T[] => []).push(pod);
    }
  }
  return index;
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function byKey([a]: readonly string[], [b]: readonly string[]): number {
  return compareText(a, b);
}
