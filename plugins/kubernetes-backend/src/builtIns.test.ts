import {
  authProviderCases,
  clusterProviderCases,
  serviceLocatorCases,
} from '@podlight/backstage-plugin-kubernetes-node/testing';
import { anEntity } from './__testUtils__';
import { AnonymousAuthProvider } from './auth/AnonymousAuthProvider';
import { ServiceAccountAuthProvider } from './auth/ServiceAccountAuthProvider';
import { StaticClusterProvider } from './clusters/StaticClusterProvider';
import { multiTenantLocator, singleTenantLocator } from './locate';
import { FileCache } from './util/FileCache';

const cluster = {
  name: 'one',
  url: 'https://one.example.com',
  authProvider: 'serviceAccount',
  authMetadata: { serviceAccountToken: 'secret-token' },
};

describe.each([
  [
    'ServiceAccountAuthProvider',
    authProviderCases({
      create: () => new ServiceAccountAuthProvider(new FileCache()),
      cluster,
      wrongCluster: {
        ...cluster,
        authMetadata: { serviceAccountTokenFile: '/no/such/file' },
      },
      secrets: ['secret-token'],
    }),
  ],
  [
    'AnonymousAuthProvider',
    authProviderCases({ create: () => new AnonymousAuthProvider(), cluster }),
  ],
  [
    'StaticClusterProvider',
    clusterProviderCases({
      create: () => new StaticClusterProvider('config', [cluster]),
    }),
  ],
  [
    'multiTenantLocator',
    serviceLocatorCases({
      create: () => multiTenantLocator,
      entity: anEntity(),
      clusters: [cluster],
    }),
  ],
  [
    'singleTenantLocator',
    serviceLocatorCases({
      create: () => singleTenantLocator,
      entity: anEntity('shop', { 'backstage.io/kubernetes-cluster': 'one' }),
      clusters: [cluster],
    }),
  ],
])('%s', (_name, cases) => {
  it.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
