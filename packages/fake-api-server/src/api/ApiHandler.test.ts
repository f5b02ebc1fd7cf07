import { at } from '../kube/object';
import { FakeApiServer } from '../FakeApiServer';
import { call } from '../testing/client';
import { startShop } from '../__testUtils__/startShop';

let server: FakeApiServer;

beforeAll(async () => {
  server = await startShop();
});

afterAll(() => server.stop());

describe('refusals', () => {
  const anonymous = { token: false } as const;
  it.each<[string, string, Parameters<typeof call>[2], number, string]>([
    ['a bad token', '/api/v1/pods', { token: 'nope' }, 401, 'Unauthorized'],
    [
      'no token',
      '/api/v1/namespaces/shop/pods',
      anonymous,
      403,
      'pods is forbidden: User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "shop"',
    ],
    [
      'no token on discovery',
      '/apis',
      anonymous,
      403,
      'forbidden: User "system:anonymous" cannot get path "/apis"',
    ],
    [
      'a kind that is not allowed',
      '/api/v1/secrets',
      {},
      403,
      'secrets is forbidden: User "system:serviceaccount:podlight:reader" cannot list resource "secrets" in API group "" at the cluster scope',
    ],
    [
      'a custom resource that is not allowed, whether it is there or not',
      '/apis/argoproj.io/v1alpha1/rollouts',
      {},
      403,
      'rollouts.argoproj.io is forbidden: User "system:serviceaccount:podlight:reader" cannot list resource "rollouts" in API group "argoproj.io" at the cluster scope',
    ],
    [
      'deletion',
      '/api/v1/namespaces/shop/pods/a',
      { method: 'DELETE' },
      403,
      'pods "a" is forbidden: User "system:serviceaccount:podlight:reader" cannot delete resource "pods" in API group "" in the namespace "shop"',
    ],
    [
      'an object that is not there',
      '/api/v1/namespaces/shop/pods/absent',
      {},
      404,
      'pods "absent" not found',
    ],
    [
      'a garbled label selector',
      '/api/v1/pods?labelSelector=a%3D%3D%3Db',
      {},
      400,
      "unable to parse requirement: found '=', expected: identifier",
    ],
    [
      'an unknown field',
      '/api/v1/pods?fieldSelector=spec.nope%3D1',
      {},
      400,
      'field label not supported: spec.nope',
    ],
    [
      'a garbled limit',
      '/api/v1/pods?limit=abc',
      {},
      400,
      'strconv.ParseInt: parsing "abc": invalid syntax',
    ],
    [
      'a resource version of the future',
      '/api/v1/pods?resourceVersion=999999999',
      {},
      504,
      expect.stringContaining('Too large resource version: 999999999'),
    ],
    [
      'a media type that it has not',
      '/api/v1/pods',
      { accept: 'text/csv' },
      406,
      expect.stringContaining('406: Not Acceptable'),
    ],
  ])('refuses %s in a Status', async (_, path, options, code, message) => {
    const { status, json } = await call(server, path, options);
    expect(status).toBe(code);
    expect(json).toMatchObject({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      code,
    });
  });

  it('rejects unsupported methods even for an admin', async () => {
    const token = server.tokens.admin;
    const { status, json } = await call(server, '/api/v1/nodes', {
      token,
      method: 'PUT',
    });
    expect(status).toBe(405);
    expect(at(json, 'message')).toBe(
      'the server does not allow this method on the requested resource',
    );
  });

  it('answers 404 for paths and groups that it does not serve', async () => {
    const token = server.tokens.admin;
    for (const path of [
      '/no/such/path',
      '/apis/metrics.k8s.io/v1beta1/pods',
      '/apis/nope.io/v1/things',
    ]) {
      const { status, text, headers } = await call(server, path, { token });
      expect([status, text, headers['content-type']]).toEqual([
        404,
        '404 page not found\n',
        'text/plain; charset=utf-8',
      ]);
    }
  });

  it('rejects negative log options as invalid', async () => {
    const { status, json } = await call(
      server,
      '/api/v1/namespaces/shop/pods/a/log?tailLines=-5',
    );
    expect(status).toBe(422);
    expect(json).toMatchObject({ reason: 'Invalid', details: { name: 'a' } });
  });
});

it('counts requests by kind and path, and lists that a real server reads from etcd', async () => {
  server.resetRequests();
  await call(server, '/api/v1/namespaces/shop/pods?limit=1');
  await call(server, '/api/v1/namespaces/shop/pods?limit=2');
  await call(server, '/apis/apps/v1/deployments');
  await call(server, '/apis/apps/v1/deployments?resourceVersion=0&limit=5');
  await call(server, '/apis/apps/v1/deployments?resourceVersion=1000');
  await call(server, '/version');
  expect(server.requests()).toEqual({
    total: 6,
    etcdLists: 3,
    byKind: { 'list pods': 2, 'list deployments.apps': 3, 'get /version': 1 },
    byPath: {
      '/api/v1/namespaces/shop/pods': 2,
      '/apis/apps/v1/deployments': 3,
      '/version': 1,
    },
  });
});
