import { Request, Response } from 'express';
import { RouteContext } from './context';
import { checkedUsage } from './encode';
import {
  entityParametersSchema,
  parseParameters,
  usageQuerySchema,
} from './parameters';
import { sendJson } from './sendJson';
import { untilClosed } from './streaming';

/** CPU and memory usage of a service's pods in the requested clusters. */
export async function serveUsage(
  { access, pipeline, usage }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const parameters = parseParameters(entityParametersSchema, request.params);
  const { cluster: wanted } = parseParameters(usageQuerySchema, request.query);
  const { entity, principal } = await access.authorize(request, parameters);
  const signal = untilClosed(response);
  const service = await pipeline.locate(entity, principal, signal);
  const clusters = service.clusters.filter(
    ({ name }) => !wanted || wanted.includes(name),
  );
  const measured = await usage.read({ ...service, clusters }, signal);
  sendJson(
    response,
    checkedUsage(measured, (cluster, error) =>
      pipeline.toBrokenReason(cluster, error),
    ),
  );
}
