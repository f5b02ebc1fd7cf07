import {
  AuthProvider,
  ClusterCredential,
} from '@podlight/backstage-plugin-kubernetes-node';
import { GetGoogleToken } from '../util/googleToken';

/** Authenticates to GKE clusters as a Google service account. */
export class GoogleServiceAccountAuthProvider implements AuthProvider {
  readonly id = 'googleServiceAccount';
  readonly scope = 'cluster';
  readonly #getToken: GetGoogleToken;

  constructor(getToken: GetGoogleToken) {
    this.#getToken = getToken;
  }

  async getCredential(): Promise<ClusterCredential> {
    return {
      kind: 'bearerToken',
      ...(await this.#getToken()),
      identity: this.id,
    };
  }
}
