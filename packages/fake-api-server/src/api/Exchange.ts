import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import {
  constants as http2,
  Http2ServerRequest,
  Http2ServerResponse,
} from 'node:http2';
import { Writable } from 'node:stream';
import { createGzip, constants } from 'node:zlib';
import { StatusError } from '../kube/status';

/** The API server compresses answers above this size for clients that accept it. */
const GZIP_ABOVE_BYTES = 128 * 1024;
/** Yields to other requests between the chunks of a large response. */
const PIECE_BYTES = 256 * 1024;
/** Reviews are small; larger bodies are rejected. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Over HTTP/1.1 or over HTTP/2. */
export type ApiRequest = IncomingMessage | Http2ServerRequest;
export type ApiResponse = ServerResponse | Http2ServerResponse;

/** One request and its response. */
export class Exchange {
  /** Where bodies are written; a fault may insert a stream before the socket. */
  #sink: Writable;
  readonly #aborter = new AbortController();

  constructor(
    readonly request: ApiRequest,
    readonly response: ApiResponse,
    readonly url: URL,
    /** Resets the connection, like a firewall. */
    readonly resetConnection: () => void,
  ) {
    this.#sink = response;
    response.setHeader('Audit-Id', randomUUID());
    response.setHeader('Cache-Control', 'no-cache, private');
    response.on('close', () => this.#aborter.abort());
  }

  /** Aborted when the client has left or the response is complete. */
  get signal(): AbortSignal {
    return this.#aborter.signal;
  }

  get accept(): string | undefined {
    return this.request.headers.accept;
  }

  /** Breaks off the response: over HTTP/1.1 with its connection, over HTTP/2 only its stream, like Go. */
  cut(): void {
    if (this.response instanceof Http2ServerResponse) {
      this.response.stream.close(http2.NGHTTP2_INTERNAL_ERROR);
    } else {
      this.response.destroy();
    }
  }

  /** Sends all bodies from now on through this stream. */
  putInBetween(stream: Writable & NodeJS.ReadableStream): void {
    stream.pipe(this.response);
    stream.on('error', () => this.cut());
    this.#sink = stream;
  }

  json(code: number, body: unknown, contentType = 'application/json'): void {
    this.text(code, `${JSON.stringify(body)}\n`, contentType);
  }

  status(error: StatusError): void {
    if (this.response.headersSent) {
      this.cut();
      return;
    }
    const retryAfter = error.details?.retryAfterSeconds;
    if (retryAfter !== undefined)
      this.response.setHeader('Retry-After', String(retryAfter));
    if (error.code === 403)
      this.response.setHeader('X-Content-Type-Options', 'nosniff');
    this.json(error.code, error.body());
  }

  text(
    code: number,
    body: string,
    contentType = 'text/plain; charset=utf-8',
  ): void {
    this.head(code, {
      'Content-Type': contentType,
      'Content-Length': String(Buffer.byteLength(body)),
    });
    this.#sink.end(body);
  }

  /** Sent together with the body. */
  head(code: number, headers: Readonly<Record<string, string>> = {}): void {
    this.response.statusCode = code;
    for (const [name, value] of Object.entries(headers)) {
      this.response.setHeader(name, value);
    }
  }

  notServed(): void {
    this.response.setHeader('X-Content-Type-Options', 'nosniff');
    this.text(404, '404 page not found\n');
  }

  /** The aggregator's response for an API whose server does not answer. */
  unavailable(): void {
    this.response.setHeader('X-Content-Type-Options', 'nosniff');
    this.text(503, 'service unavailable\n');
  }

  /** Starts a response of unknown length. */
  stream(contentType: string): void {
    this.head(200, { 'Content-Type': contentType });
    if (this.response instanceof Http2ServerResponse) {
      this.response.writeHead(200);
    } else {
      this.response.flushHeaders();
    }
  }

  /** Writes to a started response. Returns false when the client does not keep up. */
  write(text: string | Uint8Array): boolean {
    // A watch that has ended receives changes until its connection is closed.
    if (this.signal.aborted || this.#sink.writableEnded) return false;
    return this.#sink.write(text);
  }

  end(): void {
    this.#sink.end();
  }

  /** Bytes that the client has not read yet. */
  get backlogBytes(): number {
    return this.#sink.writableLength + this.response.writableLength;
  }

  /** Sends the chunks as one body: at once when small, otherwise streamed, compressed if the client accepts it. */
  async pieces(contentType: string, pieces: Iterable<string>): Promise<void> {
    let pending = '';
    let target: Writable | undefined;
    for (const piece of pieces) {
      pending += piece;
      if (pending.length < (target ? PIECE_BYTES : GZIP_ABOVE_BYTES)) continue;
      target ??= this.#startLarge(contentType);
      const flows = target.write(pending);
      pending = '';
      if (this.signal.aborted) return;
      await (flows ? new Promise(setImmediate) : this.#drained(target));
    }
    if (target) target.end(pending);
    else this.text(200, pending, contentType);
  }

  /** The request's body. */
  async body(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.request) {
      const buffer = Buffer.from(chunk);
      bytes += buffer.length;
      if (bytes > MAX_BODY_BYTES) {
        throw new StatusError(413, 'RequestEntityTooLarge', 'limit is 1048576');
      }
      chunks.push(buffer);
    }
    return Buffer.concat(chunks);
  }

  #startLarge(contentType: string): Writable {
    const compress = /\bgzip\b/.test(
      String(this.request.headers['accept-encoding'] ?? ''),
    );
    this.head(200, {
      'Content-Type': contentType,
      ...(compress ? { 'Content-Encoding': 'gzip' } : {}),
    });
    if (!compress) return this.#sink;
    const gzip = createGzip({ level: constants.Z_BEST_SPEED });
    gzip.pipe(this.#sink);
    return gzip;
  }

  async #drained(target: Writable): Promise<void> {
    try {
      await once(target, 'drain', { signal: this.signal });
    } catch {
      // The client has left; the loop checks the signal.
    }
  }
}
