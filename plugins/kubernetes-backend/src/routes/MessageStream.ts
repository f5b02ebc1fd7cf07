import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { encodeIsolated, OnBroken } from './encode';
import { GzipStreamWriter } from './GzipStreamWriter';
import { send, setStreamHeaders } from './streaming';

/** The media type of one JSON document a line. */
export const MESSAGES = 'application/x-ndjson; charset=utf-8';

/**
 * Writes messages as newline-delimited JSON, each one at once. Compressed where the
 * client accepts gzip; Backstage's own compression would hold messages back, so it is
 * turned off (`no-transform`).
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

  /** Waits until the client has accepted them. Resolves to false when it does not. */
  send(messages: readonly ServiceMessage[]): Promise<boolean> {
    const chunks = messages.map(message => {
      const chunk = encodeIsolated(message, this.#onBroken);
      return this.#gzip?.add(chunk) ?? chunk.plain;
    });
    return send(this.#response, this.#concat(chunks), this.#signal);
  }

  end(): void {
    this.#response.end(this.#concat(this.#gzip ? [this.#gzip.end()] : []));
  }

  /** Each write is a system call, which costs more than a copy. */
  #concat(chunks: readonly Buffer[]): Buffer {
    const all = [...this.#unsent, ...chunks];
    this.#unsent = [];
    return all.length === 1 ? all[0] : Buffer.concat(all);
  }
}
