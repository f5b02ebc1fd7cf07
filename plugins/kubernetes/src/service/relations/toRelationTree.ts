import { RelationNode, Relations } from './types';

/** A node as an item of a list, with what it leads to below. */
export interface RelationItem {
  readonly node: RelationNode;
  /** What it leads to is below the same node earlier in the list. */
  readonly isRepeat: boolean;
  /** Requests don't get to it from the node above. */
  readonly isBroken: boolean;
  readonly items: readonly RelationItem[];
}

/**
 * The same as a list: each node is below those that lead to it, and what it leads
 * to is listed once.
 *
 * @param most - number of items, not counting repeats
 */
export function toRelationTree(
  { byKey, roots }: Relations,
  most = Infinity,
): readonly RelationItem[] {
  const listed = new Set<string>();
  const toItems = (
    nodes: readonly RelationNode[],
    above?: RelationNode,
  ): readonly RelationItem[] =>
    nodes.flatMap(node => {
      const isBroken = above?.broken?.includes(node.key) ?? false;
      if (listed.has(node.key)) {
        return { node, isBroken, isRepeat: true, items: [] };
      }
      if (listed.size >= most) return [];
      listed.add(node.key);
      const next = node.to.flatMap(key => byKey.get(key) ?? []);
      return { node, isBroken, isRepeat: false, items: toItems(next, node) };
    });
  return toItems(roots);
}
