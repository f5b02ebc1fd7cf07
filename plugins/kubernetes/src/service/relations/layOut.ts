import { RelationNode, Relations } from './types';

/** A node and its place: column from the left, row from the top, both from 0. */
export interface PlacedNode {
  readonly node: RelationNode;
  readonly column: number;
  readonly row: number;
}

/** A line from the right of a node to the left of another one. */
export interface PlacedEdge {
  readonly key: string;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  /** Worst state at its end and of all that follows. */
  readonly ahead: RelationNode['ahead'];
  /** Requests don't get from one to the other. */
  readonly isBroken: boolean;
}

/** The drawing of relations, in columns and rows. */
export interface RelationLayout {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly columns: number;
  readonly rows: number;
  /** Nodes that are too many to be drawn. */
  readonly hidden: number;
}

/** More are not taken in at a glance. */
const MAX_NODES = 60;

/**
 * Places nodes in columns by rank, such that the first child of each stands in
 * the row of its parent, and paths with trouble at the top.
 */
export function layOut(
  { nodes, byKey, roots }: Relations,
  most = MAX_NODES,
): RelationLayout {
  const drawn = new Set(nodes.slice(0, most).map(({ key }) => key));
  const ranks = [...new Set(nodes.slice(0, most).map(({ rank }) => rank))].sort(
    (a, b) => a - b,
  );
  const columns = new Map(ranks.map((rank, index) => [rank, index]));
  const freeRow = ranks.map(() => 0);
  const placed = new Map<string, PlacedNode>();

  /** @returns the row */
  const place = (node: RelationNode, fromRow: number): number => {
    const column = columns.get(node.rank) ?? 0;
    const start = Math.max(fromRow, freeRow[column]);
    // Reserved first, so that what a child's child places cannot take it.
    const children = node.to.filter(key => drawn.has(key) && !placed.has(key));
    let row: number | undefined;
    for (const key of children) {
      const child = byKey.get(key);
      if (!child || placed.has(key)) continue;
      const childRow = place(child, row ?? start);
      row ??= childRow;
    }
    row = Math.max(row ?? start, freeRow[column]);
    freeRow[column] = row + 1;
    placed.set(node.key, { node, column, row });
    return row;
  };
  for (const root of roots) {
    if (drawn.has(root.key)) place(root, 0);
  }
  const list = nodes.flatMap(({ key }) => placed.get(key) ?? []);
  return {
    nodes: list,
    edges: list.flatMap(from =>
      from.node.to.flatMap(key => {
        const to = placed.get(key);
        if (!to) return [];
        const { ahead } = to.node;
        const isBroken = from.node.broken?.includes(key) ?? false;
        return { key: `${from.node.key} ${key}`, from, to, ahead, isBroken };
      }),
    ),
    columns: ranks.length,
    rows: list.reduce((rows, { row }) => Math.max(rows, row + 1), 0),
    hidden: nodes.length - list.length,
  };
}
