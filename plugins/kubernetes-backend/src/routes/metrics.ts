import { Request, Response } from 'express';
import { RouteContext } from './context';

/** All metrics, for Prometheus. */
export async function serveMetrics(
  { metrics, platformAccess }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  if (!metrics.isPublic) await platformAccess.authorize(request);
  const text = await metrics.prometheus.scrape();
  response
    .set('Content-Type', metrics.prometheus.contentType)
    .set('Cache-Control', 'no-store')
    .send(text);
}
