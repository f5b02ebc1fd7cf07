import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import { lookUpPublic } from '../util/publicAddress';
import { abortable } from '../util/timing';
import { Http2Sessions } from './Http2Sessions';
import { HttpRequest, HttpResponse } from './HttpRequest';

/** The server and the trust settings: two requests may share a connection when these are equal. */
export interface ConnectionIdentity {
  readonly origin: string;
  /** PEM; the system's authorities when absent. */
  readonly ca?: string;
  readonly serverName?: string;
  readonly skipVerify: boolean;
  /** Looked up for each connection, and refused where the name leads to a private address. */
  readonly publicAddressOnly?: boolean;
  readonly clientCertificate?: {
    readonly certificate: string;
    readonly privateKey: string;
  };
}

/**
 * Every connection costs a TLS handshake, which is most of a cold load of many
 * clusters: with 40 clusters, four connections each are twice as fast as eight.
 */
const HTTP1_CONNECTIONS = 4;

/** Longer than a refresh, so that the next one finds the connection open; shorter than the API server's 90 s. */
const KEEP_ALIVE_MS = 60_000;

/**
 * Client of one API server: over HTTP/2 where it is offered, so that all requests
 * share a connection, else over HTTP/1.1.
 */
export class HttpClient {
  readonly #url: URL;
  readonly #connect: buildConnector.connector;
  readonly #http1: Readonly<Record<HttpRequest['purpose'], Agent>>;
  readonly #http2: Http2Sessions;
  /** A connection over which HTTP/2 was not agreed on, not used yet. */
  #spare: TLSSocket | undefined;
  #http2Offer: Promise<boolean> | undefined;
  #isClosed = false;
  /** The last TLS alert that came after the handshake was over for this side. */
  #alert: Error | undefined;

  constructor(identity: ConnectionIdentity, connectTimeoutMs: number) {
    this.#url = new URL(identity.origin);
    const options = {
      timeout: connectTimeoutMs,
      ca: identity.ca,
      cert: identity.clientCertificate?.certificate,
      key: identity.clientCertificate?.privateKey,
      servername: identity.serverName,
      rejectUnauthorized: !identity.skipVerify,
      ...(identity.publicAddressOnly ? { lookup: lookUpPublic } : {}),
    };
    this.#connect = buildConnector({ ...options, allowH2: true });
    const connectHttp1 = buildConnector(options);
    const agent = (connections?: number) =>
      new Agent({
        connections,
        keepAliveTimeout: KEEP_ALIVE_MS,
        keepAliveMaxTimeout: KEEP_ALIVE_MS,
        connect: (target, callback) => {
          const spare = this.#spare;
          this.#spare = undefined;
          if (spare && !spare.destroyed) {
            // undici does not expect to be called back at once.
            queueMicrotask(() => callback(null, spare));
          } else {
            connectHttp1(target, (...found) => {
              if (found[1]) this.#recordAlerts(found[1]);
              callback(...found);
            });
          }
        },
      });
    this.#http1 = { read: agent(HTTP1_CONNECTIONS), follow: agent() };
    this.#http2 = new Http2Sessions({
      origin: identity.origin,
      connect: () => this.#open(),
    });
  }

  /** Rejects with undici's errors, over both versions, and with the signal's reason. */
  async request(request: HttpRequest): Promise<HttpResponse> {
    this.#alert = undefined;
    try {
      return await this.#send(request);
    } catch (error) {
      // The end of the connection is reported before the alert that explains it.
      await new Promise(resolve => setImmediate(resolve));
      throw this.#alert ?? error;
    }
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    if (await this.#offersHttp2(request.signal)) {
      const response = await this.#http2.request(request);
      if (response) return response;
      // It does not offer HTTP/2 any more.
      this.#http2Offer = Promise.resolve(false);
    }
    const { statusCode, headers, body } = await this.#http1[
      request.purpose
    ].request({
      method: 'GET',
      origin: this.#url.origin,
      path: request.path,
      headers: request.headers,
      signal: request.signal,
      headersTimeout: request.headersTimeoutMs,
      bodyTimeout: request.bodyTimeoutMs,
    });
    return { status: statusCode, headers, body };
  }

  /** Closes when the requests under way are done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#dropSpare();
    this.#http2.close();
    await Promise.allSettled(
      Object.values(this.#http1).map(agent => agent.close()),
    );
  }

  /** Closes at once. */
  async destroy(): Promise<void> {
    this.#isClosed = true;
    this.#dropSpare();
    this.#http2.destroy();
    await Promise.allSettled(
      Object.values(this.#http1).map(agent => agent.destroy()),
    );
  }

  /** Found out by the first request; a failure is not remembered. */
  #offersHttp2(signal: AbortSignal): Promise<boolean> {
    if (this.#url.protocol !== 'https:') return Promise.resolve(false);
    if (!this.#http2Offer) {
      const found = this.#http2.isOffered();
      this.#http2Offer = found;
      found.catch(() => {
        if (this.#http2Offer === found) this.#http2Offer = undefined;
      });
    }
    return abortable(this.#http2Offer, signal);
  }

  /** A connection over which HTTP/2 was agreed on; undefined where it was not: then it is kept for HTTP/1.1. */
  #open(): Promise<TLSSocket | undefined> {
    const { hostname, host, protocol, port } = this.#url;
    return new Promise((resolve, reject) => {
      let isConnected = false;
      const target = { hostname, host, protocol, port };
      const begun: unknown = this.#connect(target, (error, socket) => {
        if (error) reject(isConnected ? asHandshakeError(error) : error);
        else if (!(socket instanceof TLSSocket) || this.#isClosed) {
          socket.destroy();
          reject(new Error('The connection is not wanted any more'));
        } else if (socket.alpnProtocol === 'h2') {
          this.#recordAlerts(socket);
          resolve(socket);
        } else {
          this.#recordAlerts(socket);
          this.#dropSpare();
          this.#spare = socket;
          resolve(undefined);
        }
      });
      if (begun instanceof TLSSocket) {
        begun.once('connect', () => {
          isConnected = true;
        });
      }
    });
  }

  /** With TLS 1.3 a server checks the client's certificate after the handshake is over for the client. It may also time out waiting for a request. */
  #recordAlerts(socket: Socket): void {
    socket.on('error', error => {
      const code = Reflect.get(error, 'code');
      if (typeof code === 'string' && code.includes('ALERT')) {
        this.#alert = error;
      }
    });
  }

  #dropSpare(): void {
    this.#spare?.destroy();
    this.#spare = undefined;
  }
}

/** undici reports a handshake that hangs as a connect timeout. */
function asHandshakeError(error: Error): Error {
  return Reflect.get(error, 'code') === 'UND_ERR_CONNECT_TIMEOUT'
    ? Object.assign(new Error('TLS handshake timed out'), {
        code: 'ERR_TLS_HANDSHAKE_TIMEOUT',
      })
    : error;
}
