import { Request, Response } from 'express';
import { RouteContext } from './context';
import { checkedCapacity } from './encode';
import { findSelectedPod } from './selectedPod';
import { sendJson } from './sendJson';
import { untilClosed } from './streaming';

/** How much room is left on the nodes that suit a pod of the service. */
export async function serveNodeCapacity(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const signal = untilClosed(response);
  const { connection, pod } = await findSelectedPod(context, request, signal);
  const capacity = await context.capacity.read(connection, pod, signal);
  sendJson(response, checkedCapacity(capacity));
}
