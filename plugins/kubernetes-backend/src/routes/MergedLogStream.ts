import {
  MergedLogEnd,
  MergedLogMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Response } from 'express';
import { encodeMergedLog } from './encode';
import { MESSAGES } from './MessageStream';
import { send, startStream } from './streaming';

/** The same limit as for one followed log; the client may resume from its last line. */
const MAX_BYTES = 64 * 1024 * 1024;

const LIMIT: MergedLogEnd = {
  type: 'end',
  reason: 'limit',
  message: 'These logs are too long to send at once. Reconnect to continue.',
};

/**
 * Sends messages of many logs to one client. The logs take turns, so a client
 * that stops reading holds back all of them, and none starves.
 */
export class MergedLogStream {
  readonly #response: Response;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  #turn: Promise<unknown> = Promise.resolve();
  #leftBytes: number;
  #end: MergedLogEnd | undefined;

  /** @param signal - Aborts when the client has left */
  constructor(
    response: Response,
    signal: AbortSignal,
    options: { readonly maxBytes?: number } = {},
  ) {
    this.#response = response;
    this.#signal = AbortSignal.any([signal, this.#stop.signal]);
    this.#leftBytes = options.maxBytes ?? MAX_BYTES;
    startStream(response, MESSAGES);
  }

  /** Aborts when nothing more can be sent, for any reason. */
  get signal(): AbortSignal {
    return this.#signal;
  }

  /** Waits for its turn and for the client to read. Returns false when nothing more can be sent. */
  send(message: MergedLogMessage): Promise<boolean> {
    const sent = this.#turn.then(() => this.#send(message));
    this.#turn = sent;
    return sent;
  }

  /** Ends the stream with this message; the first call wins. */
  stop(end: MergedLogEnd): void {
    this.#end ??= end;
    this.#stop.abort();
  }

  /** Must be called when all logs have ended. */
  async close(end: MergedLogEnd): Promise<void> {
    await this.#turn;
    if (!this.#response.writable) return;
    // Otherwise logs waiting for a client that stopped reading would never end.
    if (this.#response.writableNeedDrain) this.#response.destroy();
    else this.#response.end(encodeMergedLog(this.#end ?? end));
    this.#stop.abort();
  }

  async #send(message: MergedLogMessage): Promise<boolean> {
    if (this.#signal.aborted) return false;
    const bytes = encodeMergedLog(message);
    if (bytes.length > this.#leftBytes) {
      this.stop(LIMIT);
      return false;
    }
    this.#leftBytes -= bytes.length;
    if (await send(this.#response, bytes, this.#signal)) return true;
    this.#stop.abort();
    return false;
  }
}
