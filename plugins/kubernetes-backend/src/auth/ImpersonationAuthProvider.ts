import { createHash } from 'node:crypto';
import { UserInfoService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import { matchesGlob } from '@podlight/backstage-plugin-kubernetes-common';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
  Impersonation,
  Principal,
} from '@podlight/backstage-plugin-kubernetes-node';

/** Prefix that tells Backstage's users from the cluster's other users. */
const DEFAULT_TEMPLATE = 'backstage:{ref}';

/** Each group is a header, and the API server limits the size of headers. */
const MAX_GROUPS = 200;

/** Printable ASCII, the characters that a header may contain. */
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/** How Backstage's users and groups are named in the clusters. */
export interface ImpersonationNames {
  /** Template with `{ref}`, `{namespace}` and `{name}`; `backstage:{ref}` when absent. */
  readonly user?: string;
  /** The same for each of the user's groups. */
  readonly group?: string;
  /** Refs of the groups to pass on, `*` for any run of characters; all when absent. */
  readonly groups?: readonly string[];
}

export interface ImpersonationAuthProviderOptions {
  /** Gets the credential that may impersonate. */
  readonly base: AuthProvider;
  readonly userInfo: UserInfoService;
  readonly names?: ImpersonationNames;
  /** Why impersonation is not possible: the naming configuration is invalid. */
  readonly problem?: string;
}

/**
 * Sends requests as the current Backstage user, with the user's ownership groups,
 * so that the cluster's own RBAC decides what each user sees.
 */
export class ImpersonationAuthProvider implements AuthProvider {
  readonly id = 'impersonation';
  readonly scope = 'caller';
  readonly #options: ImpersonationAuthProviderOptions;

  constructor(options: ImpersonationAuthProviderOptions) {
    this.#options = options;
  }

  validate(cluster: ClusterDetails): readonly string[] {
    const { base, problem } = this.#options;
    return [
      ...(problem === undefined ? [] : [problem]),
      ...(base.validate?.(cluster) ?? []),
    ];
  }

  async getCredential(request: {
    readonly cluster: ClusterDetails;
    readonly principal: Principal;
    readonly signal: AbortSignal;
    readonly refused?: ClusterCredential;
  }): Promise<ClusterCredential> {
    const { base, userInfo } = this.#options;
    const { credentials, userEntityRef } = request.principal;
    if (userEntityRef === undefined) {
      throw new InputError(
        "This cluster is read as the signed-in user, but this request comes from a service. Call with a user's token, or use another authProvider for the cluster.",
      );
    }
    const [credential, { ownershipEntityRefs }] = await Promise.all([
      base.getCredential(request),
      userInfo.getUserInfo(credentials),
    ]);
    const impersonate = this.#nameInCluster(userEntityRef, ownershipEntityRefs);
    return {
      ...credential,
      impersonate,
      identity: `${this.id}:${impersonate.user}#${digest(impersonate)}`,
    };
  }

  #nameInCluster(user: string, owners: readonly string[]): Impersonation {
    const { names = {} } = this.#options;
    const { groups: patterns = ['*'] } = names;
    const groups = owners
      .filter(ref => parseEntityRef(ref).kind.toLowerCase() === 'group')
      .filter(ref => patterns.some(pattern => matchesGlob(pattern, ref)));
    if (groups.length > MAX_GROUPS) {
      throw new NotAllowedError(
        `You are in ${groups.length} groups, but at most ${MAX_GROUPS} can be passed to a cluster. Backstage admins can select them with kubernetes.impersonation.groups.`,
      );
    }
    return {
      user: inCluster(names.user, user),
      groups: groups.map(ref => inCluster(names.group, ref)).sort(),
    };
  }
}

function inCluster(template = DEFAULT_TEMPLATE, entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const values: Readonly<Record<string, string>> = {
    ref: stringifyEntityRef({ kind, namespace, name }),
    namespace,
    name,
  };
  const text = template.replace(
    /\{(ref|namespace|name)\}/g,
    (_placeholder, key: string) => values[key],
  );
  // Kubernetes grants permissions to some of these names by default.
  if (text.toLowerCase().startsWith('system:') || !HEADER_VALUE.test(text)) {
    throw new NotAllowedError(
      `'${entityRef}' would be called '${text}' in the cluster, which isn't allowed. Backstage admins can change kubernetes.impersonation.`,
    );
  }
  return text;
}

/** Identities are never shared between users, nor between two sets of groups of one user. */
function digest({ user, groups }: Impersonation): string {
  return createHash('sha256')
    .update(JSON.stringify([user, groups]))
    .digest('base64url')
    .slice(0, 16);
}
