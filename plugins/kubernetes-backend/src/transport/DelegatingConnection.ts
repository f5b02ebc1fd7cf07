import { createHash, randomUUID } from 'node:crypto';
import { compareText } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ApiRequest, ApiStream, ClusterConnection } from './ClusterConnection';
import { Result, Failure, fail } from '../util/Result';
import { WorkBudget } from '../util/WorkBudget';

/**
 * One connection for all subscribers with the same identity: it asks with that of
 * the latest one, since an earlier one's sign-in ends earlier. Its identity is
 * immutable.
 */
export class DelegatingConnection implements ClusterConnection {
  readonly cluster: ClusterDetails;
  readonly hasSharedCredential: boolean;
  readonly budget?: WorkBudget;
  readonly #identity: string;
  /** How often each was added. */
  readonly #counts = new Map<ClusterConnection, number>();
  /** What serves many does not wait behind what one of them asks for on its own. */
  readonly #queue = randomUUID();
  #current: ClusterConnection;

  constructor(first: ClusterConnection, identity: string) {
    this.cluster = first.cluster;
    this.hasSharedCredential = first.hasSharedCredential;
    this.budget = first.budget;
    this.#identity = identity;
    this.#current = first;
  }

  add(connection: ClusterConnection): void {
    this.#counts.set(connection, (this.#counts.get(connection) ?? 0) + 1);
    this.#current = connection;
  }

  /** Removes it once for each time it was added. The last one stays in use when there is no other. */
  remove(connection: ClusterConnection): void {
    const count = (this.#counts.get(connection) ?? 0) - 1;
    if (count > 0) {
      this.#counts.set(connection, count);
      return;
    }
    this.#counts.delete(connection);
    if (this.#current === connection) {
      this.#current = [...this.#counts.keys()].at(-1) ?? connection;
    }
  }

  identity(signal: AbortSignal): Promise<Result<string>> {
    return this.#current.identity(signal);
  }

  async getJson(request: ApiRequest): Promise<Result<unknown>> {
    const connection = this.#current;
    return (
      (await this.#identityMismatch(connection, request)) ??
      connection.getJson({ queue: this.#queue, ...request })
    );
  }

  async open(request: ApiRequest): Promise<Result<ApiStream>> {
    const connection = this.#current;
    return (
      (await this.#identityMismatch(connection, request)) ??
      connection.open({ queue: this.#queue, ...request })
    );
  }

  get pause(): ClusterConnection['pause'] {
    return this.#current.pause?.bind(this.#current);
  }

  /** What is read with another identity must not reach those who share this one. */
  async #identityMismatch(
    connection: ClusterConnection,
    { signal }: ApiRequest,
  ): Promise<Failure | undefined> {
    const identity = await connection.identity(signal);
    if (!identity.ok) return identity;
    return identity.value === this.#identity
      ? undefined
      : fail('credential', 'the credential has become that of another');
  }
}

/** The key under which something is shared: equal for the same cluster, identity and object of interest only. */
export function sharingKey(
  cluster: ClusterDetails,
  identity: string,
  ...what: readonly (string | undefined)[]
): string {
  return JSON.stringify([clusterDigest(cluster), identity, what]);
}

/** Made once for a cluster, not for each of its viewers. */
const digests = new WeakMap<ClusterDetails, string>();

/** Stands for a cluster's whole configuration, hashed because that may hold a token. */
export function clusterDigest(cluster: ClusterDetails): string {
  const known = digests.get(cluster);
  if (known !== undefined) return known;
  const digest = createHash('sha256')
    .update(JSON.stringify(sorted(cluster)))
    .digest('base64url');
  digests.set(cluster, digest);
  return digest;
}

/** Providers may name the same facts in any order. */
function sorted({ authMetadata, ...cluster }: ClusterDetails): unknown {
  return [cluster, authMetadata].map(facts =>
    Object.entries(facts).sort(([a], [b]) => compareText(a, b)),
  );
}
