import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useContext, useMemo } from 'react';
import { useSharedService } from '../hooks/useService';
import { SurroundingServiceContext } from './KubernetesServiceProvider';
import { toKubernetesResources } from './toKubernetesResources';
import { KubernetesResource, ResourceShape } from './types';

/** @public */
export interface UseResourcesOptions {
  /** Whose resources; those of the entity of the tab or part around when absent. */
  readonly entity?: Entity;
}

/**
 * The custom resources of one API of an entity's service, live, over all clusters.
 *
 * @remarks
 * There is one connection for an entity: that of the tab is used inside of it, and
 * hooks for the same entity share one elsewhere.
 *
 * @typeParam T - Shape of the objects, which is not checked
 * @param definition - PLURAL.GROUP, e.g. `rollouts.argoproj.io`
 *
 * @example
 * ```tsx
 * function Weights() {
 *   const rollouts = useResources<Rollout>('rollouts.argoproj.io');
 *   return rollouts.map(({ uid, cluster, status }) => (
 *     <p key={uid}>
 *       {cluster}: step {status.currentStepIndex}
 *     </p>
 *   ));
 * }
 * ```
 *
 * @public
 */
export function useResources<T extends ResourceShape = any>(
  definition: string,
  options: UseResourcesOptions = {},
): readonly KubernetesResource<T>[] {
  const { entity } = options;
  const surrounding = useContext(SurroundingServiceContext);
  const entityRef = entity
    ? stringifyEntityRef(entity)
    : surrounding?.entityRef;
  if (entityRef === undefined) {
    throw new Error(
      'useResources needs an entity outside of the Kubernetes tab and its parts',
    );
  }
  const isFollowed = entityRef === surrounding?.entityRef;
  const followed = useSharedService(isFollowed ? undefined : entityRef);
  const { clusters } = isFollowed ? surrounding.service : followed.service;
  return useMemo(
    () => toKubernetesResources<T>({ clusters }, definition),
    [clusters, definition],
  );
}
