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
