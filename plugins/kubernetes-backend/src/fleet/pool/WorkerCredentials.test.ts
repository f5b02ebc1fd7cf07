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

function createCredentials(credential: ClusterCredential) {
  const rejected: unknown[] = [];
  const credentials = new WorkerCredentials({
    credentials: {
      get: async () => ok(credential),
      reject: refused => rejected.push(refused),
      hasSharedCredential: () => true,
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

  it('has none for a cluster that is not followed', async () => {
    const { credentials } = createCredentials(token);
    expect(await credentials.get('us', signal)).toMatchObject({ ok: false });
    credentials.setClusters([]);
    expect(await credentials.get('eu', signal)).toMatchObject({ ok: false });
  });
});
