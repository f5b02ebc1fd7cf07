import { pipeline, Readable } from 'node:stream';
import {
  MergedLogEnd,
  MergedLogSource,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { ClusterError, LogUnavailableError, POD_NOT_FOUND } from '../errors';
import { Semaphore } from '../util/Semaphore';
import { audited } from './audit';
import { lastBytes } from './lastBytes';
import { RouteContext } from './context';
import { MergedLogStream } from './MergedLogStream';
import { MESSAGES } from './MessageStream';
import { ContainerLogQuery, openContainerLog } from './openContainerLog';
import {
  EntityParameters,
  entityParametersSchema,
  MAX_TAIL_LINES,
  MergedLogQuery,
  mergedLogQuerySchema,
  parseParameters,
} from './parameters';
import { StreamEnd } from './Reauthorizer';
import {
  GrantedService,
  grantService,
  selectPod,
  unscrubbed,
} from './selectedPod';
import { answerHead, beginStreaming, untilClosed } from './streaming';
import { wholeLines } from './wholeLines';

/** Concurrent reads: the last bytes of each log are held in memory until it is read. */
const READS_AT_ONCE = 4;

const COMPLETE: MergedLogEnd = {
  type: 'end',
  reason: 'complete',
  message: 'End of the logs.',
};

const SHUTDOWN: MergedLogEnd = {
  type: 'end',
  reason: 'shutdown',
  message: 'The backend is restarting.',
};

/** What all logs of a request have in common. */
interface Merging extends GrantedService {
  readonly entity: EntityParameters;
  readonly query: MergedLogQuery;
  readonly stream: MergedLogStream;
  readonly turns: Semaphore;
}

/**
 * The logs of many pods of an entity as one stream: browsers allow six connections
 * per server, so separate streams would stop at six. A log that ends or fails
 * reports it in the stream, and the others continue.
 */
export async function serveMergedLogs(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const left = untilClosed(response);
  const entity = parseParameters(entityParametersSchema, request.params);
  // Validated only after authorization, so that unauthorized callers learn nothing.
  const isUnscrubbed = request.query.unscrubbed === 'true';
  const access = await audited(
    context,
    request,
    { eventId: 'merged-logs-read', entity, isUnscrubbed },
    async () => {
      const service = await grantService(context, request, entity, left);
      return isUnscrubbed ? unscrubbed(context, service) : service;
    },
  );
  const query = parseParameters(mergedLogQuerySchema, request.query);
  if (answerHead(request, response, MESSAGES)) return;
  const { pods, follow } = query;
  const { drain } = context;
  const shutdown = follow ? drain.enter(response) : drain.ended;
  const { userEntityRef } = access.granted.principal;
  const leave = follow
    ? context.quotas.logs.acquire(userEntityRef, pods.length)
    : () => undefined;
  if (follow) beginStreaming(response);
  const done = new AbortController();
  const signal = untilClosed(response, done.signal, shutdown);
  const stream = new MergedLogStream(response, signal);
  const turns = new Semaphore(follow ? pods.length : READS_AT_ONCE);
  const merging = { ...access, entity, query, stream, turns };
  sendHeartbeats(context, stream);
  context.reauthorizer
    .watch(access.granted, access.service, stream.signal)
    .then(end => end && stream.stop(toEnd(end)));
  try {
    await Promise.all(
      pods.map((_, index) => sendLog(context, request, merging, index)),
    );
    await stream.close(shutdown.aborted ? SHUTDOWN : COMPLETE);
  } finally {
    leave();
    done.abort();
  }
}

/** Sends one log until it ends, fails, or is aborted. */
async function sendLog(
  context: RouteContext,
  request: Request,
  merging: Merging,
  index: number,
): Promise<void> {
  const { entity, query, stream, turns } = merging;
  const { signal } = stream;
  const source = query.pods[index];
  const meta = {
    ...(source.container && { container: source.container }),
    follow: query.follow,
  };
  try {
    await turns.run(signal, async () => {
      const body = await audited(
        context,
        request,
        {
          eventId: 'pod-logs-read',
          entity,
          pod: source,
          meta,
          isUnscrubbed: query.unscrubbed,
        },
        () => openLog(context, merging, source),
      );
      for await (const text of wholeLines(body)) {
        if (!(await stream.send({ type: 'lines', pod: index, text }))) return;
      }
      await stream.send({ type: 'over', pod: index });
    });
  } catch (error) {
    if (signal.aborted) return;
    context.logger.debug('A merged log broke off', { error: String(error) });
    const failure = toFailure(source, error);
    await stream.send({ type: 'failed', pod: index, ...failure });
  }
}

async function openLog(
  context: RouteContext,
  { query, stream, ...access }: Merging,
  source: MergedLogSource,
): Promise<Readable> {
  const { signal } = stream;
  const selected = await selectPod(context, access, source, signal);
  const asked = toLogQuery(query, source);
  const body = await openContainerLog(
    { ...selected, granted: access.granted },
    asked,
    signal,
  );
  if (query.follow) return body;
  // Errors are thrown to the reader of the pipeline's end.
  return pipeline(body, lastBytes(query.limitBytes), () => undefined);
}

function toLogQuery(
  query: MergedLogQuery,
  { container, after }: MergedLogSource,
): ContainerLogQuery {
  const { follow, tailLines, sinceSeconds } = query;
  const common = { container, follow, timestamps: true };
  if (after === undefined) return { ...common, tailLines, sinceSeconds };
  // Kubernetes accepts whole seconds only; the initial tail limit must not cut the resumed part.
  const sinceTime = `${after.slice(0, '2026-03-01T12:00:00'.length)}Z`;
  return { ...common, tailLines: MAX_TAIL_LINES, sinceTime };
}

/** The error that the route of one log would return; other errors only go to the backend log. */
function toFailure({ cluster }: MergedLogSource, error: unknown) {
  if (error instanceof ClusterError || error instanceof LogUnavailableError) {
    const { statusCode: status, code, message } = error;
    return { status, code, message };
  }
  return error instanceof Error && error.name === 'NotFoundError'
    ? { status: 404, message: POD_NOT_FOUND }
    : {
        status: 502,
        message: `The connection to cluster '${cluster}' was lost.`,
      };
}

function toEnd(end: StreamEnd): MergedLogEnd {
  return end.reason === 'changed'
    ? {
        type: 'end',
        reason: 'changed',
        message:
          "The entity's label selector, namespace, or clusters have changed. Reconnect to continue.",
      }
    : { type: 'end', ...end };
}

async function sendHeartbeats(
  { clock, intervals }: RouteContext,
  stream: MergedLogStream,
): Promise<void> {
  while (!stream.signal.aborted) {
    await clock.sleep(intervals.heartbeatMs, stream.signal);
    if (stream.signal.aborted) return;
    await stream.send({ type: 'heartbeat', at: clock.now().toISOString() });
  }
}
