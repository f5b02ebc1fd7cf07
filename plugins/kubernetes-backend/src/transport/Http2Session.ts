import {
  ClientHttp2Session,
  ClientHttp2Stream,
  connect,
  constants,
  IncomingHttpHeaders,
} from 'node:http2';
import { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { errors } from 'undici';
import { DeadlineError, ABANDONED } from '../util/timing';
import { HttpRequest, HttpResponse } from './HttpRequest';

/** What most API servers and the proxies before them allow on one connection. */
const MAX_STREAMS = 100;

/** A connection that was dropped silently on the way is noticed within these two. */
const PING_EVERY_MS = 15_000;
const PONG_WITHIN_MS = 5_000;

/** As long as an idle connection over HTTP/1.1. */
const IDLE_MS = 60_000;

/** A page of a list without a pause for the round trip. */
const STREAM_WINDOW_BYTES = 1024 * 1024;

/** Sixty-four logs whose readers are stalled do not hold up the rest. */
const SESSION_WINDOW_BYTES = 64 * STREAM_WINDOW_BYTES;

/** Megabytes; the windows are the limit, and this must not be below them. */
const MAX_SESSION_MEMORY = 128;

/** One HTTP/2 connection. When it breaks, its streams fail with the errors that undici uses over HTTP/1.1. */
export class Http2Session {
  readonly #session: ClientHttp2Session;
  readonly #heartbeat: NodeJS.Timeout;
  #idle: NodeJS.Timeout | undefined;
  #streams = 0;
  #isSuspect = false;
  #isLeaving = false;

  constructor(origin: string, socket: TLSSocket, onEnd: () => void) {
    this.#session = connect(origin, {
      createConnection: () => socket,
      maxSessionMemory: MAX_SESSION_MEMORY,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW_BYTES },
    });
    this.#session.once('connect', () => {
      // It is reported a moment later, also of a session that was destroyed meanwhile.
      if (this.#session.destroyed) return;
      this.#session.setLocalWindowSize(SESSION_WINDOW_BYTES);
    });
    // Each stream reports it, too.
    this.#session.on('error', () => undefined);
    // Open streams may go on; new ones have to use another connection.
    this.#session.on('goaway', () => {
      this.#isLeaving = true;
    });
    this.#heartbeat = setInterval(
      () => this.#checkConnection(),
      PING_EVERY_MS,
    ).unref();
    this.#session.once('close', () => {
      clearInterval(this.#heartbeat);
      clearTimeout(this.#idle);
      onEnd();
    });
    this.#startIdleTimer();
  }

  /** Whether it takes new streams. */
  get isUsable(): boolean {
    const { closed, destroyed } = this.#session;
    return !(closed || destroyed || this.#isLeaving || this.#isSuspect);
  }

  get isFull(): boolean {
    const allowed = this.#session.remoteSettings?.maxConcurrentStreams;
    return this.#streams >= Math.min(allowed ?? MAX_STREAMS, MAX_STREAMS);
  }

  get streams(): number {
    return this.#streams;
  }

  /** Rejects with undici's errors, and with the signal's reason. */
  async request(request: HttpRequest): Promise<HttpResponse> {
    const { signal } = request;
    signal.throwIfAborted();
    const stream = this.#openStream(request);
    this.#streams += 1;
    clearTimeout(this.#idle);
    const cancel = (error: unknown) => {
      stream.close(constants.NGHTTP2_CANCEL);
      stream.destroy(asError(error));
      // A timeout may mean a dead connection, which the next request should not have to discover.
      const isTimeout =
        error instanceof DeadlineError ||
        error instanceof errors.HeadersTimeoutError;
      if (isTimeout) this.#checkConnection();
    };
    const onAbort = () => cancel(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stream.once('close', () => {
      signal.removeEventListener('abort', onAbort);
      this.#streams -= 1;
      if (this.#streams === 0) this.#startIdleTimer();
    });
    return receive(stream, request, cancel);
  }

  /** Closes when its streams have ended. */
  close(): void {
    this.#session.close();
  }

  destroy(): void {
    this.#session.destroy();
  }

  #openStream({ path, headers }: HttpRequest): ClientHttp2Stream {
    try {
      return this.#session.request(
        { ...headers, ':method': 'GET', ':path': path },
        { endStream: true },
      );
    } catch (error) {
      // The session has ended since it was chosen.
      throw asConnectionError(error);
    }
  }

  #startIdleTimer(): void {
    this.#idle = setTimeout(() => this.#session.close(), IDLE_MS).unref();
  }

  /** Sends a ping; until it is answered, the session takes no new streams. */
  #checkConnection(): void {
    if (this.#session.destroyed || this.#isSuspect || !this.#streams) return;
    this.#isSuspect = true;
    const patience = setTimeout(() => {
      this.#session.destroy(new errors.SocketError('no answer to a ping'));
    }, PONG_WITHIN_MS).unref();
    const isSent = this.#session.ping(error => {
      clearTimeout(patience);
      if (!error) this.#isSuspect = false;
    });
    if (!isSent) clearTimeout(patience);
  }
}

