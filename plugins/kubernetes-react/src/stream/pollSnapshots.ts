import { ResponseError } from '@backstage/errors';
import {
  HelloMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseServiceSnapshot } from './parseServiceMessage';
import { StreamMessagesOptions } from './streamMessages';
import { sleep } from './timers';

/** As often as other Kubernetes tabs refresh; an unchanged snapshot costs one 304. */
const POLL_INTERVAL_MS = 10_000;

/** Viewers who opened the tab at the same moment drift apart by up to this share of the interval. */
const POLL_JITTER = 0.1;

/** @internal */
export interface PollSnapshotsOptions
  extends Omit<StreamMessagesOptions, 'onFirstLine'> {
  readonly random: () => number;
  /** When to end, in milliseconds since 1970; one snapshot is asked for in any case. */
  readonly until: number;
}

/**
 * Yields the content of the `snapshot` route as messages, again and again, until
 * it is time or the signal aborts. An unchanged snapshot becomes a heartbeat.
 *
 * @throws `ResponseError`, `StreamError`, or what fetch throws
 *
 * @internal
 */
export async function* pollSnapshots(
  options: PollSnapshotsOptions,
): AsyncGenerator<ServiceMessage, void, void> {
  const { url, fetch, timers, random, signal, until } = options;
  let known: { hello: HelloMessage; etag: string; readAt: number } | undefined;
  while (!signal.aborted) {
    try {
      const response = await fetch(url, {
        signal,
        headers: known ? { 'If-None-Match': known.etag } : {},
      });
      if (response.status === 304 && known) {
        yield heartbeat(known.hello, timers.now() - known.readAt);
      } else if (response.ok) {
        const { hello, clusters } = parseServiceSnapshot(await response.text());
        const etag = response.headers.get('ETag');
        known = etag ? { hello, etag, readAt: timers.now() } : undefined;
        yield hello;
        yield* clusters;
      } else {
        throw await ResponseError.fromResponse(response);
      }
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    const jitter = 1 + POLL_JITTER * (2 * random() - 1);
    await sleep(timers, POLL_INTERVAL_MS * jitter, signal);
    if (timers.now() >= until) return;
  }
}

/** The backend's clock, moved on by what has passed here. */
function heartbeat(hello: HelloMessage, elapsedMs: number): ServiceMessage {
  const at = new Date(Date.parse(hello.at) + elapsedMs);
  return { type: 'heartbeat', at: at.toISOString() };
}
