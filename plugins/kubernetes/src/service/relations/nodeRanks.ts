import { ResourceRow } from '@podlight/backstage-plugin-kubernetes-react';
import { RANKS } from './types';

/** Where kinds stand that are no workloads. */
const KIND_RANKS: Readonly<Record<string, number>> = {
  Ingress: RANKS.route,
  Service: RANKS.service,
  HorizontalPodAutoscaler: RANKS.service,
  PersistentVolumeClaim: RANKS.end,
  Secret: RANKS.end,
  ConfigMap: RANKS.end,
};

function kindRank(resource: string): number {
  return Object.hasOwn(KIND_RANKS, resource)
    ? KIND_RANKS[resource]
    : RANKS.workload;
}

/** The column of an object; behind the workload at the top there is one for each level. */
export function nodeRank(resource: string, depth: number): number {
  const rank = kindRank(resource);
  const isOwned = rank === RANKS.workload && depth > 0;
  return isOwned ? RANKS.owned + (depth - 1) / 10 : rank;
}

/** Where a custom resource stands that only points to others: in front of them. */
export function frontRank({ customResource }: ResourceRow): number | undefined {
  const { pods, owns = [], targets = [] } = customResource ?? {};
  if (pods || owns.length > 0 || targets.length === 0) return undefined;
  return targets.some(({ kind }) => kind === 'Service')
    ? RANKS.route
    : RANKS.service;
}
