import {
  CustomResourceApi,
  KeepAnnotation,
  ModelObject,
  parseCustomResource,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection } from '../transport';
import { Answer, failure, success } from '../util/Answer';

/** The parameters of a Kubernetes media type for names and labels alone; all of it from servers that do not know it. */
export const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/** What client-go uses: large enough for few round trips, small enough for the API server's memory. */
const PAGE_SIZE = 500;

/** 10,000 objects of one kind for one service is not a service any more. */
const MAX_PAGES = 20;

/** The list changed so much between two pages that the API server cannot go on. */
const STATUS_GONE = 410;

/** What is understood of what comes. */
export interface ItemFormat {
  readonly kind: string;
  /** For custom resources: of which API they are. */
  readonly customApi?: CustomResourceApi;
  /** Names, labels and owners are enough. */
  readonly isMetadataOnly?: boolean;
  /** Hardly any annotations when absent. */
  readonly keepAnnotation?: KeepAnnotation;
}

export interface ListRequest extends ItemFormat {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly maxPages?: number;
}

export interface ObjectList {
  readonly objects: readonly ModelObject[];
  /** Where a watch goes on from; opaque. */
  readonly resourceVersion: string;
  /** There are more pages than were asked for. */
  readonly isCut: boolean;
}

/** The objects of {@link listVersioned} alone. */
export async function listObjects(
  connection: ClusterConnection,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Answer<readonly ModelObject[]>> {
  const answer = await listVersioned(connection, request, signal);
  return answer.ok ? success(answer.value.objects) : answer;
}

/**
 * All objects of a list, in pages, reduced to the model. What the model does not
 * understand is left out. Rejects only when the signal aborts.
 */
export async function listVersioned(
  connection: ClusterConnection,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Answer<ObjectList>> {
  const first = await listPages(connection, request, signal);
  if (first.ok || first.reason.status !== STATUS_GONE) return first;
  return listPages(connection, request, signal);
}

/** How many objects of a list are kept, and of the watch after it. */
export function objectLimit(maxPages = MAX_PAGES): number {
  return maxPages * PAGE_SIZE;
}

async function listPages(
  connection: ClusterConnection,
  { path, query, maxPages = MAX_PAGES, ...format }: ListRequest,
  signal: AbortSignal,
): Promise<Answer<ObjectList>> {
  const objects: ModelObject[] = [];
  const maxObjects = objectLimit(maxPages);
  let resourceVersion = '';
  let next = '';
  let isCut = false;
  // A server that ignores `limit` sends everything as one page.
  const take = (item: unknown, page: Pick<ListPage, 'kind' | 'version'>) => {
    if (objects.length >= maxObjects) {
      isCut = true;
      return false;
    }
    const object = parseItem(item, format, page);
    if (object) objects.push(object);
    return true;
  };
  for (let page = 0; page < maxPages && !isCut; page += 1) {
    const answer = await connection.getJson({
      path,
      query: {
        ...query,
        limit: String(PAGE_SIZE),
        ...(next === '' ? {} : { continue: next }),
      },
      ...(format.isMetadataOnly && { accept: METADATA_LIST }),
      onItem: (item, head) => {
        const listed = parseList(head);
        return listed !== undefined && take(item, listed);
      },
      signal,
    });
    if (!answer.ok) return answer;
    const list = parseList(answer.value);
    if (!list) {
      return failure('malformed', 'the answer is not a Kubernetes list');
    }
    list.items.every(item => take(item, list));
    resourceVersion = list.resourceVersion;
    next = list.next;
    if (next === '') break;
  }
  return success({ objects, resourceVersion, isCut: isCut || next !== '' });
}

/**
 * One object of a list or a watch. Total: undefined for what the model does not understand.
 *
 * @param listed - what the list says that its items are
 */
export function parseItem(
  raw: unknown,
  { kind, customApi, isMetadataOnly, keepAnnotation }: ItemFormat,
  listed: Pick<ListPage, 'kind' | 'version'> = { kind, version: '-' },
): ModelObject | undefined {
  const api = customApi && { ...listed, ...customApi };
  if (!isMetadataOnly) {
    return api
      ? parseCustomResource(raw, api)
      : parseObject(raw, kind, keepAnnotation);
  }
  if (typeof raw !== 'object' || raw === null) return undefined;
  const metadata: unknown = Reflect.get(raw, 'metadata');
  return api
    ? parseCustomResource({ metadata }, api)
    : parseObject({ metadata }, kind);
}

interface ListPage {
  /** Of the items. */
  readonly kind: string;
  readonly version: string;
  readonly items: readonly unknown[];
  readonly next: string;
  readonly resourceVersion: string;
}

function parseList(value: unknown): ListPage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  // Go marshals an empty list of some kinds as null.
  const items: unknown = Reflect.get(value, 'items') ?? [];
  if (!Array.isArray(items)) return undefined;
  const kind: unknown = Reflect.get(value, 'kind');
  if (typeof kind !== 'string' || !kind.endsWith('List')) return undefined;
  const metadata: unknown = Reflect.get(value, 'metadata');
  return {
    kind: kind.slice(0, -'List'.length),
    version: textOf(value, 'apiVersion').split('/').at(-1) ?? '',
    items,
    next: textOf(metadata, 'continue'),
    resourceVersion: textOf(metadata, 'resourceVersion'),
  };
}

function textOf(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const text: unknown = Reflect.get(value, key);
  return typeof text === 'string' ? text : '';
}
