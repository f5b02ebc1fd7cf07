import {
  cursorVersions,
  EndMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { Mailbox } from '../pipeline';
import { RouteContext } from './context';
import { MESSAGES, MessageStream } from './MessageStream';
import {
  entityParametersSchema,
  liveQuerySchema,
  parseParameters,
} from './parameters';
import { StreamEnd } from './Reauthorizer';
import { GrantedService } from './selectedPod';
import { answerHead, beginStreaming, untilClosed } from './streaming';
import { ABANDONED } from '../util/timing';

const SHUTDOWN: EndMessage = {
  type: 'end',
  reason: 'shutdown',
  message: 'The backend is restarting.',
};

/**
 * Streams the state of a service as newline-delimited JSON: hello, then each
 * cluster as soon as it has answered, and a patch for each change, until the client
 * leaves. A client that comes back with a cursor gets patches from there, where its
 * versions are still known.
 */
export async function serveLive(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { access, drain, pipeline, quotas } = context;
  const parameters = parseParameters(entityParametersSchema, request.params);
  const { cursor } = parseParameters(liveQuerySchema, request.query);
  // First, so that nothing is requested for a stream that would end at once.
  const shutdown = drain.enter(response);
  const granted = await access.authorize(request, parameters);
  const done = new AbortController();
  const signal = untilClosed(response, done.signal);
  const service = await pipeline.locate(
    granted.entity,
    granted.principal,
    signal,
  );

  if (answerHead(request, response, MESSAGES)) return;

  const { userEntityRef } = granted.principal;
  const leaveQuota = quotas.live.acquire(userEntityRef, 1);
  beginStreaming(response);
  const mailbox = new Mailbox(signal, context.clock);
  const stream = new MessageStream(
    request,
    response,
    signal,
    (cluster, error) => {
      mailbox.forget(cluster);
      return pipeline.toBrokenMessage(cluster, error);
    },
  );
  const viewer = { granted, service, versions: cursorVersions(cursor) };
  const stop = fillMailbox(context, mailbox, viewer, shutdown, signal);
  try {
    // The clusters are asked first, as it takes a while to encode the state of forty.
    await new Promise(resolve => setImmediate(resolve));
    await stream.send([pipeline.hello(service)]);
    for await (const batch of mailbox.batches()) {
      if (!(await stream.send(batch))) break;
    }
  } finally {
    leaveQuota();
    // Stops everything for this viewer, down to the sockets.
    stop();
    done.abort(ABANDONED);
    stream.end();
  }
}

interface Viewer extends GrantedService {
  /** What the client has already, by its cursor. */
  readonly versions: ReadonlySet<string>;
}

/**
 * Puts all that a viewer is sent into its mailbox, which is closed when the permission is
 * revoked, the entity changes, or the backend shuts down.
 *
 * @returns what stops it
 */
function fillMailbox(
  context: RouteContext,
  mailbox: Mailbox,
  { granted, service, versions }: Viewer,
  shutdown: AbortSignal,
  signal: AbortSignal,
): () => void {
  const { logger, pipeline, reauthorizer } = context;
  const work = new AbortController();
  const working = AbortSignal.any([signal, work.signal]);
  const end = (last: EndMessage | undefined) => {
    mailbox.close(last);
    work.abort(ABANDONED);
  };
  const onShutdown = () => end(SHUTDOWN);
  shutdown.addEventListener('abort', onShutdown);
  if (shutdown.aborted) onShutdown();
  mailbox
    .offerAll(pipeline.subscribe(service, working, versions))
    .catch(error => logger.error('A stream broke', error));
  offerHeartbeats(mailbox, context, working);
  reauthorizer
    .watch(granted, service, working)
    .then(reason => reason && end(toEndMessage(reason)));
  return () => work.abort(ABANDONED);
}

async function offerHeartbeats(
  mailbox: Mailbox,
  { clock, intervals }: RouteContext,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(intervals.heartbeatMs, signal);
    if (signal.aborted) return;
    mailbox.offerHeartbeat({
      type: 'heartbeat',
      at: clock.now().toISOString(),
    });
  }
}

/** A changed entity ends the stream without a message, as the client reconnects by itself. */
function toEndMessage(end: StreamEnd): EndMessage | undefined {
  return end.reason === 'changed'
    ? undefined
    : { type: 'end', reason: end.reason, message: end.message };
}
