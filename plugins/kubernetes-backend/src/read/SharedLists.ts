import { ClusterConnection, SharedConnection, sharingKey } from '../transport';
import { Telemetry } from '../telemetry/Telemetry';
import { Clock, LEFT } from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { followKind } from './followKind';
import { identify } from './identify';
import { ObjectQuotas } from './ObjectQuota';
import { KindAnswer, Selection, selectionKey } from './Selection';

/** A namespace with more Services, Ingresses, claims or autoscalers than this is shown in part. */
const MAX_PAGES = 10;

export interface SharedListsOptions {
  readonly absent: AbsentApis;
  readonly quotas: ObjectQuotas;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Pick<Telemetry, 'relisted'>;
  readonly deadlineMs: number;
  readonly refreshIntervalMs: number;
}

export interface ListViewer {
  readonly connection: ClusterConnection;
  readonly selection: Selection;
  /** Resolve when it is its turn; of whoever comes first. */
  readonly mayList: () => Promise<void>;
  readonly mayWatch: () => Promise<void>;
  readonly onAnswer: (answer: KindAnswer) => void;
  readonly signal: AbortSignal;
}

interface SharedList {
  readonly connection: SharedConnection;
  readonly viewers: Set<ListViewer>;
  readonly stop: AbortController;
  last?: { readonly answer: KindAnswer };
}

/**
 * Lists that serve many services, each read once for an identity however many
 * of them are looked at: all of a namespace, since what stands around pods has
 * seldom the label of their service.
 */
export class SharedLists {
  readonly #options: SharedListsOptions;
  readonly #shared = new Map<string, SharedList>();

  constructor(options: SharedListsOptions) {
    this.#options = options;
  }

  /** Tells what is known, then what is new, until the signal aborts. */
  async follow(viewer: ListViewer): Promise<void> {
    const { connection, selection, signal } = viewer;
    const identity = await identify(connection, this.#options.clock, signal);
    if (identity === undefined) return;
    const key = sharingKey(
      connection.cluster,
      identity,
      selectionKey(selection),
    );
    const shared = this.#shared.get(key) ?? this.#start(key, identity, viewer);
    shared.connection.add(connection);
    shared.viewers.add(viewer);
    const leave = () => {
      shared.viewers.delete(viewer);
      shared.connection.remove(connection);
      if (shared.viewers.size > 0) return;
      if (this.#shared.get(key) === shared) this.#shared.delete(key);
      shared.stop.abort(LEFT);
    };
    signal.addEventListener('abort', leave, { once: true });
    if (shared.last) viewer.onAnswer(shared.last.answer);
  }

  #start(
    key: string,
    identity: string,
    { connection, selection, mayList, mayWatch }: ListViewer,
  ): SharedList {
    const shared: SharedList = {
      connection: new SharedConnection(connection, identity),
      viewers: new Set(),
      stop: new AbortController(),
    };
    this.#shared.set(key, shared);
    followKind({
      ...this.#options,
      connection: shared.connection,
      selection,
      maxPages: MAX_PAGES,
      mayList,
      mayWatch,
      onAnswer: answer => {
        shared.last = { answer };
        for (const viewer of shared.viewers) viewer.onAnswer(answer);
      },
      onRelist: reason =>
        this.#options.telemetry.relisted({
          cluster: connection.cluster.name,
          resource: selection.listed.plural,
          reason,
        }),
      signal: shared.stop.signal,
    }).catch(() => undefined);
    return shared;
  }
}
