import { createHash } from 'node:crypto';
import {
  ClusterState,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { RouteContext } from './context';
import { checkedSnapshot } from './encode';
import { entityParametersSchema, parseParameters } from './parameters';
import { untilClosed } from './streaming';

/** The state of a service as one document, for clients that cannot get a stream. */
export async function serveSnapshot(
  { access, pipeline }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const parameters = parseParameters(entityParametersSchema, request.params);
  const { entity, principal } = await access.authorize(request, parameters);
  const signal = untilClosed(response);
  const service = await pipeline.locate(entity, principal, signal);
  const snapshot = checkedSnapshot(await pipeline.snapshot(service, signal));
  // The response itself answers 304 when the client has this state already.
  response
    .set('Cache-Control', 'private, no-cache')
    .set('ETag', entityTag(snapshot))
    .json(snapshot);
}

/** Weak, because the times at which a state was found are no part of it. */
function entityTag({ hello, clusters }: ServiceSnapshot): string {
  const content = JSON.stringify([
    { ...hello, at: undefined },
    clusters.map(cluster => ({ ...cluster, state: timeless(cluster.state) })),
  ]);
  return `W/"${createHash('sha256').update(content).digest('base64url')}"`;
}

function timeless(state: ClusterState): unknown {
  return 'reason' in state
    ? { phase: state.phase, reason: state.reason }
    : { phase: state.phase };
}
