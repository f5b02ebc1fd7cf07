import { StatusError } from '../kube/status';

/** The attributes of a request that Kubernetes' authorizer looks at. */
export interface ResourceRequest {
  readonly kind: 'resource';
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

export interface PathRequest {
  readonly kind: 'path';
  readonly verb: string;
  readonly path: string;
}

export type RequestInfo = ResourceRequest | PathRequest;

const COLLECTION_VERBS: Readonly<Record<string, string>> = {
  GET: 'list',
  HEAD: 'list',
  POST: 'create',
  DELETE: 'deletecollection',
};
const OBJECT_VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};
/** `/api/v1/namespaces/NAME/status` is about the namespace, not about a resource called status. */
const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize']);

function split(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    // Not a path of Kubernetes.
    return [];
  }
}

/** Splits off the namespace after the version. */
function withoutNamespace(rest: readonly string[]): {
  readonly namespace?: string;
  readonly rest: readonly string[];
} {
  if (rest[0] !== 'namespaces' || rest.length < 2) return { rest };
  const isWithin = rest.length > 2 && !NAMESPACE_SUBRESOURCES.has(rest[2]);
  return { namespace: rest[1], rest: isWithin ? rest.slice(2) : rest };
}

/** Parses URL and method. Whatever is not a resource is a plain path. */
export function parseRequest(method: string, url: URL): RequestInfo {
  const parts = split(url.pathname);
  const isCore = parts[0] === 'api';
  const [group, version] = isCore ? ['', parts[1]] : [parts[1], parts[2]];
  const below = parts.slice(isCore ? 2 : 3);
  if ((!isCore && parts[0] !== 'apis') || below.length === 0) {
    return { kind: 'path', verb: method.toLowerCase(), path: url.pathname };
  }
  const { namespace, rest } = withoutNamespace(below);
  const [plural, name, ...subresource] = rest;
  const watches = ['true', '1'].includes(url.searchParams.get('watch') ?? '');
  const verbs = name === undefined ? COLLECTION_VERBS : OBJECT_VERBS;
  const verb = verbs[method] ?? method.toLowerCase();
  return {
    kind: 'resource',
    verb: verb === 'list' && watches ? 'watch' : verb,
    group,
    version,
    plural,
    subresource: subresource.length > 0 ? subresource.join('/') : undefined,
    namespace,
    name,
  };
}

/**
 * A whole number from the query, undefined when absent.
 *
 * @throws StatusError 400 in the words of Go's parser
 */
export function integerParameter(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name);
  if (text === null || text === '') return undefined;
  if (!/^[+-]?\d+$/.test(text)) {
    throw StatusError.badRequest(
      `strconv.ParseInt: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text);
}

/** `resourceVersion`, undefined when absent. */
export function revisionParameter(url: URL): number | undefined {
  const text = url.searchParams.get('resourceVersion');
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) {
    throw StatusError.badRequest(
      `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text);
}

export function booleanParameter(url: URL, name: string): boolean {
  return ['true', '1', 'True', 't'].includes(url.searchParams.get(name) ?? '');
}
