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
  /** The login for a cluster; undefined when the cluster does not say which. */
  readonly login: (cluster: ClusterDetails) => string | undefined;
  /** What is missing when there is no login. */
  readonly problem?: string;
  /** Ends of host names under which only the cloud of this login answers. */
  readonly trustedHostSuffixes?: readonly string[];
  readonly now?: () => number;
}

/**
 * Asks a cluster with a token of the user's own login, which the browser sends.
 *
 * @remarks
 * Two viewers share only when they have sent the very same token: what a token
 * says of its owner is not believed before an API server has checked it.
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
        `This cluster is asked with your own login (${login}), and you are not signed in to it.`,
      );
    }
    if (request.refused) {
      throw new AuthenticationError(
        `This cluster no longer accepts your login (${login}). Sign in again.`,
      );
    }
    const expiresAt = expiryOf(token);
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

/** The login of each kind of cluster that is asked with the user's own token. */
export const USER_TOKEN_AUTH_PROVIDERS: readonly UserTokenAuthProviderOptions[] =
  [
    {
      id: 'google',
      login: () => 'google',
      // The DNS endpoints of GKE. Its IP endpoints look like anybody's.
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

/** When a JSON web token ends; undefined for other tokens, which end when the API server says so. */
function expiryOf(token: string): Date | undefined {
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
