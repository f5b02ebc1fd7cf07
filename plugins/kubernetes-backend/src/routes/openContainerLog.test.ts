import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { mockCredentials } from '@backstage/backend-test-utils';
import { parseObject, Pod } from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { ApiRequest, ApiStream } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { GrantedAccess } from './EntityAccess';
import { ContainerLogQuery, openContainerLog } from './openContainerLog';

const { signal } = new AbortController();
const SECRET = 'authorization: bearer abcdefghijklmnop\n';

function aParsedPod(): Pod {
  const pod = aPod({ name: 'web', namespace: 'shop' }).build();
  const parsed = parseObject(JSON.parse(JSON.stringify(pod)), 'Pod');
  if (parsed?.kind !== 'Pod') throw new Error('No pod');
  return parsed;
}

const stream = (body: Readable, status = 200) => ok({ status, body });
const log = (...pieces: string[]) =>
  stream(Readable.from(pieces.map(piece => Buffer.from(piece))));

async function open(
  answer: Result<ApiStream>,
  query: Partial<ContainerLogQuery> = {},
  access: Partial<GrantedAccess> = {},
) {
  const requests: ApiRequest[] = [];
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  const opened = openContainerLog(
    {
      connection: {
        ...connection,
        open: async request => {
          requests.push(request);
          return answer;
        },
      },
      pod: aParsedPod(),
      granted: {
        entity: anEntity(),
        key: 'x',
        principal: { credentials: mockCredentials.user() },
        ...access,
      },
    },
    { tailLines: 500, timestamps: false, follow: false, ...query },
    signal,
  );
  const error = await opened.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, opened, requests };
}

const logQuery = async (query: Partial<ContainerLogQuery>) =>
  (await open(log(), query)).requests[0].query;

describe('openContainerLog', () => {
  it('asks for the log of the pod, and for nothing that was not asked for', async () => {
    const { requests } = await open(log());
    expect(requests[0].path).toBe('/api/v1/namespaces/shop/pods/web/log');
    expect(requests[0].query).toEqual({
      tailLines: '500',
      limitBytes: String(10 * 1024 * 1024),
    });
  });

  it('passes on what was asked for, under Kubernetes’ names', async () => {
    expect(
      await logQuery({
        container: 'app',
        previous: true,
        sinceSeconds: 60,
        sinceTime: '2026-03-01T10:00:00Z',
        timestamps: true,
        tailLines: 7,
      }),
    ).toEqual({
      container: 'app',
      previous: 'true',
      sinceSeconds: '60',
      sinceTime: '2026-03-01T10:00:00Z',
      timestamps: 'true',
      tailLines: '7',
      limitBytes: expect.any(String),
    });
  });

  it('has no limit on what is followed, since that would end it', async () => {
    expect(await logQuery({ follow: true })).toEqual({
      tailLines: '500',
      follow: 'true',
    });
  });

  it.each([false, true])(
    'has no credential in it, wherever its pieces end (followed: %s)',
    async follow => {
      const { opened } = await open(
        log('one\nauthoriz', 'ation: bearer abcdef', 'ghijklmnop\ntwo\n'),
        { follow },
      );
      const read = await text(await opened);
      expect(read).toMatch(/^one\nauthorization: .*•••\ntwo\n$/);
      expect(read).not.toMatch(/abcdef|ghijkl/);
    },
  );

  it('is as it is for those who may read it so', async () => {
    const entity = anEntity();
    const unscrubbed = await open(
      log(SECRET),
      {},
      {
        beforeUnscrubbed: {
          entity,
          key: 'x',
          principal: { credentials: mockCredentials.user() },
        },
      },
    );
    expect(await text(await unscrubbed.opened)).toBe(SECRET);
  });

  it('may be empty', async () => {
    const { opened } = await open(log());
    expect(await text(await opened)).toBe('');
  });

  it('is not there where the pod is on no node', async () => {
    const body = Readable.from([]);
    const { error } = await open(stream(body, 204));
    expect(error).toMatchObject({
      name: 'LogUnavailableError',
      code: 'not-scheduled',
    });
    expect(body.destroyed).toBe(true);
  });

  it('is not there where the kubelet says so in its place, unless that is followed', async () => {
    const words = 'unable to retrieve container logs for containerd://0f';
    const { error } = await open(log(words));
    expect(error).toMatchObject({
      name: 'LogUnavailableError',
      code: 'no-previous-run',
    });
    const { opened } = await open(log(words), { follow: true });
    expect(await text(await opened)).toBe(words);
  });

  it('does not wait for a log that is followed and says nothing', async () => {
    const silent = new Readable({ read: () => undefined });
    const { error, opened } = await open(stream(silent), { follow: true });
    expect(error).toBeUndefined();
    (await opened).destroy();
  });

  it('is refused with what is wrong with the container, or with the cluster', async () => {
    const container = await open(
      fail('server-error', 'container nope is not valid for pod web', 400),
    );
    expect(container.error).toMatchObject({
      name: 'LogUnavailableError',
      code: 'container',
      statusCode: 400,
    });
    const cluster = await open(fail('timeout', 'late'));
    expect(cluster.error).toMatchObject({
      name: 'ClusterError',
      code: 'timeout',
      statusCode: 504,
    });
  });
});
