import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { TooManyRetriesError } from '../errors';
import { RouteContext } from './context';
import { parseParameters, retryParametersSchema } from './parameters';
import { untilClosed } from './streaming';

/**
 * Retries an unhealthy cluster at once instead of waiting for the next attempt. However many
 * users press the button, the cluster gets one small request at a time.
 */
export async function serveRetry(
  { access, pipeline, retryLimit }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { cluster: name, ...parameters } = parseParameters(
    retryParametersSchema,
    request.params,
  );
  const { entity, principal } = await access.authorize(request, parameters);
  const { userEntityRef = 'service' } = principal;
  if (!retryLimit.tryAcquire(userEntityRef)) throw new TooManyRetriesError();
  const { clusters } = await pipeline.locate(
    entity,
    principal,
    untilClosed(response),
  );
  const cluster = clusters.find(each => each.name === name);
  if (!cluster) {
    throw new NotFoundError('This entity has no such cluster.');
  }
  pipeline.retryNow(cluster);
  response.status(204).end();
}
