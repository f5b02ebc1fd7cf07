import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { describeError } from '../util/safeMessage';
import { FileCache } from '../util/FileCache';
import { tokenProblem } from './bearerToken';
import { Environment, isOwnCluster } from './ownCluster';

/** Where a pod finds the token of its own service account. */
export const IN_CLUSTER_TOKEN_FILE =
  '/var/run/secrets/kubernetes.io/serviceaccount/token';

const NO_TOKEN = `It has no token: set serviceAccountToken or serviceAccountTokenFile. If serviceAccountToken is there and comes from an environment variable, that variable is not set where Backstage runs. The token of Backstage's own pod goes only to the cluster that Backstage runs in; to send it here, set serviceAccountTokenFile to ${IN_CLUSTER_TOKEN_FILE}.`;

/**
 * A service account's bearer token: `serviceAccountToken`, or the content of
 * `serviceAccountTokenFile`; for the cluster that Backstage runs in, and no
 * other, that of its own pod when there is neither. A rotated file is reloaded.
 */
export class ServiceAccountAuthProvider implements AuthProvider {
  readonly id = 'serviceAccount';
  readonly scope = 'cluster';
  readonly #files: FileCache;
  readonly #environment: Environment;

  constructor(files: FileCache, environment: Environment = process.env) {
    this.#files = files;
    this.#environment = environment;
  }

  validate(cluster: ClusterDetails): readonly string[] {
    const { serviceAccountToken, serviceAccountTokenFile } =
      cluster.authMetadata;
    if (serviceAccountToken !== undefined) {
      const problem = tokenProblem('serviceAccountToken', serviceAccountToken);
      return problem === undefined ? [] : [problem];
    }
    if (serviceAccountTokenFile !== undefined) {
      return serviceAccountTokenFile.trim() === ''
        ? [
            'serviceAccountTokenFile is empty. If it comes from an environment variable, check that the variable is set.',
          ]
        : [];
    }
    return isOwnCluster(cluster.url, this.#environment) ? [] : [NO_TOKEN];
  }

  async getCredential({
    cluster,
  }: {
    readonly cluster: ClusterDetails;
  }): Promise<ClusterCredential> {
    const problems = this.validate(cluster);
    if (problems.length > 0) throw new Error(problems.join(' '));
    const { serviceAccountToken, serviceAccountTokenFile } =
      cluster.authMetadata;
    const token =
      serviceAccountToken?.trim() ??
      (await this.#readFile(serviceAccountTokenFile ?? IN_CLUSTER_TOKEN_FILE));
    return { kind: 'bearerToken', token, identity: this.id };
  }

  async #readFile(path: string): Promise<string> {
    const token = await this.#files.read(path).catch(error => {
      throw new Error(
        `Can't read the service account's token file (${describeError(
          error,
        )}). Set serviceAccountToken or serviceAccountTokenFile for this cluster.`,
      );
    });
    const problem = tokenProblem(`The token file ${path}`, token);
    if (problem !== undefined) throw new Error(problem);
    return token.trim();
  }
}
