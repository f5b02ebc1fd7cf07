import { createHash, randomUUID } from 'node:crypto';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { ApiRequest, ApiStream, ClusterConnection } from './ClusterConnection';
import { Result, Failure, fail } from '../util/Result';
import { WorkBudget } from '../util/WorkBudget';

/**
 * The connection of those who share a reading: that of whoever came last, since
 * an earlier one's sign-in ends earlier. It is of one identity for ever.
 */
export class DelegatingConnection implements ClusterConnection {
  readonly cluster: ClusterDetails;
  readonly isShared?: boolean;
  readonly budget?: WorkBudget;
  readonly #identity: string;
  readonly #viewers = new Set<ClusterConnection>();
  /** What serves many does not wait behind what one of them asks for besides. */
  readonly #queue = randomUUID();
  #current: ClusterConnection;

  constructor(first: ClusterConnection, identity: string) {
    this.cluster = first.cluster;
    this.isShared = first.isShared;
    this.budget = first.budget;
    this.#identity = identity;
    this.#current = first;
  }

  add(connection: ClusterConnection): void {
    this.#viewers.add(connection);
    this.#current = connection;
  }

  /** The last one stays in use when nobody else is there. */
  remove(connection: ClusterConnection): void {
    this.#viewers.delete(connection);
    if (this.#current === connection) {
      this.#current = [...this.#viewers].at(-1) ?? connection;
    }
  }

  identity(signal: AbortSignal): Promise<Result<string>> {
    return this.#current.identity(signal);
  }

  async getJson(request: ApiRequest): Promise<Result<unknown>> {
    const connection = this.#current;
    return (
      (await this.#refusal(connection, request)) ??
      connection.getJson({ queue: this.#queue, ...request })
    );
  }

  async open(request: ApiRequest): Promise<Result<ApiStream>> {
    const connection = this.#current;
    return (
      (await this.#refusal(connection, request)) ??
      connection.open({ queue: this.#queue, ...request })
    );
  }

  get pause(): ClusterConnection['pause'] {
    return this.#current.pause?.bind(this.#current);
  }

  /** What is read with another identity's eyes must not reach those who share this one. */
  async #refusal(
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

/**
 * What is shared only with those who look at the same cluster with the same
 * identity at the same thing.
 */
export function sharingKey(
  cluster: ClusterDetails,
  identity: string,
  ...what: readonly (string | undefined)[]
): string {
  return JSON.stringify([clusterDigest(cluster), identity, what]);
}

/** Made once for a cluster and not for each viewer of it. */
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

function sorted(cluster: ClusterDetails): unknown {
  return [
    ...Object.entries(cluster).sort(([a], [b]) => a.localeCompare(b)),
    Object.entries(cluster.authMetadata).sort(([a], [b]) => a.localeCompare(b)),
  ];
}
