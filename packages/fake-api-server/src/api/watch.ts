import { Clock } from '../clock';
import { chance } from '../kube/random';
import { KubernetesObject, ObjectMeta } from '../kube/object';
import { formatApiVersion } from '../kube/resources';
import { StatusError } from '../kube/status';
import { findPrinter, partialMetadata, tableRow } from '../print/table';
import { Change, ObjectSource } from '../store/ObjectSource';
import { Exchange } from './Exchange';
import { includeObjectPolicy, Selection, withKind } from './list';
import { Representation } from './negotiate';
import {
  booleanParameter,
  integerParameter,
  revisionParameter,
} from './requestInfo';
import { objectText } from './serialize';

/** The API server sends a bookmark about once a minute. */
const BOOKMARK_INTERVAL_MS = 60_000;
/** It ends a watch without a timeout after half an hour to an hour. */
const MIN_TIMEOUT_SECONDS = 1800;
/** Like the real server, disconnects a client that is this far behind. */
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;

export interface WatchOptions {
  readonly source: ObjectSource;
  readonly selection: Selection;
  readonly representation: Representation;
  readonly clock: Clock;
  /** Whether the connection is cut without either side noticing. */
  isSilent(): boolean;
}

type EventType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';

/** Writes watch events in the requested representation. */
class EventWriter {
  readonly #exchange: Exchange;
  readonly #options: WatchOptions;
  hasGap = false;
  #sentColumns = false;

  readonly #selection: Selection;
  readonly #representation: Representation;

  constructor(exchange: Exchange, options: WatchOptions) {
    this.#exchange = exchange;
    this.#options = options;
    this.#selection = options.selection;
    this.#representation = options.representation;
  }

  event(type: EventType, stored: KubernetesObject): void {
    const object = this.#selection.convert(stored, this.#options.clock.now());
    if (!object) return;
    this.#raw(`{"type":"${type}","object":${this.#text(object)}}\n`);
  }

  bookmark(revision: number, isInitialEnd: boolean): void {
    const metadata = {
      resourceVersion: String(revision),
      ...(isInitialEnd
        ? { annotations: { 'k8s.io/initial-events-end': 'true' } }
        : {}),
    };
    const text =
      this.#representation === 'table'
        ? this.#table({ metadata: { ...metadata, name: '' } })
        : JSON.stringify(this.#bookmarkObject(metadata));
    this.#raw(`{"type":"BOOKMARK","object":${text}}\n`);
  }

  #bookmarkObject(metadata: Partial<ObjectMeta>) {
    const { kind, ...named } = this.#selection.resource;
    const isWhole = this.#representation === 'object';
    return {
      kind: isWhole ? kind : 'PartialObjectMetadata',
      apiVersion: isWhole ? formatApiVersion(named) : 'meta.k8s.io/v1',
      metadata: { ...metadata, creationTimestamp: null },
    };
  }

  error(error: StatusError): void {
    this.#raw(`${JSON.stringify({ type: 'ERROR', object: error.body() })}\n`);
  }

  #text(object: KubernetesObject): string {
    const { resource } = this.#selection;
    if (this.#representation === 'object') return objectText(resource, object);
    if (this.#representation === 'partial')
      return JSON.stringify(partialMetadata(object));
    return this.#table(object);
  }

  /** An object, or a bookmark, which is a row of empty cells. */
  #table(object: KubernetesObject): string {
    const { resource } = this.#selection;
    const printer = findPrinter(resource);
    const columnDefinitions = this.#sentColumns ? null : printer.columns;
    this.#sentColumns = true;
    const include = includeObjectPolicy(this.#exchange.url);
    return JSON.stringify({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: object.metadata.resourceVersion },
      columnDefinitions,
      rows: [
        tableRow(
          printer,
          withKind(resource, object),
          include,
          this.#options.clock.now(),
        ),
      ],
    });
  }

  /** A connection that has missed an event stays silent, because nothing may arrive after a gap. */
  #raw(line: string): void {
    this.hasGap ||= this.#options.isSilent();
    if (this.hasGap) return;
    if (
      !this.#exchange.write(line) &&
      this.#exchange.backlogBytes > MAX_BACKLOG_BYTES
    ) {
      this.#exchange.cut();
    }
  }
}

