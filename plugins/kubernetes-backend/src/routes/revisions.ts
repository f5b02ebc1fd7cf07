import {
  boundChanges,
  ControllerRevision,
  isControlledBy,
  listRevisions,
  ModelKind,
  ModelObject,
  oldestPods,
  ReplicaSet,
  RevisionHistory,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { ClusterError } from '../errors';
import { listRevisionObjects, ResourceType } from '../read';
import { RouteContext } from './context';
import { checkedRevisions } from './encode';
import { selectObject, SelectedObject } from './selectedObject';
import { sendJson } from './sendJson';
import { untilClosed } from './streaming';

/** Five times what a Deployment keeps unless its owner says otherwise. */
const MAX_REVISIONS = 50;

/** Of one revision; nobody reads more. */
const MAX_CHANGES = 100;

/** The revisions of one workload, newest first, each with what it changed. */
export async function serveRevisions(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const signal = untilClosed(response);
  const selected = await selectObject(context, request, signal);
  const history = await readHistory(selected, signal);
  sendJson(response, checkedRevisions(history));
}

async function readHistory(
  selected: SelectedObject,
  signal: AbortSignal,
): Promise<RevisionHistory> {
  const { connection, object, shown, types } = selected;
  const type = revisionType(object, types);
  if (!type) return { revisions: [] };
  const result = await listRevisionObjects(connection, type, object, signal);
  if (!result.ok) {
    throw new ClusterError(connection.cluster.name, result.reason);
  }
  const own = result.value.objects.filter(
    (one): one is ReplicaSet | ControllerRevision =>
      isRevision(one) && isControlledBy(one, object),
  );
  const { namespace } = object.metadata;
  const oldest = oldestPods(() => shown.pods);
  const entries = listRevisions(
    object,
    own,
    hash => oldest(namespace, hash),
    MAX_REVISIONS,
  );
  return {
    revisions: entries.map(entry => boundChanges(entry, MAX_CHANGES)),
    ...((result.value.isTruncated || own.length > MAX_REVISIONS) && {
      isTruncated: true,
    }),
  };
}

const REVISION_KINDS: Readonly<Record<string, ModelKind>> = {
  Deployment: 'ReplicaSet',
  StatefulSet: 'ControllerRevision',
  DaemonSet: 'ControllerRevision',
};

/** Undefined for what has no revisions, and where the operator has them not read. */
function revisionType(
  object: ModelObject,
  types: readonly ResourceType[],
): ResourceType | undefined {
  const kind = revisionKind(object);
  return kind && types.find(type => type.kind === kind);
}

function revisionKind(object: ModelObject): ModelKind | undefined {
  if (isRollout(object)) return 'ReplicaSet';
  return Object.hasOwn(REVISION_KINDS, object.kind)
    ? REVISION_KINDS[object.kind]
    : undefined;
}

/** Argo's, which keeps a ReplicaSet for each revision, as a Deployment does. */
function isRollout(object: ModelObject): boolean {
  return (
    object.kind === 'CustomResource' &&
    object.resource.group === 'argoproj.io' &&
    object.resource.kind === 'Rollout'
  );
}

function isRevision(
  object: ModelObject,
): object is ReplicaSet | ControllerRevision {
  return object.kind === 'ReplicaSet' || object.kind === 'ControllerRevision';
}
