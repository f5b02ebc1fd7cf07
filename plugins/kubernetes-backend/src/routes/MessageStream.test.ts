import { Simulator } from '@internal/cluster-simulator';
import { mockCredentials } from '@backstage/backend-test-utils';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { get, IncomingMessage } from 'node:http';
import { createGunzip, gunzipSync } from 'node:zlib';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { isCluster, isEnd } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const LIVE = 'component/default/shop/live';

describe('the bytes of a live stream', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one');
    backend = await startBackend({ simulator });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  /** As they come, without a client that decodes them. */
  function request(acceptEncoding: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get(
        backend.url(LIVE),
        {
          headers: {
            authorization: mockCredentials.user.header(),
            'accept-encoding': acceptEncoding,
          },
        },
        resolve,
      ).on('error', reject);
    });
  }

  it.each(['gzip', 'gzip, deflate, br', '*'])(
    'are compressed for a client that accepts %s, and each change arrives at once',
    async accepted => {
      const response = await request(accepted);
      expect(response.headers['content-encoding']).toBe('gzip');
      expect(response.headers.vary).toMatch(/accept-encoding/i);

      const text = response.pipe(createGunzip()).setEncoding('utf8');
      let received = '';
      for await (const chunk of text) {
        received += chunk;
        if (received.includes('"web-new"')) break;
        // The stream stays open: what is not decoded yet never will be.
        if (received.includes('"web-one"')) {
          put(
            simulator.cluster('one'),
            aPod({ name: 'web-new', namespace: 'shop', labels: SHOP }).build(),
          );
        }
      }
      response.destroy();

      const [first, ...rest] = received.trimEnd().split('\n');
      expect(JSON.parse(first)).toMatchObject({ type: 'hello' });
      expect(JSON.parse(rest[rest.length - 1])).toMatchObject({
        type: 'patch',
      });
    },
  );

  it('arrive one by one in a fetch that decodes them, to the last word', async () => {
    const stream = await backend.follow();
    await stream.next(isCluster('one'));
    expect(stream.response.headers.get('content-encoding')).toBe('gzip');
    const stopping = backend.stop();
    await stream.next(isEnd);
    await stream.rest();
    await stopping;
    backend = await startBackend({ simulator });
  });

  it('end as a whole gzip file', async () => {
    const response = await request('gzip');
    const chunks: Buffer[] = [];
    response.on('data', chunk => {
      if (chunks.push(chunk) === 1) backend.stop();
    });
    await new Promise(resolve => response.on('end', resolve));
    backend = await startBackend({ simulator });

    const lines = gunzipSync(Buffer.concat(chunks)).toString().trimEnd();
    expect(JSON.parse(lines.split('\n').pop() ?? '')).toMatchObject({
      type: 'end',
    });
  });

  it.each(['identity', 'br', 'gzip;q=0'])(
    'are left as they are for a client that accepts %s',
    async accepted => {
      const response = await request(accepted);
      expect(response.headers['content-encoding']).toBeUndefined();
      const [chunk] = await response.take(1).toArray();
      response.destroy();
      expect(String(chunk)).toMatch(/^\{"type":"hello"/);
    },
  );
});
