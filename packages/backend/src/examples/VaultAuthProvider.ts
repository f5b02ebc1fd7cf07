import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';

interface Vault {
  read(
    path: string,
    signal: AbortSignal,
  ): Promise<{ token: string; expiresAt: Date }>;
}

export class VaultAuthProvider implements AuthProvider {
  readonly id = 'vault'; // `authProvider: vault` of a cluster
  readonly scope = 'cluster'; // the same for every caller; 'caller' when it depends on who asks
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  validate({ authMetadata }: ClusterDetails) {
    return authMetadata.path ? [] : ['Set authMetadata.path for this cluster.'];
  }

  async getCredential({
    cluster,
    signal,
  }: Parameters<AuthProvider['getCredential']>[0]): Promise<ClusterCredential> {
    const { path } = cluster.authMetadata;
    const { token, expiresAt } = await this.#vault.read(path, signal);
    // Users with the same identity share watches. Never a secret.
    return { kind: 'bearerToken', token, expiresAt, identity: 'vault' };
  }
}
