import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { RouteContext } from './context';
import { parseParameters } from './parameters';

const helpParametersSchema = z.strictObject({ class: z.string().max(100) });

/** Counts that Help was opened for a class of failure, without recording the user. */
export async function serveHelpOpened(
  { identify, helpLimit, metrics }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { userEntityRef = 'service' } = await identify(request);
  const parameters = parseParameters(helpParametersSchema, request.params);
  if (!metrics.isKnownClass(parameters.class)) {
    throw new NotFoundError('Unknown failure class.');
  }
  // Beyond a person's plausible rate it is not counted, but the browser gets no error.
  if (helpLimit.tryAcquire(userEntityRef)) {
    metrics.telemetry.helpOpened(parameters.class);
  }
  response.status(204).end();
}
