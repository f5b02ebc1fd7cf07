import { Agent, request } from 'node:https';
import { connect, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ClusterCertificates, createCertificates } from '../tls/certificates';
import { Listener } from './Listener';

let certificates: ClusterCertificates;
let listener: Listener;

const listenerWith = (offersHttp2: boolean) =>
  new Listener({
    keyPair: certificates.valid,
    offersHttp2,
    handler: (_request, response) => {
      response.setHeader('content-length', '2');
      response.end('ok');
    },
  });

beforeAll(async () => {
  certificates = await createCertificates('one');
});

beforeEach(async () => {
  listener = listenerWith(true);
  await listener.listen(0);
});

afterEach(() => listener.close());

/** The body, or the code of the error. */
function call(agent: Agent | false = false): Promise<string> {
  return new Promise(resolve => {
    request(
      { port: listener.port, host: '127.0.0.1', ca: certificates.caPem, agent },
      response => response.on('data', data => resolve(String(data))),
    )
      .on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}`))
      .end();
  });
}

async function openSocket(): Promise<Socket> {
  const socket = connect(listener.port, '127.0.0.1');
  socket.on('error', () => undefined);
  const before = listener.connections;
  await new Promise(resolve => socket.once('connect', resolve));
  while (listener.connections === before) await new Promise(setImmediate);
  return socket;
}

const closing = (socket: Socket) =>
  new Promise(resolve => socket.once('close', resolve));

function protocol(): Promise<string | false | null> {
  return new Promise(resolve => {
    const socket = connectTls({
      port: listener.port,
      host: '127.0.0.1',
      ca: certificates.caPem,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    socket.once('secureConnect', () => {
      resolve(socket.alpnProtocol);
      socket.destroy();
    });
  });
}

it('speaks HTTP/2 where it is offered, and HTTP/1.1 to others', async () => {
  expect(await protocol()).toBe('h2');
  expect(await call()).toBe('ok');
  await listener.close();
  listener = listenerWith(false);
  await listener.listen(0);
  expect(await protocol()).toBe('http/1.1');
  expect(await call()).toBe('ok');
});

it('rejects when its port is taken', async () => {
  const second = listenerWith(true);
  await expect(second.listen(listener.port)).rejects.toThrow('EADDRINUSE');
});

it('refuses connections, and comes back on the same port', async () => {
  const { port } = listener;
  const socket = await openSocket();
  const closed = closing(socket);
  await listener.setRefusing(false);
  expect(await call()).toBe('ok');
  await listener.setRefusing(true);
  await closed;
  await listener.setRefusing(true);
  expect(await call()).toBe('ECONNREFUSED');
  await listener.setRefusing(false);
  expect(listener.port).toBe(port);
  expect(await call()).toBe('ok');
});

it('drops the connections that were made before or during silence', async () => {
  const before = closing(await openSocket());
  listener.setSilent(true);
  await before;
  const silent = await openSocket();
  const during = closing(silent);
  listener.setSilent(true);
  expect(listener.connections).toBe(1);
  expect(silent.destroyed).toBe(false);
  listener.setSilent(false);
  await during;
  expect(await call()).toBe('ok');
});

it('keeps connections where nothing changes', async () => {
  const socket = await openSocket();
  listener.setSilent(false);
  listener.setFlooding(false);
  expect(listener.connections).toBe(1);
  socket.destroy();
});

it('floods new connections, and drops them afterwards', async () => {
  const before = closing(await openSocket());
  listener.setFlooding(true);
  await before;
  expect(await protocol()).toBe('h2');
  const during = closing(await openSocket());
  listener.setFlooding(true);
  expect(listener.connections).toBeGreaterThan(0);
  listener.setFlooding(false);
  await during;
  expect(await call()).toBe('ok');
});

it('presents another certificate to new connections', async () => {
  const before = closing(await openSocket());
  listener.setCertificate(await certificates.expired());
  await before;
  expect(await call()).toBe('CERT_HAS_EXPIRED');
  listener.setCertificate(certificates.valid);
  expect(await call()).toBe('ok');
});

it('resets the connection of one port only', async () => {
  const [kept, reset] = [await openSocket(), await openSocket()];
  const outcome = new Promise(resolve => reset.once('error', resolve));
  listener.reset(reset.localPort ?? 0);
  expect(await outcome).toMatchObject({ code: 'ECONNRESET' });
  while (listener.connections > 1) await new Promise(setImmediate);
  expect(kept.destroyed).toBe(false);
  kept.destroy();
});

it('survives what is not TLS, and counts connections until they end', async () => {
  const socket = await openSocket();
  const closed = closing(socket);
  socket.write('GET / HTTP/1.1\r\n\r\n');
  await closed;
  while (listener.connections > 0) await new Promise(setImmediate);
  expect(await call()).toBe('ok');
});

it('counts no connection that it has dropped', async () => {
  const closed = closing(await openSocket());
  listener.dropConnections();
  expect(listener.connections).toBe(0);
  await closed;
});

it('closes once, with its connections', async () => {
  const closed = closing(await openSocket());
  await listener.close();
  await closed;
  await listener.close();
  expect(await call()).toBe('ECONNREFUSED');
});
