import {
  ModelKind,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isSelected } from '../locate';
import { Answer, failure, Failure } from '../util/Answer';
import { errorText, toMessage } from '../util/scrub';
import {
  Clock,
  DeadlineError,
  systemClock,
  withDeadline,
} from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { ClusterReader, ClusterReading, ReadTarget } from './ClusterReader';
import { KindBoard } from './KindBoard';
import { ListedKind, listPath } from './kinds';
import { listObjects } from './listObjects';

export interface ListingReaderOptions {
  readonly kinds: readonly ListedKind[];
  readonly refreshIntervalMs: number;
  /** For one refresh of one cluster, over all its kinds. */
  readonly deadlineMs: number;
  readonly clock?: Clock;
  /** From 0 to 1, exclusive. */
  readonly random?: () => number;
  /** How long the pods wait for kinds that are slow to answer. */
  readonly partialAfterMs?: number;
}

/** Long enough that a healthy cluster is read in one piece, short enough that one slow kind goes unnoticed. */
const PARTIAL_AFTER_MS = 1_500;

/** A refresh is moved by up to this share either way, so that many viewers do not ask in step. */
const JITTER = 0.1;

/** A cluster that fails is asked less and less often, up to this. */
const MAX_BACK_OFF_MS = 60_000;

/** Reads a service by listing every kind, again and again. */
export class ListingReader implements ClusterReader {
  readonly #options: ListingReaderOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #absent: AbsentApis;

  constructor(options: ListingReaderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#absent = new AbsentApis(() => this.#clock.now().getTime());
  }

  async *follow(
    target: ReadTarget,
    signal: AbortSignal,
  ): AsyncGenerator<ClusterReading> {
    const board = new KindBoard();
    let failures = 0;
    while (!signal.aborted) {
      let retryAfterMs = 0;
      board.start();
      for await (const reading of this.#refresh(target, board, signal, ms => {
        retryAfterMs = Math.max(retryAfterMs, ms);
      })) {
        failures = reading.type === 'failed' ? failures + 1 : 0;
        yield reading;
      }
      await this.#clock.sleep(
        Math.max(this.#pauseMs(failures), retryAfterMs),
        signal,
      );
    }
  }

  /** One reading when all kinds have answered, preceded by one without those that take long. */
  async *#refresh(
    target: ReadTarget,
    board: KindBoard,
    signal: AbortSignal,
    onRetryAfter: (ms: number) => void,
  ): AsyncGenerator<ClusterReading> {
    const deadline = withDeadline(signal, this.#options.deadlineMs);
    try {
      const all = Promise.all(
        this.#options.kinds.map(async listed => {
          const answer = await this.#list(
            target,
            listed,
            deadline.signal,
          ).catch(error => {
            signal.throwIfAborted();
            return toFailure(error);
          });
          if (answer?.ok === false) onRetryAfter(answer.retryAfterMs ?? 0);
          board.record(listed.kind, answer);
        }),
      );
      if (!(await this.#isDoneSoon(all, signal)) && board.isRead('Pod')) {
        yield board.reading(false);
      }
      await all;
      yield board.reading(true);
    } finally {
      deadline.done();
    }
  }

  async #isDoneSoon(
    all: Promise<unknown>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const timer = new AbortController();
    const isLate = this.#clock
      .sleep(
        this.#options.partialAfterMs ?? PARTIAL_AFTER_MS,
        AbortSignal.any([signal, timer.signal]),
      )
      .then(() => false);
    try {
      return await Promise.race([all.then(() => true), isLate]);
    } finally {
      timer.abort();
    }
  }

  /** Undefined when the cluster serves no version of the kind. */
  async #list(
    { connection, service }: ReadTarget,
    listed: ListedKind,
    signal: AbortSignal,
  ): Promise<Answer<readonly ModelObject[]> | undefined> {
    for (const version of listed.versions) {
      const api = `${listed.group}/${version}/${listed.plural}`;
      if (this.#absent.has(connection.cluster.name, api)) continue;
      const answer = await listObjects(
        connection,
        {
          path: listPath(listed, version, service.namespace),
          kind: listed.kind,
          query: { labelSelector: service.selector.text },
        },
        signal,
      );
      if (answer.ok)
        return { ok: true, value: keep(answer.value, listed.kind, service) };
      if (answer.reason.code !== 'api-absent') return answer;
      this.#absent.add(connection.cluster.name, api);
    }
    return undefined;
  }

  #pauseMs(failures: number): number {
    const { refreshIntervalMs } = this.#options;
    const backOff = refreshIntervalMs * 2 ** Math.min(failures, 10);
    const limit = Math.max(refreshIntervalMs, MAX_BACK_OFF_MS);
    return (
      Math.min(failures > 1 ? backOff / 2 : refreshIntervalMs, limit) *
      (1 + JITTER * (2 * this.#random() - 1))
    );
  }
}

/** The API server is not taken at its word: nothing that the entity does not select gets further. */
function keep(
  objects: readonly ModelObject[],
  kind: ModelKind,
  service: ReadTarget['service'],
): readonly ModelObject[] {
  return objects.filter(
    object => object.kind === kind && isSelected(service, object.metadata),
  );
}

/** What is thrown for one kind is that kind's failure. */
function toFailure(error: unknown): Failure {
  return error instanceof DeadlineError
    ? failure('timeout', error.message)
    : failure('malformed', toMessage(errorText(error)));
}
