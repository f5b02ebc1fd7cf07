import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { HttpKubernetesService } from './HttpKubernetesService';

const service = new HttpKubernetesService({
  auth: {
    getPluginRequestToken: async () => ({ token: 'x' }),
  } as Partial<AuthService> as AuthService,
  discovery: {
    getBaseUrl: async () => 'http://localhost/api/kubernetes',
  } as Partial<DiscoveryService> as DiscoveryService,
});
const options = {
  credentials: { $$type: '@backstage/BackstageCredentials', principal: {} },
} as const;
const POD = {
  entityRef: 'component:default/shop',
  cluster: 'one',
  namespace: 'shop',
  name: 'web-1',
};

describe('HttpKubernetesService', () => {
  const asked: string[] = [];

  beforeEach(() => {
    asked.length = 0;
    jest.spyOn(global, 'fetch').mockImplementation(async url => {
      asked.push(new URL(String(url)).pathname);
      return new Response('log');
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it('keeps each name in its place of the path', async () => {
    await service.getPodLogs({ ...POD, cluster: 'a/b?c#d' }, options);
    expect(asked).toEqual([
      expect.stringMatching(/\/shop\/pods\/a%2Fb%3Fc%23d\/shop\/web-1\/logs$/),
    ]);
  });

  it.each([
    { name: '..' },
    { namespace: '.' },
    { cluster: '' },
    { entityRef: 'component:default/..' },
  ])('asks for no other path: %j', async wrong => {
    await expect(
      service.getPodLogs({ ...POD, ...wrong }, options),
    ).rejects.toThrow(/is no part of a path$/);
    expect(asked).toEqual([]);
  });
});
