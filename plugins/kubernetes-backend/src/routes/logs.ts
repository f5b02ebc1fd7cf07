import { Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { Request, Response } from 'express';
import { auditedPod } from './audit';
import { lastBytes } from './lastBytes';
import { RouteContext } from './context';
import { openContainerLog } from './openContainerLog';
import { logQuerySchema, LogQuery, parseParameters } from './parameters';
import { findSelectedPod, GrantedService, unscrubbed } from './selectedPod';
import { sendFollowed } from './sendFollowed';
import {
  answerHead,
  beginStreaming,
  startStream,
  untilClosed,
} from './streaming';

const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** A container's log as plain text, streamed. */
export async function serveLogs(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const query = parseParameters(logQuerySchema, request.query);
  const stop = new AbortController();
  const { container = '', previous, follow, timestamps } = query;
  const { drain } = context;
  const shutdown = follow ? drain.enter(response) : drain.ended;
  const signal = untilClosed(response, shutdown, stop.signal);
  const { body, selected, leave } = await auditedPod(
    context,
    request,
    {
      eventId: 'pod-logs-read',
      meta: { container, previous, follow },
      isUnscrubbed: query.unscrubbed,
    },
    () => openSelectedLog(context, request, query, signal),
  );
  try {
    if (answerHead(request, response, PLAIN_TEXT)) return;
    startStream(response, PLAIN_TEXT);
    if (follow) {
      beginStreaming(response);
      context.reauthorizer
        .watch(selected.granted, selected.service, signal)
        .then(end => end && stop.abort());
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
    // The client has left or sees the response break off; no error can be sent.
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
  readonly selected: GrantedService;
  /** Releases the slot of a followed log. */
  readonly leave: () => void;
}

async function openSelectedLog(
  context: RouteContext,
  request: Request,
  query: LogQuery,
  signal: AbortSignal,
): Promise<OpenedLog> {
  const found = await findSelectedPod(context, request, signal);
  const selected = query.unscrubbed ? await unscrubbed(context, found) : found;
  const { userEntityRef } = selected.granted.principal;
  const leave = query.follow
    ? context.quotas.logs.acquire(userEntityRef, 1)
    : () => undefined;
  try {
    const body = await openContainerLog(selected, query, signal);
    return { body, selected, leave };
  } catch (error) {
    leave();
    throw error;
  }
}
