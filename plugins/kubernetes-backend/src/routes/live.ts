import { EndMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { Mailbox } from '../pipeline';
import { RouteContext } from './context';
import { encodeMessage } from './encode';
import { keepAuthorized, StreamEnd } from './keepAuthorized';
import { entityParametersSchema, parseParameters } from './parameters';
import { send, startStream, untilClosed } from './streaming';

const SHUTDOWN: EndMessage = {
  type: 'end',
  reason: 'shutdown',
  message: 'The backend is restarting.',
};

/**
 * The state of a service as newline-delimited JSON: hello, then each cluster as
 * soon as it has answered and whenever it changes, for as long as somebody looks.
 */
export async function serveLive(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { access, pipeline, shutdown } = context;
  const parameters = parseParameters(entityParametersSchema, request.params);
  const granted = await access.authorize(request, parameters);
  const done = new AbortController();
  const signal = untilClosed(response, done.signal);
  const service = await pipeline.locate(
    granted.entity,
    granted.principal,
    signal,
  );

  startStream(response, 'application/x-ndjson; charset=utf-8');
  const mailbox = new Mailbox();
  const work = new AbortController();
  const working = AbortSignal.any([signal, work.signal]);
  const end = (last: EndMessage | undefined) => {
    mailbox.close(last);
    work.abort();
  };
  shutdown.addEventListener('abort', () => end(SHUTDOWN), { signal: working });
  if (shutdown.aborted) end(SHUTDOWN);

  pipeline
    .follow(service, message => mailbox.putCluster(message), working)
    .catch(error => context.logger.error('A stream broke', error));
  beat(mailbox, context, working);
  keepAuthorized(context, granted, service, working).then(
    reason => reason && end(toEndMessage(reason)),
  );

  try {
    await send(response, encodeMessage(pipeline.hello(service)), signal);
    for await (const message of mailbox.messages(signal)) {
      if (!(await send(response, encodeMessage(message), signal))) break;
    }
  } finally {
    // Everything that works for this viewer stops, down to the sockets.
    work.abort();
    done.abort();
    response.end();
  }
}

async function beat(
  mailbox: Mailbox,
  { clock, intervals }: RouteContext,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(intervals.heartbeatMs, signal);
    if (signal.aborted) return;
    mailbox.putHeartbeat({ type: 'heartbeat', at: clock.now().toISOString() });
  }
}

/** A changed entity ends the stream without a word: the client starts anew by itself. */
function toEndMessage(end: StreamEnd): EndMessage | undefined {
  return end.reason === 'changed'
    ? undefined
    : { type: 'end', reason: end.reason, message: end.message };
}
