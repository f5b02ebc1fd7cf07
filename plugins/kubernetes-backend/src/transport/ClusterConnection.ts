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
  /** The queue in which it waits for its turn; the caller's when absent. */
  readonly queue?: string;
  /**
   * For a list: called for each item of a large response as it arrives, with what
   * the list says before its items; such items are not in the result. Return false
   * to skip the rest.
   */
  readonly onItem?: (item: unknown, head: unknown) => boolean;
  /** CPU time that may be spent on the response in this process's one thread. */
  readonly budget?: WorkBudget;
  readonly signal: AbortSignal;
}

/** A response with status 200 to 299 whose body has not been read yet. */
export interface ApiStream {
  readonly status: number;
  readonly body: Readable;
}

/**
 * One cluster, asked with one caller's credential. It hides URLs, tokens and
 * certificates from the code that reads a cluster.
 *
 * @remarks
 * Failures are values. The only rejection is an abort of the caller's own signal.
 */
export interface ClusterConnection {
  readonly cluster: ClusterDetails;
  /** Whether every caller has the same credential, so that what is read with it once may serve all. */
  readonly hasSharedCredential: boolean;
  /** CPU time that may be spent on the cluster in this process's one thread; unlimited when absent. */
  readonly budget?: WorkBudget;
  /** Identity of the credential. What is read is shared only between equal identities. */
  identity(signal: AbortSignal): Promise<Result<string>>;
  getJson(request: ApiRequest): Promise<Result<unknown>>;
  /** The body has no deadline and no size limit: the caller sets both. */
  open(request: ApiRequest): Promise<Result<ApiStream>>;
  /**
   * Waits before something that failed is tried again: `ms`, or less when the
   * cluster recovers earlier, or longer while the circuit breaker is open.
   */
  pause?(ms: number, signal: AbortSignal): Promise<void>;
}

/** A viewer's access to a cluster, for now. */
export interface ClusterAccess {
  /** Identity of the credential. */
  readonly identity: string;
  readonly expiresAt?: Date;
}

/** A connection of one viewer. */
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
