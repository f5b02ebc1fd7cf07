import { at, listAt } from '../kube/object';
import { FakeApiServer } from '../FakeApiServer';
import { call } from '../testing/client';
import { startShop } from '../__testUtils__/startShop';

let server: FakeApiServer;

beforeAll(async () => {
  server = await startShop();
});

afterAll(() => server.stop());

describe('discovery', () => {
  it('is aggregated for clients that ask for it', async () => {
    const accept =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';
    const { json, headers } = await call(server, '/apis', { accept });
    expect(headers['content-type']).toBe(
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    );
    const groups = listAt(json, 'items').map(item =>
      at(item, 'metadata', 'name'),
    );
    expect(groups).toEqual(
      expect.arrayContaining(['apps', 'batch', 'argoproj.io']),
    );
    expect(groups).not.toContain('metrics.k8s.io');
  });

  it('is served document by document otherwise', async () => {
    const groups = await call(server, '/apis');
    expect(at(groups.json, 'kind')).toBe('APIGroupList');
    const apps = await call(server, '/apis/apps/v1');
    expect(
      listAt(apps.json, 'resources').map(resource => at(resource, 'name')),
    ).toEqual(
      expect.arrayContaining([
        'deployments',
        'deployments/status',
        'replicasets',
      ]),
    );
    expect((await call(server, '/api/v1')).json).toMatchObject({
      groupVersion: 'v1',
    });
  });

  it('reports version and health without a token', async () => {
    const version = await call(server, '/version', { token: false });
    expect(version.json).toMatchObject({
      major: '1',
      minor: '36',
      gitVersion: 'v1.36.2',
    });
    expect((await call(server, '/livez', { token: false })).text).toBe('ok');
  });
});
