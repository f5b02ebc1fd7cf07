import { mockCredentials } from '@backstage/backend-test-utils';
import { authProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { FileCache } from '../util/FileCache';
import {
  ImpersonationAuthProvider,
  ImpersonationNames,
} from './ImpersonationAuthProvider';
import { ServiceAccountAuthProvider } from './ServiceAccountAuthProvider';

const cluster = {
  name: 'one',
  url: 'https://one.example.com',
  authProvider: 'impersonation',
  authMetadata: { serviceAccountToken: 'secret-token' },
};

function provider(
  names?: ImpersonationNames,
  ownershipEntityRefs = ['user:default/jane', 'group:default/team-a'],
) {
  return new ImpersonationAuthProvider({
    base: new ServiceAccountAuthProvider(new FileCache()),
    userInfo: {
      getUserInfo: async () => ({
        userEntityRef: 'user:default/jane',
        ownershipEntityRefs,
      }),
    },
    names,
  });
}

function ask(
  asked: ImpersonationAuthProvider,
  userEntityRef: string | undefined = 'user:default/jane',
) {
  return asked.getCredential({
    cluster,
    principal: { credentials: mockCredentials.user(), userEntityRef },
    signal: new AbortController().signal,
  });
}

describe('ImpersonationAuthProvider', () => {
  it.each(
    authProviderCases({
      create: () => provider(),
      cluster,
      wrongCluster: {
        ...cluster,
        authMetadata: { serviceAccountTokenFile: '/no/such/file' },
      },
      secrets: ['secret-token'],
    }),
  )('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });

  it('passes on the user and the groups, and no other owner', async () => {
    expect(await ask(provider())).toMatchObject({
      kind: 'bearerToken',
      token: 'secret-token',
      impersonate: {
        user: 'backstage:user:default/jane',
        groups: ['backstage:group:default/team-a'],
      },
    });
  });

  it('calls them what the configuration says, and passes on the chosen groups only', async () => {
    const names = {
      user: '{name}@example.com',
      group: 'oidc:{namespace}-{name}',
      groups: ['group:*/team-*'],
    };
    const owners = ['group:default/admins', 'group:ops/team-b'];
    expect((await ask(provider(names, owners))).impersonate).toEqual({
      user: 'jane@example.com',
      groups: ['oidc:ops-team-b'],
    });
  });

  it('gives one user with other groups another identity', async () => {
    const identity = async (...groups: string[]) =>
      (await ask(provider({}, groups))).identity;
    expect(await identity('group:default/a', 'group:default/b')).toBe(
      await identity('group:default/b', 'group:default/a'),
    );
    expect(await identity('group:default/a')).not.toBe(
      await identity('group:default/b'),
    );
  });

  it('refuses a service, and says what to do', async () => {
    await expect(
      provider().getCredential({
        cluster,
        principal: { credentials: mockCredentials.service() },
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow("Call with a user's token");
  });

  it("never takes a name that is Kubernetes' own, nor one that is no header", async () => {
    await expect(
      ask(provider({ user: 'System:{name}' }), 'user:default/masters'),
    ).rejects.toThrow("called 'System:masters'");
    await expect(
      ask(provider({ user: '{name}\r\nX: y' }), 'user:default/jane'),
    ).rejects.toThrow("isn't allowed");
  });

  it('says how to choose when there are more groups than a request can carry', async () => {
    const owners = Array.from({ length: 201 }, (_, n) => `group:default/g${n}`);
    await expect(ask(provider({}, owners))).rejects.toThrow(
      'kubernetes.impersonation.groups',
    );
  });
});
