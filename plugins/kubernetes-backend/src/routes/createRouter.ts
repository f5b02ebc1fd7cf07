import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { serveClusters, serveDiagnosis } from './clusters';
import { RouteContext } from './context';
import { serveEvents } from './events';
import { serveHelpOpened } from './help';
import { serveLive } from './live';
import { serveLogs } from './logs';
import { serveManifest } from './manifest';
import { serveMergedLogs } from './mergedLogs';
import { serveMetrics } from './metrics';
import { serveRetry } from './retry';
import { serveSnapshot } from './snapshot';
import { unlessGone } from './unlessGone';
import { serveUsage } from './usage';

const ENTITY = '/v1/entities/:kind/:namespace/:name';
const POD = `${ENTITY}/pods/:cluster/:podNamespace/:pod`;

type Serve = (
  context: RouteContext,
  request: Request,
  response: Response,
) => Promise<void>;

/** Where Prometheus scrapes. */
export const METRICS_PATH = '/metrics';

/**
 * Routes about an entity. Each of them asks `EntityAccess` first; a test walks
 * this table and fails for one that does not.
 */
export const ROUTES: readonly {
  readonly path: string;
  readonly serve: Serve;
}[] = [
  { path: `${ENTITY}/live`, serve: serveLive },
  { path: `${ENTITY}/snapshot`, serve: serveSnapshot },
  { path: `${ENTITY}/usage`, serve: serveUsage },
  { path: `${ENTITY}/logs`, serve: serveMergedLogs },
  { path: `${POD}/logs`, serve: serveLogs },
  { path: `${POD}/events`, serve: serveEvents },
  { path: `${POD}/manifest`, serve: serveManifest },
];

/**
 * Routes for those who run the clusters. Each of them asks `PlatformAccess`
 * first; a test walks this table, too.
 */
export const PLATFORM_ROUTES: typeof ROUTES = [
  { path: METRICS_PATH, serve: serveMetrics },
  { path: '/v1/clusters', serve: serveClusters },
  { path: '/v1/clusters/:cluster/diagnosis', serve: serveDiagnosis },
];

export function createRouter(context: RouteContext): Router {
  const router = PromiseRouter();
  for (const { path, serve } of [...ROUTES, ...PLATFORM_ROUTES]) {
    router.get(path, (request, response) =>
      serve(context, request, response).catch(unlessGone(response)),
    );
  }
  router.post(`${ENTITY}/clusters/:cluster/retry`, (request, response) =>
    serveRetry(context, request, response),
  );
  router.post('/v1/help/:class', (request, response) =>
    serveHelpOpened(context, request, response),
  );
  return router;
}
