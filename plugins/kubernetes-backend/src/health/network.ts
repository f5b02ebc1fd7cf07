import { lookup } from 'node:dns';
import { connect, isIP, LookupFunction, Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import {
  isPrivateAddress,
  lookUpPublic,
  NonPublicAddressError,
} from '../util/publicAddress';
import { abortable } from '../util/timing';

/** Address of an API server, without the path. */
export interface Endpoint {
  /** Host name or IP address, without IPv6 brackets. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** As for reads: a cluster's URL must not be usable to scan Backstage's network. */
  readonly publicAddressOnly: boolean;
}

export function parseEndpoint({
  publicAddressOnly = false,
  url,
}: ClusterDetails): Endpoint {
  const { hostname, port, protocol } = new URL(url);
  const isSecure = protocol === 'https:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (isSecure ? 443 : 80),
    isSecure,
    publicAddressOnly,
  };
}

export function isAddress(host: string): boolean {
  return isIP(host) !== 0;
}

/** Number of addresses that a name resolves to. Rejects with Node's own error. */
export async function countAddresses(
  { host, publicAddressOnly }: Endpoint,
  signal: AbortSignal,
): Promise<number> {
  const look: LookupFunction = publicAddressOnly ? lookUpPublic : lookup;
  const found = new Promise<number>((resolve, reject) => {
    look(host, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses.length);
    });
  });
  return abortable(found, signal);
}

/** The caller must destroy the socket. Rejects with Node's own error. */
export async function openSocket(
  { host, port, publicAddressOnly }: Endpoint,
  signal: AbortSignal,
): Promise<Socket> {
  if (publicAddressOnly && isPrivateAddress(host)) {
    throw new NonPublicAddressError();
  }
  const socket = connect({
    host,
    port,
    // Resolved again, because the name may have changed its address.
    ...(publicAddressOnly ? { lookup: lookUpPublic } : {}),
  });
  return settled(socket, 'connect', signal).then(() => socket);
}

export interface TlsExpectation {
  readonly ca?: string;
  readonly serverName?: string;
  readonly skipVerify: boolean;
}

/** Takes ownership of the socket. Rejects with Node's own error, also for an untrusted certificate. */
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

/** Destroys the socket unless the event is emitted. */
function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    socket.once(event, () => resolve());
    // The listener stays, because a late error must not crash the process.
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
