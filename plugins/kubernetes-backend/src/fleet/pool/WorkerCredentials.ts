import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Caller } from '../../auth/Caller';
import { CredentialCache } from '../../auth/CredentialCache';
import { fail, ok, Result } from '../../util/Result';

export interface WorkerCredentialsOptions {
  readonly credentials: Pick<
    CredentialCache,
    'get' | 'reject' | 'hasSharedCredential'
  >;
  readonly getCaller: () => Promise<Caller>;
}

/** Hands credentials to workers: those that all users share, of clusters that are followed. */
export class WorkerCredentials {
  readonly #options: WorkerCredentialsOptions;
  #clusters: ReadonlyMap<string, ClusterDetails> = new Map();
  readonly #last = new Map<string, ClusterCredential>();

  constructor(options: WorkerCredentialsOptions) {
    this.#options = options;
  }

  setClusters(clusters: readonly ClusterDetails[]): void {
    this.#clusters = new Map(clusters.map(each => [each.name, each]));
    for (const name of this.#last.keys()) {
      if (!this.#clusters.has(name)) this.#last.delete(name);
    }
  }

  /** A failure is a value, also where a provider throws. */
  async get(
    name: string,
    signal: AbortSignal,
  ): Promise<Result<ClusterCredential>> {
    const { credentials, getCaller } = this.#options;
    const cluster = this.#clusters.get(name);
    if (!cluster || !credentials.hasSharedCredential(cluster)) {
      return fail('credential', 'the cluster is not followed any more');
    }
    try {
      const caller = await getCaller();
      const result = await credentials.get(cluster, caller, signal);
      if (!result.ok) return result;
      this.#last.set(name, result.value);
      return ok(toPlain(result.value));
    } catch {
      return fail('credential', 'there is no credential for the cluster');
    }
  }

  /** The API server has refused the last credential of the cluster. */
  reject(name: string): void {
    const last = this.#last.get(name);
    if (last) this.#options.credentials.reject(last);
  }
}

/** Without what a provider may have added, which might not cross threads. */
function toPlain(credential: ClusterCredential): ClusterCredential {
  const { identity, expiresAt, impersonate } = credential;
  const common = {
    identity,
    ...(expiresAt && { expiresAt }),
    ...(impersonate && {
      impersonate: {
        user: impersonate.user,
        groups: [...impersonate.groups],
      },
    }),
  };
  switch (credential.kind) {
    case 'bearerToken':
      return { kind: 'bearerToken', token: credential.token, ...common };
    case 'clientCertificate': {
      const { certificate, privateKey } = credential;
      return { kind: 'clientCertificate', certificate, privateKey, ...common };
    }
    default:
      return { kind: 'anonymous', ...common };
  }
}
