import { mockCredentials } from '@backstage/backend-test-utils';
import { ClusterCredential } from '@podlight/backstage-plugin-kubernetes-node';
import { ok } from '../../util/Result';
import { CredentialDesk } from './CredentialDesk';

const CLUSTER = {
  name: 'eu',
  url: 'https://eu',
  authProvider: 'shared',
  authMetadata: {},
};
const { signal } = new AbortController();

function createDesk(credential: ClusterCredential) {
  const rejected: unknown[] = [];
  const desk = new CredentialDesk({
    credentials: {
      get: async () => ok(credential),
      reject: refused => rejected.push(refused),
      hasSharedCredential: () => true,
    },
    getCaller: async () => ({ credentials: mockCredentials.service() }),
  });
  desk.setClusters([CLUSTER]);
  return { desk, rejected };
}

describe('CredentialDesk', () => {
  const token: ClusterCredential = {
    kind: 'bearerToken',
    token: 't',
    identity: 'i',
    expiresAt: new Date(0),
  };

  it('hands out a copy that can cross threads', async () => {
    const { desk } = createDesk(Object.assign({ renew: () => 1 }, token));
    const answer = await desk.get('eu', signal);
    expect(structuredClone(answer)).toEqual(ok(token));
  });

  it('rejects the very credential that the provider gave', async () => {
    const { desk, rejected } = createDesk(token);
    await desk.get('eu', signal);
    desk.reject('eu');
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toBe(token);
  });

  it('has none for a cluster that is not followed', async () => {
    const { desk } = createDesk(token);
    expect(await desk.get('us', signal)).toMatchObject({ ok: false });
    desk.setClusters([]);
    expect(await desk.get('eu', signal)).toMatchObject({ ok: false });
  });
});
