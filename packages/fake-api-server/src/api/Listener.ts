import { createServer as createHttpsServer } from 'node:https';
import { createSecureServer } from 'node:http2';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { createFloodServer } from '../fault/hostile/continuationFlood';
import { KeyPair } from '../tls/certificates';
import { ApiRequest, ApiResponse } from './Exchange';

export interface ListenerOptions {
  readonly keyPair: KeyPair;
  /** Whether TLS negotiates HTTP/2, like every API server; otherwise HTTP/1.1 only. */
  readonly offersHttp2: boolean;
  readonly handler: (request: ApiRequest, response: ApiResponse) => void;
}

/**
 * A TLS server on loopback that can, while it runs, present another certificate, refuse connections, or accept them
 * and stay silent. The port stays the same.
 */
export class Listener {
  readonly #sockets = new Set<Socket>();
  readonly #tls: TlsServer;
  #tcp: Server;
  #isSilent = false;
  #flood: TlsServer | undefined;
  readonly #keyPair: KeyPair;
  #boundPort = 0;
  #isListening = false;

  constructor(options: ListenerOptions) {
    this.#keyPair = options.keyPair;
    this.#tls = createTlsServer(options);
    this.#tls.on('tlsClientError', (_error, socket) => socket.destroy());
    this.#tcp = this.#createTcp();
  }

  get port(): number {
    return this.#boundPort;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** @param port - 0 for any free one */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#tcp.once('error', reject);
      this.#tcp.listen({ port, host: '127.0.0.1' }, resolve);
    });
    this.#isListening = true;
    this.#boundPort = readPort(this.#tcp.address());
  }

  async setRefusing(refuses: boolean): Promise<void> {
    if (refuses === !this.#isListening) return;
    if (refuses) {
      await this.#closeTcp();
      return;
    }
    this.#tcp = this.#createTcp();
    await this.listen(this.#boundPort);
  }

  /** Accepts connections and sends nothing, not even a TLS handshake. */
  setSilent(isSilent: boolean): void {
    if (this.#isSilent !== isSilent) this.dropConnections();
    this.#isSilent = isSilent;
  }

  /** Answers over HTTP/2 with headers that never end. */
  setFlooding(isFlooding: boolean): void {
    if (isFlooding === (this.#flood !== undefined)) return;
    this.#flood = isFlooding ? createFloodServer(this.#keyPair) : undefined;
    this.dropConnections();
  }

  setCertificate(keyPair: KeyPair): void {
    this.#tls.setSecureContext({
      cert: keyPair.certificatePem,
      key: keyPair.keyPem,
    });
    this.dropConnections();
  }

  /** Resets the one connection that comes from this port. */
  reset(remotePort: number): void {
    for (const socket of this.#sockets) {
      if (socket.remotePort === remotePort) socket.resetAndDestroy();
    }
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  async close(): Promise<void> {
    await this.#closeTcp();
    this.#tls.removeAllListeners();
  }

  async #closeTcp(): Promise<void> {
    if (!this.#isListening) return;
    this.#isListening = false;
    const closed = new Promise(resolve => this.#tcp.close(resolve));
    this.dropConnections();
    await closed;
  }

  #createTcp(): Server {
    return createServer({ noDelay: true }, socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      if (!this.#isSilent)
        (this.#flood ?? this.#tls).emit('connection', socket);
    });
  }
}

function createTlsServer({
  keyPair,
  offersHttp2,
  handler,
}: ListenerOptions): TlsServer {
  const tls = { cert: keyPair.certificatePem, key: keyPair.keyPem };
  if (offersHttp2) {
    return createSecureServer({ ...tls, allowHTTP1: true }, handler).on(
      'sessionError',
      () => {},
    );
  }
  const server = createHttpsServer(
    { ...tls, keepAliveTimeout: 60_000 },
    handler,
  );
  // No timeout, because watches stay open.
  server.requestTimeout = 0;
  return server;
}

function readPort(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
