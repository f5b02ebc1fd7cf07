import {
  AuthProvider,
  ClusterCredential,
} from '@podlight/backstage-plugin-kubernetes-node';

/** For `kubectl proxy`, which adds the credential of the user who started it. */
export class AnonymousAuthProvider implements AuthProvider {
  readonly id = 'localKubectlProxy';
  readonly scope = 'cluster';

  async getCredential(): Promise<ClusterCredential> {
    return { kind: 'anonymous', identity: this.id };
  }
}
