import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { encodeIsolated, OnBroken } from './encode';
import { GzipStreamWriter } from './GzipStreamWriter';
import { send, setStreamHeaders } from './streaming';

/** The media type of one JSON document a line. */
export const MESSAGES = 'application/x-ndjson; charset=utf-8';

/**
 * Messages as newline-delimited JSON, each on its way as soon as it is sent.
 * Compressed where the client accepts gzip: Backstage's own compression would
 * hold messages back, so it is told to keep off (`no-transform`).
 */
export class MessageStream {
  readonly #response: Response;
  readonly #signal: AbortSignal;
  readonly #onBroken: OnBroken;
  readonly #gzip: GzipStreamWriter | undefined;
  #unsent: readonly Buffer[] = [];

  constructor(
    request: Request,
    response: Response,
    signal: AbortSignal,
    onBroken: OnBroken,
  ) {
    this.#response = response;
    this.#signal = signal;
    this.#onBroken = onBroken;
    response.vary('Accept-Encoding');
    if (request.acceptsEncodings('gzip')) {
      this.#gzip = new GzipStreamWriter();
      response.set('Content-Encoding', 'gzip');
    }
    setStreamHeaders(response, MESSAGES);
    if (this.#gzip) this.#unsent = [this.#gzip.begin()];
  }

  /** Waits for the client to take them. False when the client does not. */
  send(messages: readonly ServiceMessage[]): Promise<boolean> {
    const pieces = messages.map(message => {
      const piece = encodeIsolated(message, this.#onBroken);
      return this.#gzip?.add(piece) ?? piece.plain;
    });
    return send(this.#response, this.#together(pieces), this.#signal);
  }

  end(): void {
    this.#response.end(this.#together(this.#gzip ? [this.#gzip.end()] : []));
  }

  /** Each write is a system call, which is dearer than a copy. */
  #together(pieces: readonly Buffer[]): Buffer {
    const all = [...this.#unsent, ...pieces];
    this.#unsent = [];
    return all.length === 1 ? all[0] : Buffer.concat(all);
  }
}
