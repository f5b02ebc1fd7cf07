import { ObjectState } from '../objectState';
import { RANKS, RelationNode, Relations } from './types';

const TROUBLE: ReadonlySet<ObjectState | undefined> = new Set([
  'failing',
  'notReady',
]);

/** What is worth a place without being asked for: trouble, and what is under way. */
const NOTICED: ReadonlySet<ObjectState | undefined> = new Set([
  ...TROUBLE,
  'starting',
]);

/** More ways in from outside are not all worth a place. */
const MAX_ENTRIES = 3;

/** Whether something is failing or not ready. */
export function hasTrouble({ roots }: Relations): boolean {
  return roots.some(({ ahead }) => TROUBLE.has(ahead));
}

/**
 * The paths on which something is failing, not ready or starting, and those of
 * the first hosts; all of them where nothing is wrong.
 */
export function withIssues(relations: Relations): Relations {
  const isNoticed = ({ ahead }: RelationNode) => NOTICED.has(ahead);
  if (!relations.roots.some(isNoticed)) return relations;
  const entries = new Set(
    relations.roots
      .filter(({ rank }) => rank === RANKS.host)
      .slice(0, MAX_ENTRIES),
  );
  const roots = relations.roots.filter(
    root => isNoticed(root) || entries.has(root),
  );
  if (roots.length === relations.roots.length) return relations;
  const kept = new Set<string>();
  const visit = (node: RelationNode) => {
    if (kept.has(node.key)) return;
    kept.add(node.key);
    for (const key of node.to) {
      const next = relations.byKey.get(key);
      if (next) visit(next);
    }
  };
  roots.forEach(visit);
  return {
    ...relations,
    roots,
    nodes: relations.nodes.filter(({ key }) => kept.has(key)),
  };
}
