import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';

/**
 * Example of an AuthProvider that reads a cluster's token from an environment
 * variable.
 *
 * In app-config: `authProvider: environmentToken` and
 * `authMetadata: { tokenVariable: PROD_EU_TOKEN }`.
 */
export class EnvironmentTokenAuthProvider implements AuthProvider {
  readonly id = 'environmentToken';

  constructor(private readonly environment: NodeJS.ProcessEnv = process.env) {}

  validate(cluster: ClusterDetails): readonly string[] {
    return cluster.authMetadata.tokenVariable
      ? []
      : ['authMetadata.tokenVariable must name an environment variable'];
  }

  async getCredential(request: {
    readonly cluster: ClusterDetails;
  }): Promise<ClusterCredential> {
    const variable = request.cluster.authMetadata.tokenVariable;
    const token = variable && this.environment[variable];
    if (!token) {
      throw new Error(
        `The environment variable ${variable} is not set in the backend's process. Set it, or correct authMetadata.tokenVariable of the cluster ${request.cluster.name}.`,
      );
    }
    // The same for every viewer, so that all share the same watches.
    return { kind: 'bearerToken', token, identity: `environment:${variable}` };
  }
}
