import { createHash } from 'node:crypto';
import { AuthenticationError } from '@backstage/errors';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { AUTH_METADATA } from './authMetadata';

interface UserTokenAuthProviderOptions {
  readonly id: string;
  /** The login for a cluster; undefined when its configuration names none. */
  readonly login: (cluster: ClusterDetails) => string | undefined;
  /** The configuration key to set when there is no login. */
  readonly problem?: string;
  /** Host name suffixes that only this login's cloud provider serves. */
  readonly trustedHostSuffixes?: readonly string[];
  readonly now?: () => number;
}

/**
 * Sends a token of the user's own login, which the browser provides.
 *
 * @remarks
 * Reads are shared only between requests with the identical token: the claims in a token
 * are not trusted before an API server has verified it.
 */
export class UserTokenAuthProvider implements AuthProvider {
  readonly id: string;
  readonly scope = 'caller';
  readonly untrustedClusters = 'listed';
  readonly trustedHostSuffixes: readonly string[];
  readonly #options: UserTokenAuthProviderOptions;

  constructor(options: UserTokenAuthProviderOptions) {
    this.id = options.id;
    this.trustedHostSuffixes = options.trustedHostSuffixes ?? [];
    this.#options = options;
  }

  login(cluster: ClusterDetails): string | undefined {
    return this.#options.login(cluster);
  }

  validate(cluster: ClusterDetails): readonly string[] {
    const { problem } = this.#options;
    return this.login(cluster) === undefined && problem ? [problem] : [];
  }

  async getCredential(request: {
    readonly cluster: ClusterDetails;
    readonly userToken?: string;
    readonly refused?: ClusterCredential;
  }): Promise<ClusterCredential> {
    const { now = Date.now } = this.#options;
    const login = this.login(request.cluster);
    const token = request.userToken;
    if (!token) {
      throw new AuthenticationError(
        `This cluster uses your own login (${login}), and you aren't signed in.`,
      );
    }
    if (request.refused) {
      throw new AuthenticationError(
        `This cluster no longer accepts your login (${login}). Sign in again.`,
      );
    }
    const expiresAt = readExpiry(token);
    if (expiresAt && expiresAt.getTime() <= now()) {
      throw new AuthenticationError(
        `Your login for this cluster (${login}) has expired. Sign in again.`,
      );
    }
    return {
      kind: 'bearerToken',
      token,
      expiresAt,
      identity: `${this.id}:${createHash('sha256')
        .update(token)
        .digest('base64url')}`,
    };
  }
}

/** The login for each auth provider that sends the user's own token. */
export const USER_TOKEN_AUTH_PROVIDERS: readonly UserTokenAuthProviderOptions[] =
  [
    {
      id: 'google',
      login: () => 'google',
      // GKE's DNS endpoints. Its IP endpoints cannot be told from any other address.
      trustedHostSuffixes: ['.gke.goog'],
    },
    {
      id: 'aks',
      login: () => 'aks',
      // The public cloud, Azure Government, and Azure in China.
      trustedHostSuffixes: [
        '.azmk8s.io',
        '.cx.aks.containerservice.azure.us',
        '.cx.prod.service.azk8s.cn',
      ],
    },
    {
      id: 'oidc',
      login: ({ authMetadata }) =>
        authMetadata[AUTH_METADATA.oidcTokenProvider]
          ? `oidc.${authMetadata[AUTH_METADATA.oidcTokenProvider]}`
          : undefined,
      problem:
        'authProvider oidc needs an oidcTokenProvider: the id of the auth provider whose ID token the cluster trusts, for example okta',
    },
  ];

/** When a JSON web token expires; undefined for other tokens, which expire when the API server rejects them. */
function readExpiry(token: string): Date | undefined {
  const [, payload, signature] = token.split('.');
  if (signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(payload, 'base64url').toString('utf8'),
    );
    if (typeof claims !== 'object' || claims === null) return undefined;
    const seconds = Reflect.get(claims, 'exp');
    const expiresAt = new Date(Number(seconds) * 1_000);
    return typeof seconds === 'number' && !Number.isNaN(expiresAt.getTime())
      ? expiresAt
      : undefined;
  } catch {
    return undefined;
  }
}
