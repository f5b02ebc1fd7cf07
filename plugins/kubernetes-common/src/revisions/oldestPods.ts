import { revisionHash } from './listRevisions';

/**
 * What is needed of a pod to know the revision that it runs, and since when.
 *
 * @public
 */
export interface RevisionPod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly createdAt?: string;
}

/**
 * Finds when the oldest pod of a revision in a namespace was created, and indexes
 * the pods on first use.
 *
 * @public
 */
export function oldestPods(
  pods: () => readonly RevisionPod[],
): (namespace: string, hash: string) => string | undefined {
  let oldest: ReadonlyMap<string, string> | undefined;
  return (namespace, hash) => {
    oldest ??= indexPods(pods());
    return oldest.get(`${namespace}/${hash}`);
  };
}

function indexPods(pods: readonly RevisionPod[]): ReadonlyMap<string, string> {
  const oldest = new Map<string, string>();
  for (const { namespace, labels, createdAt } of pods) {
    const hash = revisionHash(labels);
    if (hash === undefined || createdAt === undefined) continue;
    const key = `${namespace}/${hash}`;
    const known = oldest.get(key);
    if (known === undefined || Date.parse(createdAt) < Date.parse(known)) {
      oldest.set(key, createdAt);
    }
  }
  return oldest;
}
