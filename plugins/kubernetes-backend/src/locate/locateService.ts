import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Caller, toPrincipal } from '../auth';
import { ClusterRegistry, ProviderProblem } from '../clusters';
import { callWithDeadline } from '../util/timing';

/** A locator only reads annotations or the catalog; taking longer is a fault. */
const LOCATOR_DEADLINE_MS = 10_000;

export interface LocatedClusters {
  readonly clusters: readonly ClusterDetails[];
  readonly problems: readonly ProviderProblem[];
}

/**
 * Finds the clusters in which an entity may run.
 *
 * @throws ServiceUnavailableError when the locator fails: without its result
 * it is unknown where the service may be located
 */
export async function locateService(options: {
  readonly entity: Entity;
  readonly principal: Caller;
  readonly registry: ClusterRegistry;
  readonly locator: ServiceLocator;
  readonly signal: AbortSignal;
  /** Called with the locator's error, which may contain what users must not see. */
  readonly onFault: (error: unknown) => void;
}): Promise<LocatedClusters> {
  const { entity, registry, locator } = options;
  const principal = toPrincipal(options.principal);
  const { clusters, problems } = await registry.getClusters(options.signal);
  try {
    const located = await callWithDeadline(
      options.signal,
      LOCATOR_DEADLINE_MS,
      signal => locator.locate({ entity, clusters, principal, signal }),
    );
    const names = new Set(located.map(({ name }) => name));
    // A locator chooses; it does not invent clusters.
    return {
      clusters: clusters.filter(({ name }) => names.has(name)),
      problems,
    };
  } catch (error) {
    options.signal.throwIfAborted();
    options.onFault(error);
    throw new ServiceUnavailableError(
      `The service locator '${locator.id}' failed to find the clusters of this entity. Backstage admins can find the reason in the backend log.`,
    );
  }
}
