import { NodeDraft } from './RelationGraph';

/** The nodes between what pods belong to and its pods: revisions, and workloads that another one owns. */
export class RevisionNodes {
  /** By the id of what is at the top, then by name. */
  readonly #nodes = new Map<string, Map<string, NodeDraft>>();

  add(topId: string, name: string, node: NodeDraft): void {
    const known = this.#nodes.get(topId) ?? new Map<string, NodeDraft>();
    this.#nodes.set(topId, known.set(name, node));
  }

  /**
   * The node that a pod belongs to.
   *
   * @param names - of the revision, as far as the pod's labels tell
   */
  find(
    topId: string,
    names: readonly (string | undefined)[],
    podName: string,
  ): NodeDraft | undefined {
    const known = this.#nodes.get(topId);
    if (!known) return undefined;
    for (const name of names) {
      const found = name === undefined ? undefined : known.get(name);
      if (found) return found;
    }
    return longestPrefix(known, podName);
  }
}

/** A controller names its pods after itself. */
function longestPrefix(
  nodes: ReadonlyMap<string, NodeDraft>,
  podName: string,
): NodeDraft | undefined {
  for (
    let end = podName.lastIndexOf('-');
    end > 0;
    end = podName.lastIndexOf('-', end - 1)
  ) {
    const found = nodes.get(podName.slice(0, end));
    if (found) return found;
  }
  return undefined;
}
