import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from '@podlight/backstage-plugin-kubernetes-react';
import { rowKey } from './objectViews';

/** The keys of the rows of a matrix by those of the rows that they belong to. */
export type Parents = ReadonlyMap<string, string>;

/**
 * Which of the rows belong to which custom resources among them.
 *
 * @param keys - Of {@link rowKey}
 */
export function findParents(
  clusters: readonly ServiceCluster[],
  keys: ReadonlySet<string>,
): Parents {
  const parents = new Map<string, string>();
  for (const cluster of clusters) {
    const ownership = ClusterOwnership.from(cluster);
    for (const row of cluster.objects) {
      const parent = rowKey(row);
      if (!row.customResource || !keys.has(parent)) continue;
      for (const child of ownership.children(row)) {
        if (child.type !== 'object') continue;
        const key = rowKey(child.row);
        if (keys.has(key) && !parents.has(key)) parents.set(key, parent);
      }
    }
  }
  return parents;
}

/** A row, and how many rows above it it belongs to. */
type Nested<T> = T & { readonly level: number };

/** More is a loop. */
const MAX_LEVELS = 4;

/**
 * Rows in their order, each below the one that it belongs to.
 *
 * @param order - Of rows that belong to the same one; a row counts as its worst child
 */
export function nestRows<T extends { readonly key: string }>(
  rows: readonly T[],
  parents: Parents,
  order: (a: T, b: T) => number,
): readonly Nested<T>[] {
  if (parents.size === 0) {
    return [...rows].sort(order).map(row => ({ ...row, level: 0 }));
  }
  const byKey = new Map(rows.map(row => [row.key, row]));
  const children = new Map<string, T[]>();
  for (const row of rows) {
    const parent = parents.get(row.key);
    if (parent !== undefined && byKey.has(parent)) {
      children.set(parent, [...(children.get(parent) ?? []), row]);
    }
  }
  const worst = (row: T, level = 0): T =>
    level > MAX_LEVELS
      ? row
      : (children.get(row.key) ?? [])
          .map(child => worst(child, level + 1))
          .reduce((a, b) => (order(a, b) <= 0 ? a : b), row);
  const byWorst = (a: T, b: T) => order(worst(a), worst(b)) || order(a, b);
  const placed = new Map<string, Nested<T>>();
  const place = (row: T, level: number) => {
    if (placed.has(row.key)) return;
    placed.set(row.key, { ...row, level });
    const below = [...(children.get(row.key) ?? [])].sort(byWorst);
    for (const child of below) place(child, level + 1);
  };
  const isTop = ({ key }: T) => !byKey.has(parents.get(key) ?? '');
  for (const row of rows.filter(isTop).sort(byWorst)) place(row, 0);
  // Rows that own each other have no top.
  for (const row of rows) place(row, 0);
  return [...placed.values()];
}
