import {
  createServer as createHttpsServer,
  Server as HttpsServer,
} from 'node:https';
import { RequestListener } from 'node:http';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { KeyPair } from '../tls/certificates';

/**
 * A TLS server on loopback that can, while it runs, show another certificate, refuse connections, or take them
 * and stay silent. The port stays the same.
 */
export class Listener {
  private readonly sockets = new Set<Socket>();
  private readonly https: HttpsServer;
  private tcp: Server;
  private isSilent = false;
  private boundPort = 0;
  private isListening = false;

  constructor(keyPair: KeyPair, handler: RequestListener) {
    this.https = createHttpsServer(
      {
        cert: keyPair.certificatePem,
        key: keyPair.keyPem,
        keepAliveTimeout: 60_000,
      },
      handler,
    );
    // Watches stay open as long as they like.
    this.https.requestTimeout = 0;
    this.https.on('tlsClientError', (_error, socket) => socket.destroy());
    this.tcp = this.createTcp();
  }

  get port(): number {
    return this.boundPort;
  }

  get connections(): number {
    return this.sockets.size;
  }

  /** @param port - 0 for any free one */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.tcp.once('error', reject);
      this.tcp.listen({ port, host: '127.0.0.1' }, resolve);
    });
    this.isListening = true;
    this.boundPort = portOf(this.tcp.address());
  }

  async setRefusing(refuses: boolean): Promise<void> {
    if (refuses === !this.isListening) return;
    if (refuses) {
      await this.closeTcp();
      return;
    }
    this.tcp = this.createTcp();
    await this.listen(this.boundPort);
  }

  /** Takes connections and never says a word on them, not even in TLS. */
  setSilent(isSilent: boolean): void {
    if (this.isSilent !== isSilent) this.dropConnections();
    this.isSilent = isSilent;
  }

  setCertificate(keyPair: KeyPair): void {
    this.https.setSecureContext({
      cert: keyPair.certificatePem,
      key: keyPair.keyPem,
    });
    this.dropConnections();
  }

  /** Resets the one connection that comes from this port. */
  reset(remotePort: number): void {
    for (const socket of this.sockets) {
      if (socket.remotePort === remotePort) socket.resetAndDestroy();
    }
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  async close(): Promise<void> {
    await this.closeTcp();
    this.https.removeAllListeners();
    this.https.closeAllConnections();
  }

  private async closeTcp(): Promise<void> {
    if (!this.isListening) return;
    this.isListening = false;
    const closed = new Promise(resolve => this.tcp.close(resolve));
    this.dropConnections();
    await closed;
  }

  private createTcp(): Server {
    return createServer({ noDelay: true }, socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      if (!this.isSilent) this.https.emit('connection', socket);
    });
  }
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
