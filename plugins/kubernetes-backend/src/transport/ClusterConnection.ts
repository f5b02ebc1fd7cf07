import { Readable } from 'node:stream';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Result } from '../util/Result';
import { WorkBudget } from '../util/WorkBudget';

/** A read of one API server: always a GET. */
export interface ApiRequest {
  /** From {@link apiPath}: every segment is encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Media type to ask for; JSON when absent, anything for a stream. */
  readonly accept?: string;
  /** In whose queue it waits for its turn; in that of the caller when absent. */
  readonly queue?: string;
  /**
   * For a list: told of each item of a large answer as it arrives, with what the
   * list says before its items; such items are not in the answer. False when
   * nothing more is wanted: then the rest is not read.
   */
  readonly onItem?: (item: unknown, head: unknown) => boolean;
  /** What may be done with the answer in this process's one thread. */
  readonly budget?: WorkBudget;
  readonly signal: AbortSignal;
}

/** An answer with status 200 to 299 whose body has not been read yet. */
export interface ApiStream {
  readonly status: number;
  readonly body: Readable;
}

/**
 * One cluster, asked with one caller's credential. Whoever reads a cluster holds
 * one of these and knows nothing of URLs, tokens and certificates.
 *
 * @remarks
 * Failures are values. The only rejection is the abort of the caller's own signal.
 */
export interface ClusterConnection {
  readonly cluster: ClusterDetails;
  /** Everybody has the same credential, so what is read with it once may serve all. */
  readonly isShared?: boolean;
  /** What may be done for the cluster in this process's one thread; anything when absent. */
  readonly budget?: WorkBudget;
  /** Whose eyes these are; two readings may be shared only when it is the same. */
  identity(signal: AbortSignal): Promise<Result<string>>;
  getJson(request: ApiRequest): Promise<Result<unknown>>;
  /** The body has no deadline and no size limit: both are the caller's business. */
  open(request: ApiRequest): Promise<Result<ApiStream>>;
  /**
   * Waits before something that failed is tried again: `ms`, or less when the
   * cluster is well again before; longer while it is ill and others find out.
   */
  pause?(ms: number, signal: AbortSignal): Promise<void>;
}

/** What one viewer may do with a cluster, for now. */
export interface ClusterAccess {
  /** Whose eyes these are. */
  readonly identity: string;
  readonly expiresAt?: Date;
}

/** A connection that knows who holds it. */
export interface ViewerConnection extends ClusterConnection {
  access(signal: AbortSignal): Promise<Result<ClusterAccess>>;
}

/** Joins path segments; a segment can never leave its place in the path. */
export function apiPath(...segments: readonly string[]): string {
  for (const segment of segments) {
    if (segment === '' || segment === '.' || segment === '..') {
      throw new TypeError(`'${segment}' is not a segment of an API path`);
    }
  }
  return `/${segments.map(encodeURIComponent).join('/')}`;
}
