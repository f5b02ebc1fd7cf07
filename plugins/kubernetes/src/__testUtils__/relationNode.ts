import { RelationNode } from '../service';

/** A node of the graph: a Service `web` in one cluster, that is ready. */
export function aRelationNode(
  changes: Partial<RelationNode> = {},
): RelationNode {
  const { kind = 'Service', name = 'web' } = changes;
  return {
    key: `${kind}/${name}`,
    resource: kind,
    kind,
    namespace: 'shop',
    name,
    names: [],
    rank: 2,
    state: 'ready',
    clusters: ['eu'],
    affected: 1,
    ahead: 'ready',
    isWorkload: false,
    isRead: true,
    to: [],
    ...changes,
  };
}
