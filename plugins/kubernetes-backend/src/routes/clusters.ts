import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { recordOutcome } from './audit';
import { RouteContext } from './context';
import { checkedClusters, checkedDiagnosis } from './encode';
import { parseParameters } from './parameters';
import { untilClosed } from './streaming';

const clusterParametersSchema = z.strictObject({
  cluster: z.string().min(1).max(253),
});

/** The connection health of each cluster. */
export async function serveClusters(
  { clusters, pipeline, platformAccess }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  await platformAccess.authorize(request);
  const list = await clusters.directory.list(untilClosed(response));
  const checked = checkedClusters(list, (cluster, error) =>
    pipeline.toBrokenReason(cluster, error),
  );
  response.set('Cache-Control', 'no-store').json(checked);
}

/** Tests the connection to one cluster step by step with the caller's credential. */
export async function serveDiagnosis(
  { auditor, clusters, platformAccess }: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { cluster: name } = parseParameters(
    clusterParametersSchema,
    request.params,
  );
  const principal = await platformAccess.authorize(request);
  const cluster = await clusters.directory.find(name, untilClosed(response));
  if (!cluster) throw new NotFoundError('Unknown cluster.');
  const event = await auditor.createEvent({
    eventId: 'cluster-diagnosis',
    request,
    meta: { cluster: name },
  });
  const diagnosis = await recordOutcome(event, async () =>
    checkedDiagnosis(await clusters.diagnoses.diagnose(cluster, principal)),
  );
  response.set('Cache-Control', 'no-store').json(diagnosis);
}
