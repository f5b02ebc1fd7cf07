import { lookup } from 'node:dns/promises';
import { connect, isIP, Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { abortable } from '../util/timing';

/** How to get to an API server, without the path. */
export interface Endpoint {
  /** Name or address, without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

export function endpointOf(clusterUrl: string): Endpoint {
  const { hostname, port, protocol } = new URL(clusterUrl);
  const isSecure = protocol === 'https:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 443 : 80),
    isSecure,
  };
}

export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

/** How many addresses a name has. Rejects with Node's own error. */
export async function countAddresses(
  host: string,
  signal: AbortSignal,
): Promise<number> {
  const addresses = await abortable(lookup(host, { all: true }), signal);
  return addresses.length;
}

/** The caller has to destroy the socket. Rejects with Node's own error. */
export function openSocket(
  { host, port }: Endpoint,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connect({ host, port });
  return settled(socket, 'connect', signal).then(() => socket);
}

export interface TlsExpectation {
  readonly ca?: string;
  readonly serverName?: string;
  readonly skipVerify: boolean;
}

/** Takes the socket over. Rejects with Node's own error, also for a certificate that is not accepted. */
export function secureSocket(
  socket: Socket,
  host: string,
  { ca, serverName, skipVerify }: TlsExpectation,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const secure = connectTls({
    socket,
    host,
    ca,
    servername: serverName ?? (isAddress(host) ? undefined : host),
    rejectUnauthorized: !skipVerify,
  });
  return settled(secure, 'secureConnect', signal).then(() => secure);
}

/** Destroys the socket unless the event comes. */
function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    socket.once(event, () => resolve());
    // Stays: an error after the fact must not end the process.
    socket.on('error', reject);
    socket.once('close', () =>
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })),
    );
  });
  return abortable(done, signal).catch(error => {
    socket.destroy();
    throw error;
  });
}
