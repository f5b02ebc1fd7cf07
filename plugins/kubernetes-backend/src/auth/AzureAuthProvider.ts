import {
  AuthProvider,
  ClusterCredential,
} from '@podlight/backstage-plugin-kubernetes-node';

/** The application that every AKS cluster with Entra ID trusts. */
const AKS_SCOPE = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';

/** Gets an access token of Entra ID. */
export type GetAzureToken = (
  scope: string,
  signal: AbortSignal,
) => Promise<{
  readonly token: string;
  readonly expiresOnTimestamp: number;
} | null>;

/** Authenticates to AKS clusters as the identity that Backstage runs as: workload identity, managed identity, environment, CLI. */
export class AzureAuthProvider implements AuthProvider {
  readonly id = 'azure';
  readonly scope = 'cluster';
  readonly #getToken: GetAzureToken;

  constructor(getToken: GetAzureToken = azureToken()) {
    this.#getToken = getToken;
  }

  async getCredential({
    signal,
  }: {
    readonly signal: AbortSignal;
  }): Promise<ClusterCredential> {
    const accessToken = await this.#getToken(AKS_SCOPE, signal);
    if (!accessToken) {
      throw new Error(
        'Azure returned no token. Give Backstage a managed identity, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET.',
      );
    }
    return {
      kind: 'bearerToken',
      token: accessToken.token,
      expiresAt: new Date(accessToken.expiresOnTimestamp),
      identity: this.id,
    };
  }
}

/** Loaded on first use and created once, because it caches which credential source worked. */
function azureToken(): GetAzureToken {
  let credential:
    | Promise<import('@azure/identity').DefaultAzureCredential>
    | undefined;
  return async (scope, abortSignal) => {
    credential ??= import('@azure/identity').then(
      ({ DefaultAzureCredential }) => new DefaultAzureCredential(),
    );
    return (await credential).getToken(scope, { abortSignal });
  };
}
