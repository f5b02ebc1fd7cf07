export { toRelations } from './toRelations';
export { HOST, PODS, type RelationNode, type Relations } from './types';
export { layOut, type PlacedNode, type RelationLayout } from './layOut';
export { toRelationTree, type RelationItem } from './toRelationTree';
export { hasTrouble, withIssues } from './withIssues';
