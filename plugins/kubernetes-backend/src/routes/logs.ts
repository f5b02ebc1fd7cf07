import { Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { Request, Response } from 'express';
import { ClusterError, LogUnavailableError } from '../errors';
import { isCollectedLog, openLog, toLogProblem } from '../read';
import { ApiStream } from '../transport';
import { audited } from './audit';
import { lastBytes } from './byteLimits';
import { RouteContext } from './context';
import { keepAuthorized } from './keepAuthorized';
import {
  logQuerySchema,
  LogQuery,
  MAX_LOG_BYTES,
  parseParameters,
} from './parameters';
import { findSelectedPod, SelectedPod } from './selectedPod';
import { sendFollowed } from './sendFollowed';
import { startStream, untilClosed } from './streaming';

/** A container's log as plain text, streamed. */
export async function serveLogs(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseParameters(logQuerySchema, request.query);
  const stop = new AbortController();
  const signal = untilClosed(response, context.shutdown, stop.signal);
  const { container = '', previous, follow, timestamps } = query;
  const { body, selected, leave } = await audited(
    context,
    'pod-logs-read',
    request,
    { container, previous, follow },
    () => openSelectedLog(context, request, query, signal),
  );
  try {
    startStream(response, 'text/plain; charset=utf-8');
    if (follow) {
      keepAuthorized(context, selected.granted, selected.service, signal).then(
        end => end && stop.abort(),
      );
      const isWhole = await sendFollowed(context, body, response, {
        hasTimes: timestamps,
        signal,
      });
      if (isWhole) response.end();
      else response.destroy();
    } else {
      await pipe(body, lastBytes(query.limitBytes), response, { signal });
    }
  } catch (error) {
    // The client has left, or sees the answer break off: there is nobody to tell.
    if (!signal.aborted) {
      context.logger.debug('A log broke off', { error: String(error) });
    }
    response.destroy();
  } finally {
    leave();
    stop.abort();
    body.destroy();
  }
}

interface OpenedLog {
  readonly body: Readable;
  readonly selected: SelectedPod;
  /** Gives the place back that a log which is followed takes. */
  readonly leave: () => void;
}

async function openSelectedLog(
  context: RouteContext,
  request: Request,
  query: LogQuery,
  signal: AbortSignal,
): Promise<OpenedLog> {
  const selected = await findSelectedPod(context, request, signal);
  const { userEntityRef } = selected.granted.principal;
  const leave = query.follow
    ? context.followers.take(userEntityRef)
    : () => undefined;
  try {
    const body = await openLogOf(selected, query, signal);
    return { body, selected, leave };
  } catch (error) {
    leave();
    throw error;
  }
}

async function openLogOf(
  { connection, pod }: SelectedPod,
  query: LogQuery,
  signal: AbortSignal,
): Promise<Readable> {
  const answer = await openLog(
    connection,
    pod.metadata,
    toApiQuery(query),
    signal,
  );
  if (answer.ok) return checkLog(answer.value, query);
  const problem = toLogProblem(answer.reason);
  throw problem
    ? new LogUnavailableError(problem)
    : new ClusterError(connection.cluster.name, answer.reason);
}

function toApiQuery(query: LogQuery): Record<string, string> {
  const { container, previous, sinceSeconds, timestamps, follow } = query;
  return {
    tailLines: String(query.tailLines),
    ...(container ? { container } : {}),
    ...(previous ? { previous: 'true' } : {}),
    ...(sinceSeconds ? { sinceSeconds: String(sinceSeconds) } : {}),
    ...(timestamps ? { timestamps: 'true' } : {}),
    // With both, Kubernetes would end the stream when the limit is reached. Its limit cuts
    // off the newest lines, so it is only the bound of what is read.
    ...(follow ? { follow: 'true' } : { limitBytes: String(MAX_LOG_BYTES) }),
  };
}

/** Some refusals come with status 200 or 204: they are found out before anything is sent. */
async function checkLog(
  { status, body }: ApiStream,
  query: LogQuery,
): Promise<Readable> {
  if (status === 204) {
    body.destroy();
    throw new LogUnavailableError({
      code: 'not-scheduled',
      message: 'This pod is on no node yet, so it has no log.',
    });
  }
  // A log that is followed may stay silent, and must not be waited for.
  if (query.follow) return body;
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  const beginning = first.done ? '' : Buffer.from(first.value).toString('utf8');
  if (isCollectedLog(beginning)) {
    body.destroy();
    throw new LogUnavailableError({
      code: 'no-previous-run',
      message: 'The log of this run has been removed from its node.',
    });
  }
  return Readable.from(
    (async function* whole() {
      if (first.done) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => chunks };
    })(),
    { objectMode: false },
  );
}
