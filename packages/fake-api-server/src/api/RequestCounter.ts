import { qualifiedName } from '../kube/resources';
import { RequestInfo } from './requestInfo';

/**
 * Numbers of requests.
 *
 * @public
 */
export interface RequestCounts {
  readonly total: number;
  /** By verb and resource: `list pods`, `watch deployments.apps`, `get pods/log`, `get /version`. */
  readonly byKind: Readonly<Record<string, number>>;
  /** By path, without the query. */
  readonly byPath: Readonly<Record<string, number>>;
  /**
   * Lists that a real API server reads from etcd: those without a resource version,
   * and those of a limit with any version but `0`. Events are not counted, as no
   * API server has them in its watch cache.
   */
  readonly etcdLists: number;
}

/** Bounds the memory of counting; later paths are not counted. */
const MAX_PATHS = 10_000;

/** The key under which a request is counted. */
function requestKind(request: RequestInfo): string {
  if (request.kind === 'path') return `${request.verb} ${request.path}`;
  const subresource = request.subresource ? `/${request.subresource}` : '';
  return `${request.verb} ${qualifiedName(request)}${subresource}`;
}

function isEtcdList(request: RequestInfo, query: URLSearchParams): boolean {
  if (request.kind === 'path' || request.verb !== 'list') return false;
  if (request.plural === 'events' || request.group === 'metrics.k8s.io') {
    return false;
  }
  const version = query.get('resourceVersion') ?? '';
  return version === '' || (version !== '0' && query.has('limit'));
}

export class RequestCounter {
  #total = 0;
  #etcdLists = 0;
  readonly #byKind = new Map<string, number>();
  readonly #byPath = new Map<string, number>();

  count(request: RequestInfo, { pathname: path, searchParams }: URL): void {
    this.#total += 1;
    if (isEtcdList(request, searchParams)) this.#etcdLists += 1;
    const kind = requestKind(request);
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1);
    if (this.#byPath.size < MAX_PATHS || this.#byPath.has(path)) {
      this.#byPath.set(path, (this.#byPath.get(path) ?? 0) + 1);
    }
  }

  counts(): RequestCounts {
    return {
      total: this.#total,
      etcdLists: this.#etcdLists,
      byKind: Object.fromEntries(this.#byKind),
      byPath: Object.fromEntries(this.#byPath),
    };
  }

  reset(): void {
    this.#total = 0;
    this.#etcdLists = 0;
    this.#byKind.clear();
    this.#byPath.clear();
  }
}
