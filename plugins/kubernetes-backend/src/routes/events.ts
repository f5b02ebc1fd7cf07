import {
  Event,
  EventRow,
  KubernetesObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { ClusterError } from '../errors';
import { fieldSelector, listEvents } from '../read';
import { ClusterConnection } from '../transport';
import { RouteContext } from './context';
import { checkedEvents } from './encode';
import { findSelectedPod } from './selectedPod';
import { selectObject } from './selectedObject';
import { sendJson } from './sendJson';
import { untilClosed } from './streaming';

/** The events of one pod, newest first. */
export async function serveEvents(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const signal = untilClosed(response);
  const { connection, pod } = await findSelectedPod(context, request, signal);
  await sendEvents(connection, pod, response);
}

/** The events of one object, newest first. */
export async function serveObjectEvents(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const signal = untilClosed(response);
  const { connection, object } = await selectObject(context, request, signal);
  await sendEvents(connection, object, response);
}

/** Where `kubectl describe` looks for the events of objects that are in no namespace. */
const DEFAULT_NAMESPACE = 'default';

async function sendEvents(
  connection: ClusterConnection,
  { metadata: { uid, namespace } }: KubernetesObject,
  response: Response,
): Promise<void> {
  const signal = untilClosed(response);
  const result = await listEvents(
    connection,
    namespace || DEFAULT_NAMESPACE,
    fieldSelector({ 'involvedObject.uid': uid }),
    signal,
  );
  if (!result.ok) {
    throw new ClusterError(connection.cluster.name, result.reason);
  }
  const rows = result.value
    .filter(({ regarding }) => regarding.uid === uid)
    .map(toEventRow)
    .sort((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''));
  sendJson(response, checkedEvents(rows));
}

/** `spec.containers{app}`, and the same for init and ephemeral containers. */
const CONTAINER_PATH = /^spec\.\w{1,30}\{([\w.-]{1,253})\}$/;

function toEventRow(event: Event): EventRow {
  const container = CONTAINER_PATH.exec(event.regarding.fieldPath ?? '')?.[1];
  return {
    type: event.type,
    reason: event.reason,
    message: event.message,
    count: event.count,
    firstSeen: event.firstSeen,
    lastSeen: event.lastSeen,
    source: event.source,
    container,
  };
}
