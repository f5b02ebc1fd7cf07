import { authProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { VaultAuthProvider } from './VaultAuthProvider';

const cluster = {
  name: 'production',
  url: 'https://10.0.0.1:6443',
  authProvider: 'vault',
  authMetadata: { path: 'kubernetes/production' },
};

/** A Vault that answers as yours does, and can be interrupted. */
const vault = {
  async read(_: string, signal: AbortSignal) {
    signal.throwIfAborted();
    return { token: 's.token', expiresAt: new Date(Date.now() + 60_000) };
  },
};

describe('VaultAuthProvider', () => {
  const cases = authProviderCases({
    create: () => new VaultAuthProvider(vault),
    cluster,
    wrongCluster: { ...cluster, authMetadata: {} },
    secrets: ['s.token'],
  });
  it.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});
