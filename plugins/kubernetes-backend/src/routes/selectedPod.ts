import { NotFoundError } from '@backstage/errors';
import { Pod } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Request } from 'express';
import { ClusterError, POD_NOT_FOUND } from '../errors';
import { isSelected } from '../locate';
import { LocatedService, ServicePipeline } from '../pipeline';
import { getPod, isOwnedByService } from '../read';
import { ClusterConnection } from '../transport';
import { RouteContext } from './context';
import { GrantedAccess } from './EntityAccess';
import {
  EntityParameters,
  parseParameters,
  podParametersSchema,
} from './parameters';
import { readShown } from './readShown';

/** The subject of a request, after authorization. */
export interface GrantedService {
  readonly granted: GrantedAccess;
  readonly service: LocatedService;
}

/** A pod that the caller may see, and the connection to its cluster. */
export interface SelectedPod {
  readonly connection: ClusterConnection;
  readonly pod: Pod;
}

/** The address of a pod, which may not exist. */
export interface PodAddress {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/** @throws as `EntityAccess` does */
export async function grantService(
  { access, pipeline }: RouteContext,
  request: Request,
  entity: EntityParameters,
  signal: AbortSignal,
): Promise<GrantedService> {
  const granted = await access.authorize(request, entity);
  const { principal } = granted;
  const service = await pipeline.locate(granted.entity, principal, signal);
  return { granted, service };
}

/** The same, with permission to read its logs unscrubbed. @throws NotAllowedError */
export async function unscrubbed<T extends GrantedService>(
  { access }: RouteContext,
  service: T,
): Promise<T> {
  const granted = await access.authorizeUnscrubbedLogs(service.granted);
  return { ...service, granted };
}

/** The pod of a request's path; see {@link selectPod}. */
export async function findSelectedPod(
  context: RouteContext,
  request: Request,
  signal: AbortSignal,
): Promise<SelectedPod & GrantedService> {
  const parameters = parseParameters(podParametersSchema, request.params);
  const access = await grantService(context, request, parameters, signal);
  const { cluster, podNamespace: namespace, pod: name } = parameters;
  const address = { cluster, namespace, name };
  return { ...access, ...(await selectPod(context, access, address, signal)) };
}

type PodPipeline = Pick<
  ServicePipeline,
  'connect' | 'discoversTypes' | 'isBound' | 'snapshot' | 'typesIn'
>;

/**
 * Finds a pod if the entity selects it or its controller, or if the tab shows it, as
 * it belongs to a custom resource: permission for one entity must never give access
 * to other pods.
 *
 * @throws NotFoundError with the same message for an absent cluster or pod
 * and for one that does not belong to the entity; ClusterError when the cluster fails
 */
export async function selectPod(
  { pipeline }: { readonly pipeline: PodPipeline },
  { granted, service }: GrantedService,
  address: PodAddress,
  signal: AbortSignal,
): Promise<SelectedPod> {
  const { target, clusters } = service;
  const cluster = clusters.find(({ name }) => name === address.cluster);
  const { namespace, name } = address;
  if (
    !cluster ||
    (target.namespace !== undefined && target.namespace !== namespace)
  ) {
    throw new NotFoundError(POD_NOT_FOUND);
  }
  const connection = pipeline.connect(cluster, granted.principal);
  if (!(await pipeline.isBound(target, connection, namespace, signal))) {
    throw new NotFoundError(POD_NOT_FOUND);
  }
  const result = await getPod(connection, { namespace, name }, signal);
  if (!result.ok) {
    if (result.reason.status === 404) throw new NotFoundError(POD_NOT_FOUND);
    throw new ClusterError(cluster.name, result.reason);
  }
  const pod = result.value;
  const isAsked =
    pod.metadata.name === name && pod.metadata.namespace === namespace;
  if (
    !isAsked ||
    !(await isOfService(pipeline, service, connection, pod, signal))
  ) {
    throw new NotFoundError(POD_NOT_FOUND);
  }
  return { connection, pod };
}

/** The cheapest question first: the label costs no request, its owners one each, the tab all of the cluster. */
async function isOfService(
  pipeline: PodPipeline,
  service: LocatedService,
  connection: ClusterConnection,
  pod: Pod,
  signal: AbortSignal,
): Promise<boolean> {
  const { target } = service;
  const { cluster } = connection;
  if (isSelected(target, pod.metadata)) return true;
  const types = pipeline.typesIn(cluster);
  const owned = await isOwnedByService(connection, target, pod, types, signal);
  if (!owned.ok) throw new ClusterError(cluster.name, owned.reason);
  return owned.value || isShown(pipeline, service, cluster, pod, signal);
}

/** Whether it is among the pods of the tab, which reads what custom resources own. */
async function isShown(
  pipeline: PodPipeline,
  service: LocatedService,
  cluster: ClusterDetails,
  { metadata: { uid } }: Pod,
  signal: AbortSignal,
): Promise<boolean> {
  // A replica that has not read the service yet doesn't know what it will discover.
  const isCustom =
    pipeline.discoversTypes(cluster) ||
    pipeline.typesIn(cluster).some(({ kind }) => kind === 'CustomResource');
  if (!isCustom || uid === '') return false;
  const { pods } = await readShown(pipeline, service, cluster, signal);
  return pods.some(pod => pod.uid === uid);
}
