import { TLSSocket } from 'node:tls';
import { abortable } from '../util/timing';
import { Http2Session } from './Http2Session';
import { HttpRequest, HttpResponse } from './HttpRequest';

/** 2,500 watches of one cluster with one client certificate; beyond it streams wait. */
const MAX_SESSIONS = 25;

export interface Http2SessionsOptions {
  readonly origin: string;
  /** Undefined when the server does not offer HTTP/2. */
  readonly connect: () => Promise<TLSSocket | undefined>;
}

/** Uses as few connections as possible: another one only when one is full, ends or does not answer. */
export class Http2Sessions {
  readonly #options: Http2SessionsOptions;
  readonly #sessions = new Set<Http2Session>();
  #opening: Promise<Http2Session | undefined> | undefined;

  constructor(options: Http2SessionsOptions) {
    this.#options = options;
  }

  /** Whether the server offers HTTP/2. */
  async isOffered(): Promise<boolean> {
    return (await this.#session()) !== undefined;
  }

  /** Undefined when the server does not offer HTTP/2 any more. */
  async request(request: HttpRequest): Promise<HttpResponse | undefined> {
    let session = await abortable(this.#session(), request.signal);
    // Requests that waited for the same new session may have filled it.
    while (session?.isFull && this.#usable().length < MAX_SESSIONS) {
      session = await abortable(this.#session(), request.signal);
    }
    return session?.request(request);
  }

  close(): void {
    for (const session of this.#sessions) session.close();
  }

  destroy(): void {
    for (const session of this.#sessions) session.destroy();
  }

  #usable(): readonly Http2Session[] {
    return [...this.#sessions].filter(({ isUsable }) => isUsable);
  }

  async #session(): Promise<Http2Session | undefined> {
    const usable = this.#usable();
    const [free] = usable.filter(({ isFull }) => !isFull);
    if (free) return free;
    if (usable.length >= MAX_SESSIONS) {
      return usable.reduce((a, b) => (b.streams < a.streams ? b : a));
    }
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #open(): Promise<Http2Session | undefined> {
    const socket = await this.#options.connect();
    if (!socket) return undefined;
    const session = new Http2Session(this.#options.origin, socket, () =>
      this.#sessions.delete(session),
    );
    this.#sessions.add(session);
    return session;
  }
}