function receive(
  stream: ClientHttp2Stream,
  { headersTimeoutMs, bodyTimeoutMs, signal }: HttpRequest,
  cancel: (error: unknown) => void,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let body: Readable | undefined;
    let broken: unknown;
    let arrived = 0;
    const note = () => {
      arrived += 1;
    };
    stream.setTimeout(headersTimeoutMs);
    stream.on('timeout', () => {
      const before = arrived;
      // After the process was busy the response may be waiting; it is read before this runs.
      setImmediate(() => {
        if (stream.closed || arrived !== before) return;
        cancel(
          body
            ? new errors.BodyTimeoutError()
            : new errors.HeadersTimeoutError(),
        );
      });
    });
    stream.on('error', error => {
      broken = error;
    });
    stream.once('response', (headers: IncomingHttpHeaders) => {
      note();
      stream.on('data', note);
      stream.setTimeout(bodyTimeoutMs);
      body = toBody(stream, cancel);
      const { ':status': status, ...others } = headers;
      resolve({ status: Number(status), headers: others, body });
    });
    stream.once('close', () => {
      // Most streams end well, and an error is expensive to create.
      const reason = () =>
        signal.aborted ? signal.reason : asConnectionError(broken);
      if (!body) reject(reason());
      else if (!body.readableEnded) endBody(body, stream, reason);
    });
  });
}

/**
 * The body as undici would give it, which fails when it breaks off. Node lets a
 * stream that was reset without an error simply end.
 */
function toBody(
  stream: ClientHttp2Stream,
  cancel: (error: unknown) => void,
): Readable {
  const body = new Readable({
    read: () => {
      stream.resume();
    },
    destroy: (error, done) => {
      // A body that was read to its end needs no reset.
      if (!stream.closed && !stream.readableEnded) cancel(error);
      done(error);
    },
  });
  stream.on('data', chunk => {
    if (!body.push(chunk)) stream.pause();
  });
  stream.once('end', () => {
    if (stream.rstCode === constants.NGHTTP2_NO_ERROR) body.push(null);
  });
  return body;
}

/** Fails a body whose end has not arrived; what has arrived is read first. */
function endBody(
  body: Readable,
  stream: ClientHttp2Stream,
  reason: () => unknown,
): void {
  const isWhole =
    stream.rstCode === constants.NGHTTP2_NO_ERROR && stream.readableEnded;
  if (isWhole || body.destroyed) return;
  body.destroy(asError(reason()));
}

/** A signal may abort with any value, and a reader may leave without an error. */
function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : ABANDONED;
}

/** Maps errors of HTTP/2 to undici's error of a closed connection. */
function asConnectionError(error: unknown): Error {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const isOwn = error instanceof errors.UndiciError;
  if (error instanceof Error && (isOwn || !/^ERR_HTTP2/.test(String(code)))) {
    return error;
  }
  return new errors.SocketError('other side closed');
}