/** To a watcher, an object that stops matching the selector is deleted, and one that starts to match is added. */
function watchEventType(
  change: Change,
  selection: Selection,
): EventType | undefined {
  const was =
    change.previous !== undefined && selection.matches(change.previous);
  const is = !change.deleted && selection.matches(change.object);
  if (was && is) return 'MODIFIED';
  if (is) return 'ADDED';
  return was ? 'DELETED' : undefined;
}

/**
 * The resource version to resume from; undefined to start with the existing objects. A
 * future one is waited for, and nothing is sent until then.
 */
function startingPoint(url: URL): number | undefined {
  const from = revisionParameter(url);
  return from === 0 || booleanParameter(url, 'sendInitialEvents')
    ? undefined
    : from;
}

/** Throws for the parameters of a streamed list where the server has none, or where they contradict each other. */
export function checkInitialEvents(url: URL, kubernetesVersion: string): void {
  const isStreamedList = url.searchParams.has('sendInitialEvents');
  const match = url.searchParams.get('resourceVersionMatch') ?? '';
  const forbid = (field: string, why: string) => {
    throw StatusError.forbiddenField('ListOptions.meta.k8s.io', field, why);
  };
  if (!isStreamedList) {
    if (match !== '') {
      forbid(
        'resourceVersionMatch',
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      );
    }
    return;
  }
  if (match !== 'NotOlderThan') {
    forbid(
      'resourceVersionMatch',
      'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
  if (!streamsLists(kubernetesVersion)) {
    forbid(
      'sendInitialEvents',
      'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
    );
  }
}

/** The feature gate WatchList is on in Kubernetes 1.32, off in 1.33, and on from 1.34. */
function streamsLists(kubernetesVersion: string): boolean {
  const minor = Number(/^v1\.(\d+)/.exec(kubernetesVersion)?.[1]);
  return minor === 32 || minor >= 34;
}

function timeoutMs(url: URL, source: ObjectSource): number {
  const asked = integerParameter(url, 'timeoutSeconds');
  const seconds =
    asked || MIN_TIMEOUT_SECONDS * (1 + chance(url.href, source.revision()));
  return Math.round(seconds) * 1000;
}

/** Sends bookmarks while the watch is open and ends it at its timeout. Returns a function that stops both. */
function keepTime(
  exchange: Exchange,
  writer: EventWriter,
  { source, clock }: WatchOptions,
): () => void {
  const wantsBookmarks = booleanParameter(exchange.url, 'allowWatchBookmarks');
  const from = startingPoint(exchange.url) ?? 0;
  const bookmark = () => {
    if (source.revision() >= from) writer.bookmark(source.revision(), false);
  };
  let cancelBookmark = () => {};
  const schedule = () => {
    cancelBookmark = clock.after(BOOKMARK_INTERVAL_MS, () => {
      bookmark();
      schedule();
    });
  };
  if (wantsBookmarks) schedule();
  const cancelEnd = clock.after(timeoutMs(exchange.url, source), () => {
    cancelBookmark();
    if (wantsBookmarks) bookmark();
    if (!writer.hasGap) exchange.end();
  });
  return () => {
    cancelBookmark();
    cancelEnd();
  };
}

/** Sends the existing objects or the changes since a version, then every change until the timeout or until the client leaves. */
export function watch(exchange: Exchange, options: WatchOptions): void {
  const { source, selection } = options;
  const from = startingPoint(exchange.url);
  exchange.stream('application/json');
  const writer = new EventWriter(exchange, options);
  if (from !== undefined && from < source.oldestRevision()) {
    writer.error(StatusError.expiredRevision(from, source.oldestRevision()));
    exchange.end();
    return;
  }

  const relay = (change: Change) => {
    if (change.resource !== selection.stored) return;
    if (from !== undefined && change.revision <= from) return;
    const type = watchEventType(change, selection);
    if (type) writer.event(type, change.object);
  };
  if (from === undefined) {
    const { stored: resource, namespace, labels } = selection;
    for (const object of source.query({ resource, namespace, labels })) {
      if (selection.matches(object)) writer.event('ADDED', object);
    }
    if (booleanParameter(exchange.url, 'sendInitialEvents')) {
      writer.bookmark(source.revision(), true);
    }
  } else {
    for (const change of source.changesAfter(from)) relay(change);
  }
  const unsubscribe = source.subscribe(relay);
  const stopTime = keepTime(exchange, writer, options);
  exchange.signal.addEventListener('abort', () => {
    unsubscribe();
    stopTime();
  });
}
