import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { createCertificates } from '../tls/certificates';
import { call, stream } from './client';

/** Sends back what it got, or what the path says. */
let http: Server;
let server: Parameters<typeof call>[0];

beforeAll(async () => {
  const { caPem, valid } = await createCertificates('one');
  const keyPair = { cert: valid.certificatePem, key: valid.keyPem };
  http = createServer(keyPair, async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.url === '/lines') {
      response.write('one\ntwo\nth');
      return;
    }
    if (request.url === '/short') {
      response.end('one\ntwo');
      return;
    }
    const { method, url, headers } = request;
    response.writeHead(url === '/missing' ? 404 : 200, { 'x-test': 'yes' });
    response.end(JSON.stringify({ method, url, body, headers }));
  });
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const tokens = { reader: 'r', admin: 'a' };
  server = { url: `https://127.0.0.1:${port}`, caPem, tokens };
});

afterAll(() => {
  http.closeAllConnections();
  http.close();
});

describe('call', () => {
  it('reads as the reader', async () => {
    const { status, headers, text, json } = await call(server, '/x?y=z');
    expect(status).toBe(200);
    expect(headers['x-test']).toBe('yes');
    expect(json).toMatchObject({
      method: 'GET',
      url: '/x?y=z',
      body: '',
      headers: { authorization: 'Bearer r', connection: 'close' },
    });
    expect(JSON.parse(text)).toEqual(json);
    expect((await call(server, '/missing')).status).toBe(404);
  });

  it('sends what it is given', async () => {
    const { json } = await call(server, '/', {
      token: 'other',
      accept: 'text/csv',
      method: 'POST',
      body: 'hello',
      headers: { 'x-more': 'm' },
    });
    expect(json).toMatchObject({
      method: 'POST',
      body: 'hello',
      headers: {
        authorization: 'Bearer other',
        accept: 'text/csv',
        'x-more': 'm',
      },
    });
  });

  it('sends no token for false, nor where there is none', async () => {
    const { url, caPem } = server;
    const answers = [
      await call(server, '/', { token: false }),
      await call({ url, caPem }, '/'),
    ];
    for (const { json } of answers) {
      expect(json).not.toHaveProperty('headers.authorization');
      expect(json).not.toHaveProperty('headers.accept');
    }
  });

  it('trusts the authority of the cluster alone', async () => {
    const { caPem } = await createCertificates('two');
    await expect(call({ ...server, caPem }, '/')).rejects.toThrow(
      'unable to verify',
    );
    const ca = server.caPem;
    expect((await call({ ...server, caPem, ca }, '/')).status).toBe(200);
  });

  it('has no JSON where the body is none', async () => {
    expect(await call(server, '/short')).toMatchObject({
      text: 'one\ntwo',
      json: undefined,
    });
  });
});

describe('stream', () => {
  it('has the complete lines while the answer is open', async () => {
    const answer = await stream(server, '/lines');
    expect(answer.status).toBe(200);
    expect(await answer.until(2)).toEqual(['one', 'two']);
    expect(answer.lines()).toEqual(['one', 'two']);
    const waiting = answer.until(3);
    answer.close();
    await expect(waiting).rejects.toThrow('after 2 of 3 lines:\none\ntwo');
    await answer.ended;
  });

  it('ends with the answer', async () => {
    const answer = await stream(server, '/short');
    await answer.ended;
    expect(answer.lines()).toEqual(['one']);
    expect(await answer.until(1)).toEqual(['one']);
    await expect(answer.until(2)).rejects.toThrow('after 1 of 2 lines');
  });
});
