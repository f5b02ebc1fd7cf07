import { ClusterConnection } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { Clock } from '../../util/timing';
import { listPath, toCustomResourceApi, unservedKey } from '../resourceTypes';
import {
  ANY_VERSION,
  ItemSink,
  list,
  ListRequest,
  ObjectList,
  objectLimit,
} from './list';
import { isWithin, ListWatchSpec } from './ListWatchSpec';
import { OpenWatch } from './OpenWatch';
import { NegativeCache } from './NegativeCache';
import { refusedKey } from './refusedKey';
import { StreamedList, streamList } from './streamList';
import { StreamingSupport } from './StreamingSupport';

/** Every API server has pods, so their absence is a failure. */
const NO_PODS = fail(
  'api-absent',
  'the server has no pods API; check that the URL points to a Kubernetes API server',
);

export interface ListerOptions {
  readonly connection: ClusterConnection;
  readonly spec: ListWatchSpec;
  /** By {@link unservedKey}. */
  readonly unserved: NegativeCache;
  /** Discovered types that a caller may not read; asked for each time when absent. */
  readonly refused?: NegativeCache;
  /** Lists are streamed where the cluster offers it; never when absent, or with a sink. */
  readonly streaming?: StreamingSupport;
  /** Takes the items as they arrive. */
  readonly sink?: ItemSink;
  readonly maxPages?: number;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

export interface ListOptions {
  /** The list is at least as new; any version when empty. */
  readonly resourceVersion: string;
  /** Until when the list has to be complete. */
  readonly until: AbortSignal;
  /** Closes the watch of a list that was streamed. */
  readonly signal: AbortSignal;
}

/** A list, and the path of the served version that it was read from. */
export interface Listed {
  readonly path: string;
  readonly list: ObjectList;
  /** Of a list that was streamed: open already. */
  readonly watch?: OpenWatch;
}

/** Lists a type by the newest version that the cluster serves. */
export class Lister {
  readonly #options: ListerOptions;
  #refusesTables = false;
  #isStreamed: boolean;

  constructor(options: ListerOptions) {
    this.#options = options;
    this.#isStreamed = !options.sink && isStreamable(options.spec);
  }

  /**
   * Undefined when the cluster serves no version of an optional type. Rejects when one
   * of the signals aborts.
   */
  async list(options: ListOptions): Promise<Result<Listed> | undefined> {
    const { connection, refused, spec, unserved } = this.#options;
    const { type, namespace } = spec;
    const { cluster } = connection;
    for (const version of type.versions) {
      const key = unservedKey(type, version, namespace);
      if (unserved.has(cluster, key)) continue;
      const asCaller = await refusedKey(
        connection,
        type,
        key,
        namespace,
        options.until,
      );
      if (asCaller && refused?.has(cluster, ...asCaller)) continue;
      const path = listPath(type, version, namespace);
      const result =
        (await this.#stream(path, options)) ??
        (await this.#listAtOnce(path, options));
      if (result.ok) return result;
      if (asCaller && result.reason.code === 'forbidden') {
        refused?.add(cluster, ...asCaller);
        continue;
      }
      if (result.reason.code !== 'api-absent') return result;
      // Every API server has the core group, so this is a proxy, which may answer others differently.
      if (type.group !== '') unserved.add(cluster, key);
    }
    return type.kind === 'Pod' ? NO_PODS : undefined;
  }

  /** Undefined where it has to be listed at once. */
  async #stream(
    path: string,
    options: ListOptions,
  ): Promise<Result<Listed> | undefined> {
    const { connection, maxPages, spec, streaming } = this.#options;
    const { cluster } = connection;
    if (!streaming || !this.#isStreamed) return undefined;
    if (!(await streaming.isWorthAsking(cluster, options.until)))
      return undefined;
    let streamed: StreamedList | undefined;
    this.#isStreamed = false;
    try {
      streamed = await streamList({
        ...this.#options,
        ...options,
        request: this.request(path),
        resourceVersion: options.resourceVersion || ANY_VERSION,
        isSelected: object => isWithin(spec, object),
        maxObjects: objectLimit(maxPages),
      });
    } finally {
      streaming.learn(cluster, isOffered(streamed));
    }
    this.#isStreamed = isWorthRepeating(streamed);
    switch (streamed.type) {
      case 'listed':
        return ok({ path, ...streamed });
      case 'failed':
        return streamed.failure;
      default:
        return undefined;
    }
  }

  async #listAtOnce(
    path: string,
    { resourceVersion, until }: ListOptions,
  ): Promise<Result<Listed>> {
    const { connection, maxPages, sink } = this.#options;
    const result = await list(
      connection,
      {
        ...this.request(path),
        resourceVersion: resourceVersion || ANY_VERSION,
        maxPages,
        sink,
      },
      until,
    );
    if (!result.ok) return result;
    this.#refusesTables ||= result.value.isTableRefused ?? false;
    return ok({ path, list: result.value });
  }

  /** Request of the list, and of the watch that follows. */
  request(path: string): ListRequest {
    const { type, selector, name, isMetadataOnly } = this.#options.spec;
    return {
      path,
      kind: type.kind,
      customApi: toCustomResourceApi(type),
      keepAnnotation: type.keepAnnotation,
      describe: type.describe,
      isPrinted: type.isPrinted && !this.#refusesTables,
      isMetadataOnly,
      query: {
        ...(selector && { labelSelector: selector.text }),
        ...(name !== undefined && { fieldSelector: `metadata.name=${name}` }),
      },
    };
  }
}

/**
 * Pods are listed at once, since a viewer waits for them and a proxy may hold a stream
 * back. So are custom resources, which many clusters neither serve nor allow to be read:
 * where a watch is forbidden, a list may not be.
 */
function isStreamable({ type }: ListWatchSpec): boolean {
  return type.kind !== 'Pod' && type.kind !== 'CustomResource';
}

/** A proxy may hold back or cut what is streamed, and let lists pass. */
function isWorthRepeating(streamed: StreamedList): boolean {
  if (streamed.type !== 'failed') return streamed.type === 'listed';
  const { code } = streamed.failure.reason;
  return code !== 'timeout' && code !== 'unreachable';
}

/** Whether a cluster streams lists; undefined where the answer does not tell. */
function isOffered(streamed: StreamedList | undefined): boolean | undefined {
  if (streamed?.type === 'listed') return true;
  return streamed?.type === 'unsupported' ? false : undefined;
}
