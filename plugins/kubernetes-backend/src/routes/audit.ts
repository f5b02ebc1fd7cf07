import { Request } from 'express';
import { RouteContext } from './context';
import { parseParameters, podParametersSchema } from './parameters';

/**
 * Runs a read of something that people are accountable for, and records who read
 * what, whether it worked or not.
 *
 * @param eventId - as in the audit log: `pod-logs-read`, `pod-manifest-read`
 */
export async function audited<T>(
  { auditor }: RouteContext,
  eventId: string,
  request: Request,
  meta: Readonly<Record<string, string | boolean>>,
  read: () => Promise<T>,
): Promise<T> {
  const pod = parseParameters(podParametersSchema, request.params);
  const event = await auditor.createEvent({
    eventId,
    severityLevel: 'medium',
    request,
    meta: {
      entityRef: `${pod.kind}:${pod.namespace}/${pod.name}`.toLowerCase(),
      cluster: pod.cluster,
      namespace: pod.podNamespace,
      pod: pod.pod,
      ...meta,
    },
  });
  try {
    const result = await read();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({
      error: error instanceof Error ? error : new Error(String(error)),
    });
    throw error;
  }
}
