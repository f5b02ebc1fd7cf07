import { NotFoundError } from '@backstage/errors';
import {
  ClusterMessage,
  ModelObject,
  ObjectRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { ClusterError, OBJECT_NOT_FOUND } from '../errors';
import { findObject, FoundObject, resourceName, ResourceType } from '../read';
import { ClusterConnection } from '../transport';
import { RouteContext } from './context';
import { objectParametersSchema, parseParameters } from './parameters';
import { readShown } from './readShown';
import { grantService } from './selectedPod';

/** An object that the caller may see, and the connection to its cluster. */
export interface SelectedObject extends FoundObject {
  readonly connection: ClusterConnection;
  readonly type: ResourceType;
  /** All types that are read in its cluster. */
  readonly types: readonly ResourceType[];
  /** What the tab shows of its cluster. */
  readonly shown: ClusterMessage;
}

/**
 * The object of a request's path, if it is one of those that the tab shows for the
 * entity: permission for one entity must never give access to other objects.
 *
 * @throws NotFoundError with the same message for an absent cluster, kind or object
 * and for one that does not belong to the entity; ClusterError when the cluster fails
 */
export async function selectObject(
  context: RouteContext,
  request: Request,
  signal: AbortSignal,
): Promise<SelectedObject> {
  const parameters = parseParameters(objectParametersSchema, request.params);
  const access = await grantService(context, request, parameters, signal);
  const { pipeline } = context;
  const cluster = access.service.clusters.find(
    ({ name }) => name === parameters.cluster,
  );
  if (!cluster) throw new NotFoundError(OBJECT_NOT_FOUND);
  const namespace =
    parameters.objectNamespace === '-' ? '' : parameters.objectNamespace;
  // Types that are discovered are known once the service has been read here.
  const shown = await readShown(pipeline, access.service, cluster, signal);
  const types = pipeline.typesIn(cluster);
  const type = types.find(one => resourceName(one) === parameters.resource);
  if (!type) throw new NotFoundError(OBJECT_NOT_FOUND);
  const { workloads, objects = [] } = shown;
  const row = [...workloads, ...objects].find(
    one =>
      isOfType(one, type) &&
      one.namespace === namespace &&
      one.name === parameters.object,
  );
  if (!row) throw new NotFoundError(OBJECT_NOT_FOUND);
  const connection = pipeline.connect(cluster, access.granted.principal);
  const name = parameters.object;
  const result = await findObject(
    connection,
    type,
    { namespace, name },
    signal,
  );
  if (!result.ok) {
    if (result.reason.code === 'api-absent') {
      throw new NotFoundError(OBJECT_NOT_FOUND);
    }
    throw new ClusterError(cluster.name, result.reason);
  }
  if (!isSame(row, result.value.object)) {
    throw new NotFoundError(OBJECT_NOT_FOUND);
  }
  return { connection, type, types, shown, ...result.value };
}

/** Whether it is what is shown, and not another one that has its name by now. */
function isSame(
  { customResource, uid = customResource?.uid }: WorkloadRow & ObjectRow,
  { metadata }: ModelObject,
): boolean {
  return uid === undefined || uid === metadata.uid;
}

function isOfType(row: WorkloadRow & ObjectRow, type: ResourceType): boolean {
  return type.kind === 'CustomResource'
    ? row.customResource?.definition === resourceName(type)
    : row.customResource === undefined && row.kind === type.kind;
}
