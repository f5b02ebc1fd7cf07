import { mockCredentials } from '@backstage/backend-test-utils';
import { ClusterCredential } from '@podlight/backstage-plugin-kubernetes-node';
import { ok } from '../../util/Result';
import { WorkerCredentials } from './WorkerCredentials';

const CLUSTER = {
  name: 'eu',
  url: 'https://eu',
  authProvider: 'shared',
  authMetadata: {},
};
const { signal } = new AbortController();

function createCredentials(credential: ClusterCredential, isShared = true) {
  const rejected: unknown[] = [];
  const credentials = new WorkerCredentials({
    credentials: {
      get: async () => ok(credential),
      reject: refused => rejected.push(refused),
      hasSharedCredential: () => isShared,
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
  });
  credentials.setClusters([CLUSTER]);
  return { credentials, rejected };
}

describe('WorkerCredentials', () => {
  const token: ClusterCredential = {
    kind: 'bearerToken',
    token: 't',
    identity: 'i',
    expiresAt: new Date(0),
  };

  it('hands out a copy that can cross threads', async () => {
    const { credentials } = createCredentials(
      Object.assign({ renew: () => 1 }, token),
    );
    const answer = await credentials.get('eu', signal);
    expect(structuredClone(answer)).toEqual(ok(token));
  });

  it('rejects the very credential that the provider gave', async () => {
    const { credentials, rejected } = createCredentials(token);
    await credentials.get('eu', signal);
    credentials.reject('eu');
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toBe(token);
  });

  it('never hands out the credential of a single user', async () => {
    const { credentials } = createCredentials(token, false);
    expect(await credentials.get('eu', signal)).toMatchObject({
      ok: false,
      reason: { code: 'credential' },
    });
  });

  it.each<ClusterCredential>([
    { ...token, impersonate: { user: 'u', groups: ['g'] } },
    {
      ...{ kind: 'clientCertificate', identity: 'i' },
      ...{ certificate: 'c', privateKey: 'k' },
    },
    { kind: 'anonymous', identity: 'i' },
  ])('hands out all that the API server asks for: $kind', async credential => {
    const { credentials } = createCredentials(credential);
    expect(await credentials.get('eu', signal)).toEqual(ok(credential));
  });

  it('rejects nothing of a cluster that has left since', async () => {
    const { credentials, rejected } = createCredentials(token);
    await credentials.get('eu', signal);
    credentials.setClusters([]);
    credentials.setClusters([CLUSTER]);
    credentials.reject('eu');
    expect(rejected).toEqual([]);
  });

  it('has none for a cluster that is not followed', async () => {
    const { credentials } = createCredentials(token);
    expect(await credentials.get('us', signal)).toMatchObject({ ok: false });
    credentials.setClusters([]);
    expect(await credentials.get('eu', signal)).toMatchObject({ ok: false });
  });
});
