import { at, listAt } from '../kube/object';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { call, stream } from '../testing/client';
import { rawPod } from '../testing/rawPod';
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

describe('paths', () => {
  it.each(['/healthz', '/livez', '/readyz', '/readyz/etcd'])(
    'says at %s that it is well',
    async path => {
      const { status, text } = await call(server, path, { token: false });
      expect([status, text]).toEqual([200, 'ok']);
    },
  );

  it('tells its version', async () => {
    const { status, json } = await call(server, '/version');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      major: '1',
      minor: '36',
      gitVersion: 'v1.36.2',
      platform: 'linux/amd64',
    });
  });

  it.each([
    ['/api', { kind: 'APIVersions', versions: ['v1'] }],
    ['/apis', { kind: 'APIGroupList' }],
    ['/api/v1', { kind: 'APIResourceList', groupVersion: 'v1' }],
    ['/apis/apps/v1', { kind: 'APIResourceList', groupVersion: 'apps/v1' }],
  ])('discovers %s', async (path, expected) => {
    const { status, json, headers } = await call(server, path);
    expect(status).toBe(200);
    expect(json).toMatchObject(expected);
    expect(headers['content-type']).toBe('application/json');
  });

  it.each([
    ['/api', ''],
    ['/apis', 'apps'],
  ])('aggregates the discovery of %s', async (path, group) => {
    const accept =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const { json, headers } = await call(server, path, { accept });
    expect(json).toMatchObject({ kind: 'APIGroupDiscoveryList' });
    const groups = listAt(json, 'items').map(
      item => at(item, 'metadata', 'name') ?? '',
    );
    expect(groups).toContain(group);
    expect(headers).toMatchObject({ 'content-type': accept, vary: 'Accept' });
  });

  it('names its flow control in every answer', async () => {
    const { headers } = await call(server, '/version');
    expect(headers).toMatchObject({
      'x-kubernetes-pf-flowschema-uid':
        expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-kubernetes-pf-prioritylevel-uid':
        expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('single objects', () => {
  const POD = '/api/v1/namespaces/shop/pods/a';

  it('come with their kind first, and whole', async () => {
    const { status, text, json } = await call(server, POD);
    expect(status).toBe(200);
    expect(text).toMatch(/^\{"kind":"Pod","apiVersion":"v1",.*\}\n$/);
    expect(json).toMatchObject({ metadata: { name: 'a' }, status: {} });
    expect((await call(server, `${POD}/status`)).json).toEqual(json);
  });

  it('come as metadata alone', async () => {
    const { json } = await call(server, POD, {
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    });
    expect(json).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'a', namespace: 'shop' },
    });
    expect(at(json, 'spec')).toBeUndefined();
  });

  it('have no subresources that it does not serve', async () => {
    const token = server.tokens.admin;
    const path = '/api/v1/namespaces/shop/pods/a';
    expect((await call(server, `${path}/exec`, { token })).status).toBe(404);
    expect((await call(server, `${path}/log`, { token })).status).toBe(200);
  });

  it('are in a namespace only where their kind is', async () => {
    const token = server.tokens.admin;
    const status = async (path: string) =>
      (await call(server, path, { token })).status;
    expect(await status('/api/v1/namespaces/shop')).toBe(200);
    expect(await status('/api/v1/namespaces/shop/nodes')).toBe(404);
    expect(await status('/api/v1/nodes')).toBe(200);
    expect(await status('/apis/apps/v9/deployments')).toBe(404);
    expect(await status('/api/v1/namespaces/bank/pods/a')).toBe(404);
  });
});

describe('reviews', () => {
  const review = (kind: string, spec: object = {}, token?: string) => {
    const group =
      kind === 'SelfSubjectReview'
        ? 'authentication.k8s.io'
        : 'authorization.k8s.io';
    return call(server, `/apis/${group}/v1/${kind.toLowerCase()}s`, {
      method: 'POST',
      token,
      body: JSON.stringify({ spec }),
    });
  };
  const canList = (resource: string) =>
    review('SelfSubjectAccessReview', {
      resourceAttributes: { verb: 'list', resource },
    });

  it('say what the caller may do', async () => {
    expect(await canList('pods')).toMatchObject({
      status: 201,
      json: { kind: 'SelfSubjectAccessReview', status: { allowed: true } },
    });
    expect((await canList('secrets')).json).toMatchObject({
      status: { allowed: false },
    });
  });

  it('list the rules of the caller', async () => {
    const { status, json } = await review('SelfSubjectRulesReview', {
      namespace: 'shop',
    });
    expect(status).toBe(201);
    expect(listAt(json, 'status', 'resourceRules').length).toBeGreaterThan(5);
  });

  it('name the caller', async () => {
    const { json } = await review('SelfSubjectReview', {}, server.tokens.admin);
    expect(json).toMatchObject({
      status: { userInfo: { username: 'kubernetes-admin' } },
    });
  });

  it('are all that can be created', async () => {
    const { status } = await call(server, '/api/v1/namespaces/shop/pods', {
      method: 'POST',
      token: server.tokens.admin,
      body: '{}',
    });
    expect(status).toBe(405);
  });
});

it('answers 503 for the versions of an API whose server is down', async () => {
  const broken = await startFakeApiServer({ brokenApis: ['metrics.k8s.io'] });
  const status = async (path: string) => (await call(broken, path)).status;
  expect(await status('/apis/metrics.k8s.io/v1beta1/pods')).toBe(503);
  expect(await status('/apis/metrics.k8s.io/v1beta1')).toBe(503);
  expect(await status('/apis/metrics.k8s.io')).toBe(200);
  expect(await status('/api/v1/pods')).toBe(200);
  expect(await status('/apis/apps/v1')).toBe(200);
  await broken.stop();
});

it('counts watches while they are open', async () => {
  const before = server.openWatches();
  const watch = await stream(server, '/api/v1/pods?watch=true');
  expect(server.openWatches()).toBe(before + 1);
  expect(before).toBe(0);
  expect(server.watchUrls()).toEqual(['/api/v1/pods?watch=true']);
  watch.close();
  while (server.openRequests() > 0) await new Promise(setImmediate);
  expect(server.openWatches()).toBe(0);
  expect(server.watchUrls()).toEqual([]);
});

it('shows lists of any version some revisions ago while its cache is stale', async () => {
  const stale = await startFakeApiServer();
  stale.put(rawPod('old'));
  stale.put(rawPod('new'));
  await stale.setFault({ type: 'staleCache', revisions: 1 });
  const names = async (query: string) =>
    listAt((await call(stale, `/api/v1/pods${query}`)).json, 'items').map(
      item => at(item, 'metadata', 'name'),
    );
  expect(await names('?resourceVersion=0')).toEqual(['old']);
  expect(await names('')).toEqual(['new', 'old']);
  await stale.stop();
});
