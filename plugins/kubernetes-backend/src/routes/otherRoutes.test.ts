import {
  OTHER_VERSION_CODE,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

describe('routes that are not there', () => {
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await startBackend({ kubernetes: {} });
  });

  afterAll(() => backend.stop());

  it.each([
    ['POST', '/services/shop', 'Remove @backstage/plugin-kubernetes from'],
    ['POST', '/resources/workloads/query', 'GET /v1/entities/'],
    ['POST', '/resources/custom/query', 'GET /v1/entities/'],
    ['GET', '/clusters', 'GET /v1/clusters'],
    ['GET', '/proxy/api/v1/pods', 'no proxy'],
    ['DELETE', '/proxy/api/v1/namespaces/a/pods/b', 'no proxy'],
    ['GET', '/v1/nothing', 'no such route'],
    ['GET', '/v2/entities/component/default/shop/live', 'versions'],
    [
      'GET',
      '/v2/entities/component/default/shop/live',
      'Upgrade @podlight/backstage-plugin-kubernetes-backend to',
    ],
    ['GET', '/v0/clusters', 'Upgrade @podlight/backstage-plugin-kubernetes to'],
  ])('answer %s %s with what to use', async (method, path, words) => {
    const response = await backend.get(`../..${path}`, {
      method,
      ...(method === 'POST' && {
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }),
    });
    expect(response.status).toBe(404);
    const { error } = await response.json();
    expect(error.message).toContain(words);
  });

  it('say in a code that the version is to blame, not the entity', async () => {
    const get = (version: number) => backend.get(`../../v${version}/nothing`);
    const other = await get(WIRE_VERSION + 1);
    expect(await other.json()).toMatchObject({
      error: { code: OTHER_VERSION_CODE },
    });
    const same = await get(WIRE_VERSION);
    expect(await same.json()).not.toMatchObject({
      error: { code: OTHER_VERSION_CODE },
    });
  });
});
