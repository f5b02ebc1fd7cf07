import { WIRE_VERSION } from '@podlight/backstage-plugin-kubernetes-common';
import { ErrorRequestHandler, Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ShuttingDownError, TooManyRequestsError } from '../errors';
import { LOOK_COST } from './CallerGate';
import { serveClusters, serveDiagnosis } from './clusters';
import { RouteContext } from './context';
import { serveEvents, serveObjectEvents } from './events';
import { serveRevisions } from './revisions';
import { serveFleetFailures, serveFleetServices } from './fleet';
import { serveHelpAnswered, serveHelpOpened } from './help';
import { serveLive } from './live';
import { serveLogs } from './logs';
import { serveManifest } from './manifest';
import { serveMergedLogs } from './mergedLogs';
import { serveObjectManifest } from './objectManifest';
import { serveMetrics } from './metrics';
import { serveNodeCapacity } from './nodeCapacity';
import { sayWhatToUse } from './otherRoutes';
import { serveRetry } from './retry';
import { scrubError } from './scrubError';
import { serveSnapshot } from './snapshot';
import { cutWhenStalled, untilClosed, untilStreaming } from './streaming';
import { unlessGone } from './unlessGone';
import { serveUsage } from './usage';

const VERSION = `/v${WIRE_VERSION}`;
const ENTITY = `${VERSION}/entities/:kind/:namespace/:name`;
const POD = `${ENTITY}/pods/:cluster/:podNamespace/:pod`;
const OBJECT = `${ENTITY}/objects/:cluster/:resource/:objectNamespace/:object`;

type Serve = (
  context: RouteContext,
  request: Request,
  response: Response,
) => Promise<void>;

/** The path that Prometheus scrapes. */
export const METRICS_PATH = '/metrics';

/**
 * Routes about an entity. Each calls `EntityAccess` first; a test walks
 * this table and fails for one that does not.
 */
export const ROUTES: readonly {
  readonly path: string;
  readonly serve: Serve;
  /** Number of small requests that it counts for; defaults to 1. */
  readonly cost?: number;
}[] = [
  { path: `${ENTITY}/live`, serve: serveLive, cost: LOOK_COST },
  { path: `${ENTITY}/snapshot`, serve: serveSnapshot, cost: LOOK_COST },
  { path: `${ENTITY}/usage`, serve: serveUsage },
  { path: `${ENTITY}/logs`, serve: serveMergedLogs },
  { path: `${POD}/logs`, serve: serveLogs },
  { path: `${POD}/events`, serve: serveEvents },
  { path: `${POD}/manifest`, serve: serveManifest },
  { path: `${POD}/node-capacity`, serve: serveNodeCapacity },
  { path: `${OBJECT}/events`, serve: serveObjectEvents },
  { path: `${OBJECT}/manifest`, serve: serveObjectManifest },
  { path: `${OBJECT}/revisions`, serve: serveRevisions },
];

/**
 * Routes for the operators of the clusters. Each calls `PlatformAccess`
 * first; a test walks this table, too.
 */
export const PLATFORM_ROUTES: typeof ROUTES = [
  { path: METRICS_PATH, serve: serveMetrics },
  { path: `${VERSION}/clusters`, serve: serveClusters },
  { path: `${VERSION}/clusters/:cluster/diagnosis`, serve: serveDiagnosis },
];

/**
 * Routes about all entities that the caller may see. Each calls `FleetAccess` first; a test
 * walks this table, too.
 */
export const FLEET_ROUTES: typeof ROUTES = [
  {
    path: `${VERSION}/fleet/services`,
    serve: serveFleetServices,
    cost: LOOK_COST,
  },
  {
    path: `${VERSION}/fleet/failures`,
    serve: serveFleetFailures,
    cost: LOOK_COST,
  },
];

/** Backstage writes the response body. */
const sayWhenToRetry: ErrorRequestHandler = (
  error,
  _request,
  response,
  next,
) => {
  const saysWhen =
    error instanceof TooManyRequestsError || error instanceof ShuttingDownError;
  if (saysWhen && !response.headersSent) {
    response.set('Retry-After', String(error.retryAfterSeconds));
  }
  scrubError(error);
  next(error);
};

export function createRouter(context: RouteContext): Router {
  const router = PromiseRouter();
  router.use((request, response, next) => {
    cutWhenStalled(response);
    sendElsewhere(context.drain, request, response);
    next();
  });
  for (const { path, serve, cost } of [...ROUTES, ...FLEET_ROUTES]) {
    router.get(path, (request, response) =>
      serveInTurn(context, serve, request, response, cost).catch(
        unlessGone(response),
      ),
    );
  }
  for (const { path, serve } of PLATFORM_ROUTES) {
    router.get(path, (request, response) =>
      serve(context, request, response).catch(unlessGone(response)),
    );
  }
  router.post(`${ENTITY}/clusters/:cluster/retry`, (request, response) =>
    serveInTurn(context, serveRetry, request, response),
  );
  router.post(`${VERSION}/help/:class`, (request, response) =>
    serveHelpOpened(context, request, response),
  );
  router.post(`${VERSION}/help/:class/answers/:helped`, (request, response) =>
    serveHelpAnswered(context, request, response),
  );
  router.use(sayWhatToUse);
  router.use(sayWhenToRetry);
  return router;
}

/** A kept-alive connection would lead to this stopping backend again. */
function sendElsewhere(
  drain: RouteContext['drain'],
  { socket }: Request,
  response: Response,
): void {
  if (drain.isDraining) response.set('Connection', 'close');
  response.once('finish', () => {
    if (drain.isDraining) socket.end();
  });
}

/** Limits users only; services are under the operator's control. */
async function serveInTurn(
  context: RouteContext,
  serve: Serve,
  request: Request,
  response: Response,
  cost = 1,
): Promise<void> {
  const { userEntityRef } = await context.identify(request);
  if (userEntityRef === undefined) {
    await serve(context, request, response);
    return;
  }
  let served = Promise.resolve();
  const task = () => {
    const begun = untilStreaming(response);
    served = serve(context, request, response);
    return Promise.race([served, begun]);
  };
  await context.gate.run(userEntityRef, untilClosed(response), task, cost);
  await served;
}
