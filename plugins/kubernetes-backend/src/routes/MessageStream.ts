import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { encodeMessage } from './encode';
import { GzipMember } from './GzipMember';
import { send, startStream } from './streaming';

/**
 * Messages as newline-delimited JSON, each on its way as soon as it is sent.
 * Compressed where the client accepts gzip: Backstage's own compression would
 * hold messages back, so it is told to keep off (`no-transform`).
 */
export class MessageStream {
  readonly #response: Response;
  readonly #signal: AbortSignal;
  readonly #gzip: GzipMember | undefined;

  constructor(request: Request, response: Response, signal: AbortSignal) {
    this.#response = response;
    this.#signal = signal;
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip')) {
      this.#gzip = new GzipMember();
      response.set('Content-Encoding', 'gzip');
    }
    startStream(response, 'application/x-ndjson; charset=utf-8');
    if (this.#gzip) response.write(this.#gzip.begin());
  }

  /** Waits for the client to take it. False when the client does not. */
  send(message: ServiceMessage): Promise<boolean> {
    const piece = encodeMessage(message);
    return send(
      this.#response,
      this.#gzip ? this.#gzip.add(piece) : piece.plain,
      this.#signal,
    );
  }

  end(): void {
    this.#response.end(this.#gzip?.end());
  }
}
