import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { FixedWindowRateLimiter } from '../util/FixedWindowRateLimiter';
import { RouteContext } from './context';
import {
  helpAnswerParametersSchema,
  helpParametersSchema,
  parseParameters,
} from './parameters';

/** Counts that Help was opened for a class of failure, without recording the user. */
export async function serveHelpOpened(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { helpTally, metrics } = context;
  await count(context, context.helpLimit, request, response, () => {
    const parameters = parseParameters(helpParametersSchema, request.params);
    return {
      class: parameters.class,
      tally: () => {
        metrics.telemetry.helpOpened(parameters.class);
        helpTally.opened(parameters.class);
      },
    };
  });
}

/** Counts whether Help for a class of failure helped, without recording the user. */
export async function serveHelpAnswered(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { helpTally, metrics } = context;
  await count(context, context.helpAnswerLimit, request, response, () => {
    const answer = parseParameters(helpAnswerParametersSchema, request.params);
    return {
      class: answer.class,
      tally: () => {
        metrics.telemetry.helpAnswered(answer);
        helpTally.answered(answer);
      },
    };
  });
}

async function count(
  { identify, metrics }: RouteContext,
  limit: FixedWindowRateLimiter,
  request: Request,
  response: Response,
  parse: () => { readonly class: string; readonly tally: () => void },
): Promise<void> {
  const { userEntityRef = 'service' } = await identify(request);
  const { class: failureClass, tally } = parse();
  if (!metrics.isKnownClass(failureClass)) {
    throw new NotFoundError('Unknown failure class.');
  }
  // Beyond a person's plausible rate it is not counted, but the browser gets no error.
  if (limit.tryAcquire(userEntityRef)) tally();
  response.status(204).end();
}
