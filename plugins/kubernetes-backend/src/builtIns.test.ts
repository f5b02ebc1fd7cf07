import {
  authProviderCases,
  clusterProviderCases,
} from '@podlight/backstage-plugin-kubernetes-node/testing';
import { AnonymousAuthProvider } from './auth/AnonymousAuthProvider';
import { ServiceAccountAuthProvider } from './auth/ServiceAccountAuthProvider';
import { StaticClusterProvider } from './clusters/StaticClusterProvider';
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
])('%s', (_name, cases) => {
  it.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
