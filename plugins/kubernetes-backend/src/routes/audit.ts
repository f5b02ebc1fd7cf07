import { AuditorServiceEvent } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { toError } from '../util/toError';
import { RouteContext } from './context';
import {
  EntityParameters,
  parseParameters,
  podParametersSchema,
} from './parameters';
import { PodAddress } from './selectedPod';

type Meta = Readonly<Record<string, string | number | boolean>>;

/** The audit record of a read. */
export interface AuditedRead {
  /** As in the audit log: `pod-logs-read`, `merged-logs-read`, `pod-manifest-read`, `object-manifest-read`. */
  readonly eventId: string;
  readonly entity: EntityParameters;
  readonly pod?: PodAddress;
  readonly meta?: Meta;
  /** The caller requests unscrubbed data. */
  readonly isUnscrubbed?: boolean;
}

/** Runs a read that must be accountable, and records who read what, successful or not. */
export async function audited<T>(
  { auditor }: RouteContext,
  request: Request,
  { eventId, entity, pod, meta, isUnscrubbed }: AuditedRead,
  read: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel: isUnscrubbed ? 'high' : 'medium',
    request,
    meta: {
      entityRef:
        `${entity.kind}:${entity.namespace}/${entity.name}`.toLowerCase(),
      ...(pod && {
        cluster: pod.cluster,
        namespace: pod.namespace,
        pod: pod.name,
      }),
      ...meta,
      ...(isUnscrubbed && { unscrubbed: true }),
    },
  });
  return recordOutcome(event, read);
}

/** Runs a read, and completes its audit record. */
export async function recordOutcome<T>(
  event: AuditorServiceEvent,
  read: () => Promise<T>,
): Promise<T> {
  try {
    const result = await read();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

/** {@link audited} for the pod of a request's path. */
export function auditedPod<T>(
  context: RouteContext,
  request: Request,
  what: Pick<AuditedRead, 'eventId' | 'meta' | 'isUnscrubbed'>,
  read: () => Promise<T>,
): Promise<T> {
  const entity = parseParameters(podParametersSchema, request.params);
  const { cluster, podNamespace: namespace, pod: name } = entity;
  const pod = { cluster, namespace, name };
  return audited(context, request, { ...what, entity, pod }, read);
}
