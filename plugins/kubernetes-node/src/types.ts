import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  ClusterConnect,
  ClusterDashboard,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * A cluster as a {@link ClusterProvider} describes it. It holds no credential:
 * that is the {@link AuthProvider}'s answer, asked for anew when needed.
 *
 * @public
 */
export interface ClusterDetails {
  /** Unique over all providers; the first provider to name it wins. */
  readonly name: string;
  /** For people; the name when absent. */
  readonly title?: string;
  /** For example `eu-west-1`; a dimension to group by. */
  readonly region?: string;
  /** Base URL of the API server, `https` unless it is on loopback. May have a path. */
  readonly url: string;
  /** The id of the {@link AuthProvider} that answers for this cluster. */
  readonly authProvider: string;
  /** What that AuthProvider needs to know: its own keys, never shown or logged. */
  readonly authMetadata: Readonly<Record<string, string>>;
  readonly tls?: ClusterTls;
  /**
   * Connect to public addresses only. For URLs that come from people who do not
   * run Backstage, who could otherwise have its network searched.
   */
  readonly publicAddressOnly?: boolean;
  /**
   * Who wrote this description; `operator` when absent. With `others`, people who
   * do not run Backstage chose the URL, as with catalog entities: the cluster gets
   * only credentials whose {@link AuthProvider.untrustedClusters} allows it, and
   * it never takes the place of an operator's cluster of the same name. With
   * `publicAddressOnly`, `others` is the default.
   */
  readonly describedBy?: 'operator' | 'others';
  /** With `describedBy: 'others'`: the operator lists this host, so users' own logins may be sent to it. */
  readonly hostIsListed?: boolean;
  /**
   * What is wrong with the description, in words for its operator. The cluster is
   * shown as misconfigured, and nothing is ever sent to it.
   */
  readonly problem?: string;
  /** How people log in, for the commands that the tab offers. Browsers see it. */
  readonly connect?: ClusterConnect;
  /** Where links to the cluster and what is in it lead. Browsers see it. */
  readonly dashboard?: ClusterDashboard;
  /** Values for the placeholders of commands and links. Browsers see them. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Custom resources to read here, in place of those of `kubernetes.customResources`. */
  readonly customResources?: readonly CustomResourceMatcher[];
  /** Never ask its metrics API: nothing is said of what pods use there. */
  readonly skipMetricsLookup?: boolean;
}

/**
 * An API of custom resources, as `kubernetes.customResources` names it.
 *
 * @public
 */
export interface CustomResourceMatcher {
  /** For example `argoproj.io`; never empty, as the core group has no custom resources. */
  readonly group: string;
  /** The version alone: `v1alpha1`. */
  readonly apiVersion: string;
  /** As in URLs: `rollouts`. */
  readonly plural: string;
}

/**
 * How the API server's certificate is checked.
 *
 * @public
 */
export interface ClusterTls {
  /** PEM of the certificate authority, base64 as in a kubeconfig; the system's authorities when absent. */
  readonly caData?: string;
  /** File with that PEM. It is read again when it changes. */
  readonly caFile?: string;
  /** Name to expect in the certificate, when it is not the URL's host. */
  readonly serverName?: string;
  /** Accept any certificate. */
  readonly skipVerify?: boolean;
}

/**
 * Who is asking.
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
 * Whom the holder of a credential acts as, in Kubernetes' sense: the API server
 * decides by what this user may do.
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
 * What opens the door of one API server.
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
  /** When it stops working; it is asked for again before that. */
  readonly expiresAt?: Date;
  /**
   * Whose eyes these are. Two viewers share one reading of a cluster only if
   * their credentials have the same identity; a per-user credential must
   * therefore name the user. Never a secret.
   */
  readonly identity: string;
  /** The credential's own account needs the right to impersonate. */
  readonly impersonate?: Impersonation;
};

/**
 * Answers "where are the clusters?".
 *
 * @public
 */
