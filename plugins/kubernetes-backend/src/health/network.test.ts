import { once } from 'node:events';
import { AddressInfo, createServer as createTcpServer, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createCertificates } from '@internal/cluster-simulator';
import {
  countAddresses,
  Endpoint,
  isAddress,
  openSocket,
  parseEndpoint,
  secureSocket,
} from './network';

const { signal } = new AbortController();
const cluster = (url: string, publicAddressOnly?: boolean) => ({
  name: 'one',
  url,
  authProvider: 'x',
  authMetadata: {},
  publicAddressOnly,
});

async function listen(server: Server): Promise<Endpoint> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { host: '127.0.0.1', port, isSecure: true, publicAddressOnly: false };
}

describe('parseEndpoint', () => {
  it.each<[string, Partial<Endpoint>]>([
    ['https://api.example.com', { host: 'api.example.com', port: 443 }],
    ['https://api.example.com:6443/k8s', { port: 6443, isSecure: true }],
    ['http://api.example.com', { port: 80, isSecure: false }],
    ['https://[2001:db8::1]:6443', { host: '2001:db8::1', port: 6443 }],
    ['https://10.0.0.1', { host: '10.0.0.1', publicAddressOnly: false }],
  ])('reads %s', (url, expected) => {
    expect(parseEndpoint(cluster(url))).toMatchObject(expected);
  });

  it('keeps the restriction to public addresses', () => {
    expect(parseEndpoint(cluster('https://x.y', true))).toMatchObject({
      publicAddressOnly: true,
    });
  });

  it('tells addresses from names', () => {
    expect(['10.0.0.1', '::1', 'api.example.com'].map(isAddress)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('countAddresses', () => {
  it('resolves a name', async () => {
    const endpoint = parseEndpoint(cluster('https://localhost'));
    expect(await countAddresses(endpoint, signal)).toBeGreaterThan(0);
  });

  it('rejects a name of a private address where only public ones are allowed', async () => {
    const endpoint = parseEndpoint(cluster('https://localhost', true));
    await expect(countAddresses(endpoint, signal)).rejects.toMatchObject({
      code: 'ERR_NON_PUBLIC_ADDRESS',
    });
  });

  it('rejects an unknown name with the error of DNS', async () => {
    const endpoint = parseEndpoint(cluster('https://x.invalid'));
    await expect(countAddresses(endpoint, signal)).rejects.toMatchObject({
      syscall: 'getaddrinfo',
    });
  });

  it('does not outlive its signal', async () => {
    const endpoint = parseEndpoint(cluster('https://localhost'));
    const aborted = AbortSignal.abort('left');
    await expect(countAddresses(endpoint, aborted)).rejects.toBe('left');
  });
});

describe('openSocket', () => {
  it('connects, and the caller owns the socket', async () => {
    const server = createTcpServer();
    const endpoint = await listen(server);
    const socket = await openSocket(endpoint, signal);
    expect(socket.remotePort).toBe(endpoint.port);
    socket.destroy();
    server.close();
  });

  it('connects to no private address where only public ones are allowed', async () => {
    const server = createTcpServer();
    const accepted = jest.fn();
    server.on('connection', accepted);
    const endpoint = await listen(server);
    await expect(
      openSocket({ ...endpoint, publicAddressOnly: true }, signal),
    ).rejects.toMatchObject({ code: 'ERR_NON_PUBLIC_ADDRESS' });
    await expect(
      openSocket(
        { ...endpoint, host: 'localhost', publicAddressOnly: true },
        signal,
      ),
    ).rejects.toMatchObject({ code: 'ERR_NON_PUBLIC_ADDRESS' });
    expect(accepted).not.toHaveBeenCalled();
    server.close();
  });

  it('rejects with the error of Node where nothing listens', async () => {
    const server = createTcpServer();
    const endpoint = await listen(server);
    server.close();
    await once(server, 'close');
    await expect(openSocket(endpoint, signal)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});

describe('secureSocket', () => {
  async function setup(change: { readonly hangUp?: boolean } = {}) {
    const certificates = await createCertificates('one');
    const { certificatePem, keyPem } = certificates.valid;
    const server = change.hangUp
      ? createTcpServer(socket => socket.destroy())
      : createTlsServer({ cert: certificatePem, key: keyPem });
    const endpoint = await listen(server);
    return {
      ca: certificates.caPem,
      close: () => server.close(),
      secure: async (
        expectation: Partial<Parameters<typeof secureSocket>[2]>,
      ) => {
        const socket = await openSocket(endpoint, signal);
        const secured = secureSocket(
          socket,
          endpoint.host,
          { skipVerify: false, ...expectation },
          signal,
        );
        const result = await secured.catch(error => error);
        const isDestroyed = socket.destroyed;
        if ('destroy' in result) result.destroy();
        return { result, isDestroyed };
      },
    };
  }

  it('accepts a certificate of the given authority', async () => {
    const { ca, secure, close } = await setup();
    const { result } = await secure({ ca });
    expect(result).toHaveProperty('authorized', true);
    close();
  });

  it('rejects a certificate of another authority and destroys the socket, unless told to skip', async () => {
    const { secure, close } = await setup();
    const rejected = await secure({});
    expect(rejected.result).toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    expect(rejected.isDestroyed).toBe(true);
    const skipped = await secure({ skipVerify: true });
    expect(skipped.result).toHaveProperty('authorized', false);
    close();
  });

  it('rejects a certificate for another name', async () => {
    const { ca, secure, close } = await setup();
    const { result } = await secure({ ca, serverName: 'other.example.com' });
    expect(result).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    close();
  });

  it('rejects when the server hangs up', async () => {
    const { ca, secure, close } = await setup({ hangUp: true });
    const { result } = await secure({ ca });
    expect(result).toMatchObject({ code: 'ECONNRESET' });
    close();
  });
});
