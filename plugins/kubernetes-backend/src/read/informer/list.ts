import {
  ColumnValue,
  CustomResource,
  CustomResourceApi,
  KeepAnnotation,
  ModelObject,
  parseCustomResource,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection, METADATA_LIST, TABLE } from '../../transport';
import { digestValue } from '../../util/digestValue';
import { Result, Failure, fail, ok } from '../../util/Result';
import { isTable, readColumns, readRow, TableColumn } from './table';

/** What client-go uses: large enough for few round trips, small enough for the API server's memory. */
const PAGE_SIZE = 500;

/** No service has more than 10,000 objects of one type. */
const MAX_PAGES = 20;

/** The resource version, or the continue token of a page, has expired. */
const STATUS_GONE = 410;

/** From a server that cannot answer in the media type. */
export const STATUS_NOT_ACCEPTABLE = 406;

/** From an API server whose watch cache lags behind another API server, or after etcd was restored. */
const TOO_LARGE = /too large resource version/i;

/** Any version will do: the API server answers from its watch cache, or pages where it has none. */
export const ANY_VERSION = '0';

/** Without it, the rows of a Table have only the metadata. */
export const INCLUDE_OBJECT = { includeObject: 'Object' } as const;

/** Of a resource version or a continue token. The next request has it in its URL, for which HTTP/2 allows 64 KiB. */
export const MAX_TOKEN_CHARACTERS = 16_384;

/** What the definition of an API says about one of its objects. */
export type ResourceDetails = Pick<
  CustomResource,
  | 'verdict'
  | 'guide'
  | 'progressDeadline'
  | 'fields'
  | 'omittedFields'
  | 'columns'
  | 'podSelector'
  | 'children'
  | 'unlistedChildren'
  | 'targets'
>;

/** Undefined where the API has no definition. */
export type DescribeItem = (
  raw: unknown,
  resource: CustomResource,
) => ResourceDetails | undefined;

/** How items are parsed. */
export interface ItemFormat {
  readonly kind: string;
  /** For custom resources: of which API they are. */
  readonly customApi?: CustomResourceApi;
  /** Names, labels and owners are enough. */
  readonly isMetadataOnly?: boolean;
  /** Keeps hardly any annotations when absent. */
  readonly keepAnnotation?: KeepAnnotation;
  /** For custom resources. */
  readonly describe?: DescribeItem;
  /** For custom resources: with the columns that `kubectl get` shows. */
  readonly isPrinted?: boolean;
}

/** Takes the items of a list as they arrive, instead of having them kept. */
export interface ItemSink {
  /** The list begins, or begins again after it broke off: what was added before is void. */
  begin(): void;
  add(item: unknown): void;
}

export interface ListRequest extends ItemFormat {
  readonly path: string;
  /** With it, the list has no objects. */
  readonly sink?: ItemSink;
  readonly query?: Readonly<Record<string, string>>;
  /**
   * The list is at least as new as this, and comes from the API server's watch
   * cache: `0` for any version. Read from etcd, in pages, when absent.
   */
  readonly resourceVersion?: string;
  readonly maxPages?: number;
}

export interface ObjectList {
  readonly objects: readonly ModelObject[];
  /** Where a watch starts; opaque. */
  readonly resourceVersion: string;
  /** The server has no Tables with whole objects, so a watch need not ask for them. */
  readonly isTableRefused?: boolean;
  /** There are more pages than were asked for. */
  readonly isTruncated: boolean;
}