export interface ClusterProvider {
  /** Names the provider in messages to people. */
  readonly id: string;
  /** How long an answer holds, in milliseconds. After that it is asked again, and the last answer is kept if it fails. */
  readonly ttlMs: number;
  getClusters(request: {
    readonly signal: AbortSignal;
  }): Promise<readonly ClusterDetails[]>;
}

/**
 * Answers "who is asking?": turns the caller into a credential for a cluster.
 *
 * @public
 */
export interface AuthProvider {
  /** The value of `authProvider` in a cluster's configuration. */
  readonly id: string;
  /**
   * For whom a credential of this provider is good: `cluster` when every caller
   * gets the same one, `caller` when it depends on who asks. It decides how
   * credentials are cached; `caller`, the safe answer, when absent.
   */
  readonly scope?: 'cluster' | 'caller';
  /**
   * Which of the user's own logins a token is needed of, for example `google`
   * or `oidc.okta`; undefined when it takes none. The browser gets the token
   * from Backstage's auth API of that name and sends it with its requests, and
   * it comes here as `userToken`. It is shown to browsers.
   */
  login?(cluster: ClusterDetails): string | undefined;
  /**
   * Whether a credential may go to a cluster that somebody other than the operator
   * has described, for example with a catalog entity. Whoever describes a cluster
   * chooses the server that receives the credential.
   *
   * - `never`, also when absent: the right answer for everything that belongs to
   *   Backstage itself.
   * - `listed`: to hosts that the operator lists, and to `trustedHostSuffixes`;
   *   for logins of users.
   * - `any`: to any host; only for credentials that are of no use elsewhere.
   */
  readonly untrustedClusters?: 'never' | 'listed' | 'any';
  /**
   * With `untrustedClusters: 'listed'`: ends of host names under which only the
   * cloud itself answers, each with its leading dot, for example `.azmk8s.io`.
   */
  readonly trustedHostSuffixes?: readonly string[];
  /**
   * What is wrong with how a cluster is described for this provider, in words for
   * its operator; empty when it is fine. Such a cluster is shown as misconfigured
   * and not asked. It is called for each answer of a ClusterProvider, and looks at
   * nothing but the description.
   */
  validate?(cluster: ClusterDetails): readonly string[];
  /**
   * Rejects when no credential can be had. The message says what is wrong and the
   * way out, and holds no secret. With the scope `caller`, that of an
   * `AuthenticationError`, `NotAllowedError` or `InputError` of
   * `@backstage/errors` is for the viewer, for example "Sign in again." Every
   * other message is for those who run Backstage: it is in the log and on the
   * Clusters page, and viewers are told that there is no credential.
   */
  getCredential(request: {
    readonly cluster: ClusterDetails;
    readonly principal: Principal;
    readonly signal: AbortSignal;
    /** Of the login that this provider asked for; absent when the user has not signed in. */
    readonly userToken?: string;
    /** What this provider gave before and the API server has just refused: do not answer from a cache. */
    readonly refused?: ClusterCredential;
  }): Promise<ClusterCredential>;
}

/**
 * Answers "where is this service?": which of the clusters to ask.
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
 * Answers "may this entity be looked for in this namespace?", so that whoever
 * writes an entity cannot see other people's pods through it. A namespace is an
 * entity's when one of the policies says so; without any policy every namespace is.
 *
 * @public
 */
export interface NamespacePolicy {
  /** Names the policy in messages to the operator. */
  readonly id: string;
  /**
   * Asked again about once a minute for as long as somebody looks. A rejection
   * counts as no.
   */
  allows(request: {
    /** As the catalog has it now. Whoever wrote it chose its annotations and its owner. */
    readonly entity: Entity;
    readonly cluster: ClusterDetails;
    readonly namespace: string;
    /**
     * The namespace's own labels and annotations, read from the cluster when
     * asked for. Rejects when they cannot be read.
     */
    readonly metadata: () => Promise<NamespaceMetadata>;
    readonly signal: AbortSignal;
  }): boolean | Promise<boolean>;
}

/**
 * What a namespace says of itself.
 *
 * @public
 */
export interface NamespaceMetadata {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
