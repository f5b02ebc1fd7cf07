import { NotFoundError } from '@backstage/errors';
import { Pod } from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { ClusterError, POD_NOT_FOUND } from '../errors';
import { isSelected } from '../locate';
import { LocatedService } from '../pipeline';
import { getPod, isOwnedByService } from '../read';
import { ClusterConnection } from '../transport';
import { RouteContext } from './context';
import { GrantedAccess } from './EntityAccess';
import {
  parseParameters,
  PodParameters,
  podParametersSchema,
} from './parameters';

/** A pod that the caller may see, and the way to it. */
export interface SelectedPod {
  readonly granted: GrantedAccess;
  readonly service: LocatedService;
  readonly parameters: PodParameters;
  readonly connection: ClusterConnection;
  readonly pod: Pod;
}

/**
 * Finds the pod of a request, if the entity selects it or what controls it: the
 * right to see an entity must never be a way to read somebody else's pods.
 *
 * @throws NotFoundError, in the same words, for a cluster or pod that is absent
 * and for one that is not the entity's; ClusterError when the cluster fails
 */
export async function findSelectedPod(
  { access, pipeline }: RouteContext,
  request: Request,
  signal: AbortSignal,
): Promise<SelectedPod> {
  const parameters = parseParameters(podParametersSchema, request.params);
  const granted = await access.authorize(request, parameters);
  const { entity, principal } = granted;
  const service = await pipeline.locate(entity, principal, signal);
  const { target, clusters } = service;
  const cluster = clusters.find(({ name }) => name === parameters.cluster);
  const { podNamespace, pod: name } = parameters;
  if (
    !cluster ||
    (target.namespace !== undefined && target.namespace !== podNamespace)
  ) {
    throw new NotFoundError(POD_NOT_FOUND);
  }
  const connection = pipeline.connect(cluster, principal);
  const answer = await getPod(
    connection,
    { namespace: podNamespace, name },
    signal,
  );
  if (!answer.ok) {
    if (answer.reason.status === 404) throw new NotFoundError(POD_NOT_FOUND);
    throw new ClusterError(cluster.name, answer.reason);
  }
  const pod = answer.value;
  const isAsked =
    pod.metadata.name === name && pod.metadata.namespace === podNamespace;
  if (!isAsked) throw new NotFoundError(POD_NOT_FOUND);
  if (!isSelected(target, pod.metadata)) {
    const owned = await isOwnedByService(connection, target, pod, signal);
    if (!owned.ok) throw new ClusterError(cluster.name, owned.reason);
    if (!owned.value) throw new NotFoundError(POD_NOT_FOUND);
  }
  return { granted, service, parameters, connection, pod };
}
