import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ExplainOptions,
  explainService,
  ServiceExplanation,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback } from 'react';
import { ClusterView } from '../service';

/** Explains what the tab shows: both derive from the same messages. */
export function useExplain(
  entity: Entity,
  clusters: readonly ClusterView[],
  time: string | number,
): (options: ExplainOptions) => ServiceExplanation {
  return useCallback(
    options =>
      explainService(
        {
          hello: {
            entityRef: stringifyEntityRef(entity),
            clusters: clusters.map(({ cluster }) => cluster.head),
            at: new Date(time).toISOString(),
          },
          clusters: clusters.map(({ cluster }) => ({
            ...cluster,
            cluster: cluster.head.name,
          })),
        },
        options,
      ),
    [entity, clusters, time],
  );
}
