import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { errorText } from '../util/scrub';
import { FileCache } from '../util/FileCache';

/** Where a pod finds the token of its own service account. */
export const IN_CLUSTER_TOKEN_FILE =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

/**
 * A service account's bearer token: `serviceAccountToken`, or the content of
 * `serviceAccountTokenFile`, or the token of the pod that Backstage runs in.
 * A rotated file is noticed.
 */
export class ServiceAccountAuthProvider implements AuthProvider {
  readonly id = 'serviceAccount';
  readonly scope = 'cluster';
  readonly #files: FileCache;

  constructor(files: FileCache) {
    this.#files = files;
  }

  async getCredential({
    cluster,
  }: {
    readonly cluster: ClusterDetails;
  }): Promise<ClusterCredential> {
    const { serviceAccountToken, serviceAccountTokenFile } =
      cluster.authMetadata;
    const token =
      serviceAccountToken ??
      (await this.#readFile(serviceAccountTokenFile ?? IN_CLUSTER_TOKEN_FILE));
    return { kind: 'bearerToken', token, identity: this.id };
  }

  async #readFile(path: string): Promise<string> {
    const token = await this.#files.read(path).catch(error => {
      throw new Error(
        `The service account's token file cannot be read (${errorText(
          error,
        )}). Set serviceAccountToken or serviceAccountTokenFile for this cluster.`,
      );
    });
    if (token.trim() === '') {
      throw new Error(`The service account's token file ${path} is empty.`);
    }
    return token.trim();
  }
}
