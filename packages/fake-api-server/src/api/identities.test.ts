import { at } from '../kube/object';
import { FakeApiServer } from '../FakeApiServer';
import { call } from '../testing/client';
import { startShop } from '../__testUtils__/startShop';

let server: FakeApiServer;

beforeAll(async () => {
  server = await startShop();
});

afterAll(() => server.stop());

describe('tokens', () => {
  it('are rejected once revoked, and accepted when granted again', async () => {
    const token = server.tokens.limited;
    const status = async () =>
      (await call(server, '/api/v1/pods?limit=1', { token })).status;
    expect(await status()).toBe(200);
    server.revokeToken(token);
    expect(await status()).toBe(401);
    server.grantToken(token, 'limited');
    expect(await status()).toBe(200);
  });

  it('have the rights of their role', async () => {
    const status = async (identity: string, path: string) =>
      (await call(server, path, { token: server.tokens[identity] })).status;
    expect(await status('limited', '/api/v1/events')).toBe(403);
    expect(await status('limited', '/apis/apps/v1/deployments')).toBe(200);
    expect(await status('nobody', '/api/v1/pods')).toBe(403);
    expect(await status('admin', '/api/v1/secrets')).toBe(200);
    expect(await status('admin', '/apis/argoproj.io/v1alpha1/rollouts')).toBe(
      200,
    );
  });
});

describe('impersonation', () => {
  const statusAs = async (
    headers: Record<string, string | string[]>,
    token = server.tokens.impersonator,
  ) => {
    const { status, json } = await call(server, '/api/v1/pods?limit=1', {
      token,
      headers,
    });
    return { status, message: at(json, 'message') };
  };

  it('adds up the rights of the user and of each group', async () => {
    server.bind('team-a, and b', 'reader');
    const jane = { 'impersonate-user': 'jane' };
    expect(await statusAs(jane)).toEqual({
      status: 403,
      message:
        'pods is forbidden: User "jane" cannot list resource "pods" in API group "" at the cluster scope',
    });
    expect(
      await statusAs({
        ...jane,
        'impersonate-group': ['nobodies', 'team-a, and b'],
      }),
    ).toMatchObject({ status: 200 });
    server.unbind('team-a, and b');
    expect(
      await statusAs({ ...jane, 'impersonate-group': ['team-a, and b'] }),
    ).toMatchObject({ status: 403 });
  });

  it('requires the right to impersonate, and a user', async () => {
    expect(
      await statusAs({ 'impersonate-user': 'jane' }, server.tokens.reader),
    ).toEqual({
      status: 403,
      message: expect.stringContaining('cannot impersonate resource "users"'),
    });
    expect(await statusAs({ 'impersonate-group': 'team' })).toMatchObject({
      status: 400,
    });
  });
});
