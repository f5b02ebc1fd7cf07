import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Caller, principalOf } from '../auth';
import { ClusterRegistry, ProviderProblem } from '../clusters';
import { abortable, withDeadline } from '../util/timing';

/** A locator reads annotations or the catalog; more than this is a fault. */
const LOCATOR_DEADLINE_MS = 10_000;

export interface LocatedClusters {
  readonly clusters: readonly ClusterDetails[];
  readonly problems: readonly ProviderProblem[];
}

/**
 * Which clusters to ask for an entity.
 *
 * @throws ServiceUnavailableError when the locator fails: without its answer
 * nobody knows where the service is allowed to be looked for
 */
export async function locateService(options: {
  readonly entity: Entity;
  readonly principal: Caller;
  readonly registry: ClusterRegistry;
  readonly locator: ServiceLocator;
  readonly signal: AbortSignal;
  /** Told what a locator threw, which may hold what viewers must not know. */
  readonly onFault: (error: unknown) => void;
}): Promise<LocatedClusters> {
  const { entity, registry, locator } = options;
  const principal = principalOf(options.principal);
  const { clusters, problems } = await registry.getClusters(options.signal);
  const deadline = withDeadline(options.signal, LOCATOR_DEADLINE_MS);
  try {
    const { signal } = deadline;
    const located = await abortable(
      Promise.resolve(locator.locate({ entity, clusters, principal, signal })),
      signal,
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
      `The service locator '${locator.id}' could not tell which clusters to ask. Whoever runs Backstage finds the reason in the log of the backend.`,
    );
  } finally {
    deadline.done();
  }
}
