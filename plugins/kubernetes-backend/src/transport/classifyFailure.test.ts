import { createServer, Server } from 'node:net';
import { classifyError, classifyStatus } from './classifyFailure';
import { ClusterTransport } from './ClusterTransport';
import { FileCache } from '../util/FileCache';

describe('classifyFailure', () => {
  it('hides unexpected messages from viewers', () => {
    const error = new Error('cannot open /etc/internal/key for 10.1.2.3');
    const { reason, detail } = classifyError(error);
    expect(reason.message).toBe('the connection failed');
    expect(detail).toBe(error.message);
  });

  it('takes other words of status 400 for what they are', () => {
    const { reason } = classifyStatus(400, 'Bad Request', undefined);
    expect(reason.message).not.toContain('https');
  });

  it.each([
    [429, '5', 5_000],
    [503, '5', 5_000],
    [503, '86400', 60_000],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    [503, undefined, undefined],
    [500, '5', undefined],
    [403, '5', undefined],
  ])(
    'after status %d and Retry-After %s waits for %s ms',
    (status, header, ms) => {
      expect(classifyStatus(status, '', header).retryAfterMs).toBe(ms);
    },
  );

  it.each([
    ['EPROTO', 'ssl3_get_record:wrong version number', 'tls-not-spoken'],
    [
      'EPROTO',
      'tlsv13 alert certificate required',
      'client-certificate-required',
    ],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'x', 'client-certificate-rejected'],
    ['CERT_HAS_EXPIRED', 'x', 'certificate-expired'],
  ])('finds the fault of %s: %s', (code, text, fault) => {
    const error = Object.assign(new Error(text), { code });
    expect(classifyError(error).reason).toMatchObject({ code: 'tls', fault });
  });

  it('goes by the innermost code of an error', () => {
    const causes = ['ENOTFOUND', 'ECONNREFUSED'].map(code =>
      Object.assign(new Error(code), { code }),
    );
    const cause = Object.assign(new AggregateError(causes), { code: 'OUTER' });
    const error = Object.assign(new TypeError('failed', { cause }), {
      code: 'UND_ERR_SOCKET',
    });
    expect(classifyError(error).reason.code).toBe('dns');
  });

  describe('with http to the TLS port', () => {
    let server: Server;

    afterEach(async () => {
      await new Promise(resolve => {
        server.close(resolve);
      });
    });

    it('says that the URL has to begin with https', async () => {
      // As net/http answers when a TLS record does not begin like one.
      server = createServer(socket => {
        socket.once('data', () =>
          socket.end(
            'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
          ),
        );
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      const transport = new ClusterTransport({
        deadlines: { connectMs: 2_000, firstByteMs: 2_000, listMs: 3_000 },
        userAgent: 'test',
        files: new FileCache(),
      });
      const answer = await transport.getJson(
        {
          name: 'plain',
          url: `http://127.0.0.1:${port}`,
          authProvider: 'x',
          authMetadata: {},
        },
        { kind: 'bearerToken', token: 'token', identity: 'x' },
        { path: '/api/v1/pods', signal: new AbortController().signal },
      );
      await transport.destroy();
      expect(answer).toMatchObject({
        ok: false,
        reason: {
          code: 'tls',
          message: expect.stringContaining('use an https:// URL'),
        },
      });
    });
  });
});
