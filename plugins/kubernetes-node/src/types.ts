import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  ClusterConnect,
  ClusterDashboard,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * A cluster of a {@link ClusterProvider}. It has no credential, which the
 * {@link AuthProvider} returns when needed.
 *
 * @public
 */
export interface ClusterDetails {
  /** Unique over all providers; the first provider with the name wins. */
  readonly name: string;
  /** Displayed name; `name` when absent. */
  readonly title?: string;
  /** For example `eu-west-1`; a dimension to group by. */
  readonly region?: string;
  /** Base URL of the API server, `https` unless it is on loopback. May have a path. */
  readonly url: string;
  /** The id of this cluster's {@link AuthProvider}. */
  readonly authProvider: string;
  /** Settings of that AuthProvider, which are never shown or logged. */
  readonly authMetadata: Readonly<Record<string, string>>;
  readonly tls?: ClusterTls;
  /**
   * Connect to public addresses only. For URLs from people who don't run
   * Backstage, which could otherwise be used to scan its network.
   */
  readonly publicAddressOnly?: boolean;
  /**
   * Who defined this cluster; `operator` when absent. With `others`, people who
   * don't run Backstage chose the URL, as in catalog entities: the cluster gets
   * only credentials whose {@link AuthProvider.untrustedClusters} allows it,
   * and never replaces an operator's cluster of the same name. With
   * `publicAddressOnly`, `others` is the default.
   */
  readonly describedBy?: 'operator' | 'others';
  /** With `describedBy: 'others'`: the operator has listed this host, so users' own logins may be sent to it. */
  readonly hostIsListed?: boolean;
  /**
   * Explains to the operator what is wrong with the configuration. The cluster
   * is shown as misconfigured and gets no requests.
   */
  readonly problem?: string;
  /** How users log in, for the tab's commands. Sent to browsers. */
  readonly connect?: ClusterConnect;
  /** The dashboard for links to the cluster and its objects. Sent to browsers. */
  readonly dashboard?: ClusterDashboard;
  /** Values for the placeholders of commands and links. Sent to browsers. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Custom resources to read in this cluster, instead of those in `kubernetes.customResources`. */
  readonly customResources?: readonly CustomResourceMatcher[];
  /** Never ask its metrics API; the tab then shows no usage. */
  readonly skipMetricsLookup?: boolean;
}

/**
 * A custom resource type, as in `kubernetes.customResources`.
 *
 * @public
 */
export interface CustomResourceMatcher {
  /** For example `argoproj.io`; never empty, as the core group has no custom resources. */
  readonly group: string;
  /** The version without the group: `v1alpha1`. */
  readonly apiVersion: string;
  /** As in URLs: `rollouts`. */
  readonly plural: string;
}

/**
 * How the API server's certificate is verified.
 *
 * @public
 */
export interface ClusterTls {
  /** PEM of the certificate authority, base64 as in a kubeconfig; the system's authorities when absent. */
  readonly caData?: string;
  /** File with that PEM, re-read when it changes. */
  readonly caFile?: string;
  /** Name to expect in the certificate, when it is not the URL's host. */
  readonly serverName?: string;
  /** Accept any certificate. */
  readonly skipVerify?: boolean;
}

/**
 * The caller of a request.
 *
 * @public
 */
export interface Principal {
  /** The caller's own Backstage credentials, for look-ups on the caller's behalf. */
  readonly credentials: BackstageCredentials;
  /** `user:namespace/name`; absent for a service. */
  readonly userEntityRef?: string;
}

/**
 * The user to impersonate: the API server applies this user's permissions.
 *
 * @public
 */
export interface Impersonation {
  /** Sent as `Impersonate-User`. */
  readonly user: string;
  /** Each is sent as one `Impersonate-Group`. */
  readonly groups: readonly string[];
}

/**
 * A credential for one cluster's API server.
 *
 * @public
 */
export type ClusterCredential = (
  | { readonly kind: 'bearerToken'; readonly token: string }
  | {
      readonly kind: 'clientCertificate';
      /** PEM. */
      readonly certificate: string;
      /** PEM. */
      readonly privateKey: string;
    }
  | { readonly kind: 'anonymous' }
) & {
  /** When it expires; it is renewed before that. */
  readonly expiresAt?: Date;
  /**
   * Credential identity. Viewers share watches of a cluster only if their
   * credentials have the same identity, so a per-user credential must name the
   * user. Never a secret.
   */
  readonly identity: string;
  /** Requires permission to impersonate. */
  readonly impersonate?: Impersonation;
};

