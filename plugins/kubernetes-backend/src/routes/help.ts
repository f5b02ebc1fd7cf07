import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { RouteContext } from './context';
import { parseParameters } from './parameters';

const helpParametersSchema = z.strictObject({ class: z.string().max(100) });

/** Counts that somebody opened Help on a class of failure, and nothing about who it was. */
export async function serveHelpOpened(
  { identify, helpLimit, metrics }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { userEntityRef = 'service' } = await identify(request);
  const parameters = parseParameters(helpParametersSchema, request.params);
  if (!metrics.isKnownClass(parameters.class)) {
    throw new NotFoundError('There is no such class of failure.');
  }
  // Beyond what a person can open it is not counted, and that is not the browser's trouble.
  if (helpLimit.take(userEntityRef)) {
    metrics.telemetry.helpOpened(parameters.class);
  }
  response.status(204).end();
}