/** The objects of {@link list} alone. */
export async function listObjects(
  connection: ClusterConnection,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Result<readonly ModelObject[]>> {
  const result = await list(connection, request, signal);
  return result.ok ? ok(result.value.objects) : result;
}

/**
 * All objects of a list, reduced to the model. Objects that the model does not
 * support are left out. Where the API server does not have the resource version, the
 * list is read from etcd. Rejects only when the signal aborts.
 */
export async function list(
  connection: ClusterConnection,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Result<ObjectList>> {
  const result = await listFromVersion(connection, request, signal);
  const isRefused = result.ok
    ? result.value.isTableRefused
    : result.reason.status === STATUS_NOT_ACCEPTABLE;
  if (!request.isPrinted || !isRefused) return result;
  const plain = await listFromVersion(
    connection,
    { ...request, isPrinted: false },
    signal,
  );
  return plain.ok ? ok({ ...plain.value, isTableRefused: true }) : plain;
}

async function listFromVersion(
  connection: ClusterConnection,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Result<ObjectList>> {
  const first = await listPages(connection, request, signal);
  if (first.ok || !isVersionUnavailable(first)) return first;
  return listPages(
    connection,
    { ...request, resourceVersion: undefined },
    signal,
  );
}

/** Whether the API server cannot list or watch from the resource version. */
export function isVersionUnavailable({ reason }: Failure): boolean {
  return reason.status === STATUS_GONE || TOO_LARGE.test(reason.message);
}

/** How many objects of a list are kept, and of the watch after it. */
export function objectLimit(maxPages = MAX_PAGES): number {
  return maxPages * PAGE_SIZE;
}

function acceptedType({ isMetadataOnly, isPrinted }: ItemFormat): {
  readonly accept?: string;
} {
  if (isMetadataOnly) return { accept: METADATA_LIST };
  return isPrinted ? { accept: TABLE } : {};
}

async function listPages(
  connection: ClusterConnection,
  {
    path,
    query,
    resourceVersion: atLeast,
    maxPages = MAX_PAGES,
    sink,
    ...format
  }: ListRequest,
  signal: AbortSignal,
): Promise<Result<ObjectList>> {
  const objects: ModelObject[] = [];
  const maxObjects = objectLimit(maxPages);
  let taken = 0;
  sink?.begin();
  let resourceVersion = '';
  let next = '';
  let isTruncated = false;
  let isTableRefused = false;
  // A server that ignores `limit` sends everything as one page.
  const take = (item: unknown, page: ListPage) => {
    if (taken >= maxObjects) {
      isTruncated = true;
      return false;
    }
    if (sink) {
      taken += 1;
      sink.add(item);
      return true;
    }
    const printed = page.columns && readRow(item, page.columns);
    isTableRefused ||= page.columns !== undefined && !printed;
    const object = parseItem(
      printed ? printed.raw : item,
      format,
      page,
      printed?.cells,
    );
    if (object) taken = objects.push(object);
    return true;
  };
  for (let page = 0; page < maxPages && !isTruncated; page += 1) {
    const result = await connection.getJson({
      path,
      query: {
        ...query,
        ...(format.isPrinted && INCLUDE_OBJECT),
        // As client-go does: with a limit, any other version would be read from etcd.
        ...(atLeast === undefined || atLeast === ANY_VERSION
          ? { limit: String(PAGE_SIZE) }
          : {}),
        ...(atLeast !== undefined && next === ''
          ? { resourceVersion: atLeast }
          : {}),
        ...(next === '' ? {} : { continue: next }),
      },
      ...acceptedType(format),
      onItem: (item, head) => {
        const started = parseList(head);
        return started !== undefined && take(item, started);
      },
      signal,
    });
    if (!result.ok) return result;
    const listed = parseList(result.value);
    if (!listed) {
      return fail('malformed', 'the response is not a Kubernetes list');
    }
    listed.items.every(item => take(item, listed));
    resourceVersion = listed.resourceVersion;
    next = listed.next;
    if (next === '') break;
  }
  return ok({
    objects,
    resourceVersion,
    isTruncated: isTruncated || next !== '',
    ...(isTableRefused ? { isTableRefused } : {}),
  });
}

/**
 * One object of a list or a watch; undefined when the model does not support it. Never throws.
 *
 * @param listed - what the list says that its items are
 * @param cells - what `kubectl get` shows of it
 */
export function parseItem(
  raw: unknown,
  { kind, customApi, isMetadataOnly, keepAnnotation, describe }: ItemFormat,
  listed: Pick<ListPage, 'kind' | 'version'> = { kind, version: '-' },
  cells?: readonly ColumnValue[],
): ModelObject | undefined {
  const api = customApi && {
    kind: listed.kind,
    version: listed.version,
    ...customApi,
  };
  if (!isMetadataOnly) {
    return api
      ? described(raw, parseCustomResource(raw, api), describe, cells)
      : parseObject(raw, kind, keepAnnotation, digestValue);
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  const metadata: unknown = Reflect.get(raw, 'metadata');
  return api
    ? parseCustomResource({ metadata }, api)
    : parseObject({ metadata }, kind);
}

/** Described here, where the whole object is known: nothing else of it is kept. */
function described(
  raw: unknown,
  resource: CustomResource | undefined,
  describe: DescribeItem | undefined,
  cells: readonly ColumnValue[] = [],
): CustomResource | undefined {
  const details = resource && describe?.(raw, resource);
  if (!resource || (!details && cells.length === 0)) return resource;
  return {
    ...resource,
    ...details,
    ...(cells.length > 0 && { columns: cells }),
  };
}

interface ListPage {
  /** Of the items. */
  readonly kind: string;
  readonly version: string;
  readonly items: readonly unknown[];
  /** Of a Table, whose items are rows. */
  readonly columns?: readonly TableColumn[];
  readonly next: string;
  readonly resourceVersion: string;
}

function parseList(value: unknown): ListPage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isRows = isTable(value);
  // Go marshals an empty list of some kinds as null.
  const items: unknown = Reflect.get(value, isRows ? 'rows' : 'items') ?? [];
  if (!Array.isArray(items)) return undefined;
  const kind: unknown = Reflect.get(value, 'kind');
  if (typeof kind !== 'string') return undefined;
  if (!isRows && !kind.endsWith('List')) return undefined;
  const metadata: unknown = Reflect.get(value, 'metadata');
  const next = getText(metadata, 'continue');
  const resourceVersion = getText(metadata, 'resourceVersion');
  const isTooLong = [next, resourceVersion].some(
    ({ length }) => length > MAX_TOKEN_CHARACTERS,
  );
  if (isTooLong) return undefined;
  return {
    kind: kind.slice(0, -'List'.length),
    ...(isRows && { columns: readColumns(value) ?? [] }),
    version: getText(value, 'apiVersion').split('/').at(-1) ?? '',
    items,
    next,
    resourceVersion,
  };
}

function getText(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const text: unknown = Reflect.get(value, key);
  return typeof text === 'string' ? text : '';
}