/**
 * Finds clusters.
 *
 * @public
 */
export interface ClusterProvider {
  /** Identifies the provider in messages. */
  readonly id: string;
  /** How long a result is valid, in milliseconds. After that, the provider is called again, and the last result is kept if it fails. */
  readonly ttlMs: number;
  getClusters(request: {
    readonly signal: AbortSignal;
  }): Promise<readonly ClusterDetails[]>;
}

/**
 * Gets a credential for a caller and a cluster.
 *
 * @public
 */
export interface AuthProvider {
  /** The value of `authProvider` in a cluster's configuration. */
  readonly id: string;
  /**
   * Scope of the credential: `cluster` if every caller gets the same one,
   * `caller` if it depends on the caller. Determines how credentials are
   * cached; `caller`, the safe choice, when absent.
   */
  readonly scope?: 'cluster' | 'caller';
  /**
   * The user's login whose token is needed, for example `google` or
   * `oidc.okta`; undefined for none. The browser gets the token from
   * Backstage's auth API of that name and sends it with its requests, and
   * `userToken` contains it. Sent to browsers.
   */
  login?(cluster: ClusterDetails): string | undefined;
  /**
   * Whether a credential may be sent to a cluster that someone other than the
   * operator has defined, for example in a catalog entity. That person chooses
   * the server that receives the credential.
   *
   * - `never`, the default: right for Backstage's own credentials.
   * - `listed`: to hosts that the operator lists and to `trustedHostSuffixes`;
   * for users' logins.
   * - `any`: to any host; only for credentials that are useless elsewhere.
   */
  readonly untrustedClusters?: 'never' | 'listed' | 'any';
  /**
   * With `untrustedClusters: 'listed'`: suffixes of host names that only the
   * cloud provider can use, each with a leading dot, for example `.azmk8s.io`.
   */
  readonly trustedHostSuffixes?: readonly string[];
  /**
   * Explains to the operator what is wrong with a cluster's configuration for
   * this provider; empty when it is valid. A misconfigured cluster is shown as
   * such and gets no requests. Called for each result of a ClusterProvider;
   * must use only its argument.
   */
  validate?(cluster: ClusterDetails): readonly string[];
  /**
   * Rejects when there is no credential. The message says what is wrong and
   * what to do, and contains no secret. With the scope `caller`, viewers see
   * the message of an `AuthenticationError`, `NotAllowedError` or `InputError`
   * of `@backstage/errors`, for example "Sign in again." Operators see all
   * other messages in the log and on the Clusters page, and viewers see only
   * that there is no credential.
   */
  getCredential(request: {
    readonly cluster: ClusterDetails;
    readonly principal: Principal;
    readonly signal: AbortSignal;
    /** Token of this provider's `login`; absent when the user has not signed in. */
    readonly userToken?: string;
    /** A credential of this provider that the API server has just refused. Do not return a cached one. */
    readonly refused?: ClusterCredential;
  }): Promise<ClusterCredential>;
}

/**
 * Finds the clusters that a service may run in.
 *
 * @public
 */
export interface ServiceLocator {
  /** The value of `kubernetes.serviceLocatorMethod.type`. */
  readonly id: string;
  /** Returns a subset of `clusters`. */
  locate(request: {
    readonly entity: Entity;
    readonly clusters: readonly ClusterDetails[];
    readonly principal: Principal;
    readonly signal: AbortSignal;
  }): Promise<readonly ClusterDetails[]>;
}

/**
 * Decides whether an entity may use a namespace, so that the author of an
 * entity can't see other people's pods. One allowing policy is enough; without
 * any policy, every namespace is allowed.
 *
 * @public
 */
export interface NamespacePolicy {
  /** Identifies the policy in messages to the operator. */
  readonly id: string;
  /**
   * Called again about once a minute while the entity is viewed. A rejection
   * counts as no.
   */
  allows(request: {
    /** The current catalog entity. Its author chose its annotations and owner. */
    readonly entity: Entity;
    readonly cluster: ClusterDetails;
    readonly namespace: string;
    /**
     * Reads the namespace's labels and annotations from the cluster. Rejects if
     * they can't be read.
     */
    readonly metadata: () => Promise<NamespaceMetadata>;
    readonly signal: AbortSignal;
  }): boolean | Promise<boolean>;
}

/**
 * Labels and annotations of a namespace.
 *
 * @public
 */
export interface NamespaceMetadata {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
