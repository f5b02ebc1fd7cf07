import { Request, Response } from 'express';
import { RouteContext } from './context';
import { encodeSnapshot, entityTag, isolateBroken } from './encode';
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
  const snapshot = isolateBroken(
    await pipeline.snapshot(service, signal),
    (cluster, error) => pipeline.toBrokenMessage(cluster, error),
  );
  const tag = entityTag(snapshot);
  response.set('Cache-Control', 'private, no-cache').set('ETag', tag);
  if (hasTag(request, tag)) response.status(304).end();
  else response.type('json').send(encodeSnapshot(snapshot));
}

/**
 * Not `request.fresh`: a browser that sends If-None-Match by itself has to add
 * `Cache-Control: no-cache` (Fetch, "HTTP-network-or-cache fetch"), and that
 * makes Express send everything again.
 */
function hasTag(request: Request, tag: string): boolean {
  const known = request.get('If-None-Match') ?? '';
  return known.split(',').some(candidate => candidate.trim() === tag);
}
