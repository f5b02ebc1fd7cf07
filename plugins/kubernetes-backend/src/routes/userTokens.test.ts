import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  clusterDiagnosisSchema,
  userTokenHeader,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aJsonWebToken } from '../__testUtils__/aJsonWebToken';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { isCluster, isHello } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

const LOGIN = 'oidc.okta';

/** Long enough for a backend to start and to answer, short enough to wait for. */
const SHORT_LIFE_MS = 2_500;

describe('two users with tokens of their own', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  function as(name: string, token?: string): Record<string, string> {
    return {
      authorization: mockCredentials.user.header(`user:default/${name}`),
      ...(token ? { [userTokenHeader(LOGIN)]: token } : {}),
    };
  }

  function receivedToken(name: string, livesMs = 3_600_000): string {
    const token = aJsonWebToken({
      sub: name,
      exp: (Date.now() + livesMs) / 1_000,
    });
    simulator.cluster('one').grantToken(token, 'reader');
    return token;
  }

  const look = (name: string, token?: string) =>
    backend.follow(undefined, as(name, token));
  const hasPods = (count: number) =>
    isCluster('one', ({ pods }) => pods.length === count);
  const hasFailed = isCluster('one', ({ state }) => state.phase === 'failed');
  const addPod = (name: string) =>
    put(
      simulator.cluster('one'),
      aPod({ name, namespace: 'shop', labels: SHOP }).build(),
    );
  const watches = () =>
    simulator.cluster('one').requests().byKind['watch pods'] ?? 0;

  beforeEach(async () => {
    simulator = await startFleet('one');
    backend = await startBackend({
      simulator,
      testOverrides: { identifyAgainMs: 300 },
      changeCluster: ({ serviceAccountToken: _unused, ...cluster }) => ({
        ...cluster,
        authProvider: 'oidc',
        oidcTokenProvider: 'okta',
      }),
    });
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('learn which login to send, and see nothing without it', async () => {
    const stream = await look('alice');
    const hello = await stream.find(isHello);
    const failed = await stream.find(hasFailed);
    stream.leave();

    expect(hello.clusters).toEqual([
      expect.objectContaining({ name: 'one', login: LOGIN }),
    ]);
    expect(failed.state).toMatchObject({
      reason: {
        code: 'credential',
        message: expect.stringContaining("you aren't signed in"),
      },
    });
    expect(simulator.cluster('one').requests().byKind).toEqual({});
  });

  it('have a watch each, and share nothing', async () => {
    const token = receivedToken('alice');
    const alice = await look('alice', token);
    await alice.find(hasPods(1));
    // Bob's token is no good, and that Alice looks already does not help him.
    const bob = await look('bob', aJsonWebToken({ sub: 'alice' }));
    const refused = await bob.find(hasFailed);
    const carol = await look('carol', receivedToken('carol'));
    await carol.find(hasPods(1));
    await until(() => watches() >= 2);

    expect(watches()).toBe(2);
    expect(refused).toMatchObject({
      pods: [],
      state: {
        reason: { message: expect.stringContaining('no longer accepts') },
      },
    });
    expect(JSON.stringify(bob.seen)).not.toContain('web-one');
    for (const viewer of [alice, bob, carol]) viewer.leave();
  });

  it("end one user's view when that user's token expires, and go on for the other", async () => {
    const alice = await look('alice', receivedToken('alice', SHORT_LIFE_MS));
    const bob = await look('bob', receivedToken('bob'));
    await Promise.all([alice.find(hasPods(1)), bob.find(hasPods(1))]);
    const expired = await alice.find(hasFailed);
    addPod('web-two');
    await bob.find(hasPods(2));
    bob.leave();
    alice.leave();

    expect(expired.state).toMatchObject({
      reason: {
        code: 'credential',
        message: `Your login for this cluster (${LOGIN}) has expired. Sign in again.`,
      },
    });
    expect(JSON.stringify(alice.seen)).not.toContain('web-two');
    expect(bob.seen.some(hasFailed)).toBe(false);
  });

  it("end one user's view when that user's token is revoked, though the watch is still open", async () => {
    const token = receivedToken('alice');
    const alice = await look('alice', token);
    const bob = await look('bob', receivedToken('bob'));
    await Promise.all([alice.find(hasPods(1)), bob.find(hasPods(1))]);
    simulator.cluster('one').revokeToken(token);
    const revoked = await alice.find(hasFailed);
    addPod('web-two');
    await bob.find(hasPods(2));
    bob.leave();
    alice.leave();

    expect(revoked.state).toMatchObject({
      reason: { code: 'credential' },
    });
    expect(JSON.stringify(alice.seen)).not.toContain('web-two');
    expect(bob.seen.some(hasFailed)).toBe(false);
  });

  it('read logs, events and manifests with their own tokens', async () => {
    const token = receivedToken('alice');
    for (const route of ['logs', 'events', 'manifest']) {
      const path = `component/default/shop/pods/one/shop/web-one/${route}`;
      const alice = await backend.get(path, { headers: as('alice', token) });
      const bob = await backend.get(path, { headers: as('bob') });
      expect([route, alice.status, bob.status]).toEqual([route, 200, 502]);
    }
  });

  it('diagnose a cluster with their own tokens', async () => {
    const diagnose = async (user: string, token?: string) => {
      const response = await backend.get('../clusters/one/diagnosis', {
        headers: as(user, token),
      });
      const { steps } = clusterDiagnosisSchema.parse(await response.json());
      return steps.find(({ outcome }) => outcome === 'failed');
    };
    expect(await diagnose('alice', receivedToken('alice'))).toBeUndefined();
    // The same person without the login is not given what it has found out.
    expect(await diagnose('alice')).toMatchObject({
      code: 'credential',
      message: expect.stringContaining("you aren't signed in"),
    });
    expect(
      await diagnose('alice', aJsonWebToken({ sub: 'alice' })),
    ).toMatchObject({ code: 'unauthenticated' });
  });

  it('get a word about a header that holds no token, without what it holds', async () => {
    const response = await backend.get('component/default/shop/snapshot', {
      headers: as('alice', 'two words-canary'),
    });
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain(userTokenHeader(LOGIN));
    expect(text).not.toContain('canary');
  });
});
