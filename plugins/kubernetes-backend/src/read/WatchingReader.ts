import {
  ModelKind,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { NO_TELEMETRY, Telemetry } from '../telemetry/Telemetry';
import { Alarm } from '../util/Alarm';
import { Answer } from '../util/Answer';
import { Latch } from '../util/Latch';
import { childController, Clock, systemClock } from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { ClusterReader, ClusterReading, ReadTarget } from './ClusterReader';
import { followKind } from './followKind';
import { KindBoard } from './KindBoard';
import { ListedKind } from './kinds';
import { Placement } from './Placement';
import { PodsFirst } from './PodsFirst';

export interface WatchingReaderOptions {
  /** Pods first. */
  readonly kinds: readonly ListedKind[];
  /** For what may be listed and not watched. */
  readonly refreshIntervalMs: number;
  /** For one list. */
  readonly deadlineMs: number;
  readonly clock?: Clock;
  /** From 0 to 1, exclusive. */
  readonly random?: () => number;
  readonly telemetry?: Pick<Telemetry, 'relisted'>;
}

/** A rollout changes many objects at once; nobody sees a difference below this. */
const COALESCE_MS = 75;

/** How long what has arrived waits for kinds that are slow to answer. */
const PARTIAL_AFTER_MS = 1_500;

/** Watches begin when the first lists are through everywhere; nothing is missed meanwhile. */
const WATCH_AFTER_MS = 200;

/** Reads a service by listing every kind once and watching it from there. */
export class WatchingReader implements ClusterReader {
  readonly #options: WatchingReaderOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #absent: AbsentApis;
  readonly #podsFirst: PodsFirst;

  constructor(options: WatchingReaderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#absent = new AbsentApis(() => this.#clock.now().getTime());
    this.#podsFirst = new PodsFirst(this.#clock);
  }

  async *follow(
    target: ReadTarget,
    parent: AbortSignal,
  ): AsyncGenerator<ClusterReading> {
    const work = childController(parent);
    const { signal } = work;
    const board = new KindBoard();
    const news = new Alarm(this.#clock, signal);
    const placement = new Placement({
      target,
      kinds: this.#options.kinds,
      absent: this.#absent,
      clock: this.#clock,
      random: this.#random,
      signal,
    });
    const isComplete = () =>
      board.answered >=
      (placement.found.isOpen ? this.#options.kinds.length : 1);
    try {
      this.#followKinds(target, board, placement, isComplete, news, signal);
      while (await news.next()) yield board.reading(isComplete());
    } finally {
      work.abort();
      work.done();
    }
  }

  #followKinds(
    target: ReadTarget,
    board: KindBoard,
    placement: Placement,
    isComplete: () => boolean,
    news: Alarm,
    signal: AbortSignal,
  ): void {
    const mayWatch = new Latch();
    const podsAreIn = this.#podsFirst.begin();
    signal.addEventListener('abort', podsAreIn, { once: true });
    const onAnswer = (
      kind: ModelKind,
      answer: Answer<readonly ModelObject[]> | undefined,
    ) => {
      if (kind === 'Pod') {
        podsAreIn();
        decidePlacement(placement, answer);
      }
      const isFirst = board.answered === 0;
      board.record(kind, answer);
      // Without the right to see pods the other kinds decide what there is to say.
      const isTelling = isFirst && !isForbidden(answer);
      if (isTelling || (isComplete() && !mayWatch.isOpen)) news.within(0);
      else news.within(isComplete() ? COALESCE_MS : PARTIAL_AFTER_MS);
      if (isComplete() && placement.found.isOpen) mayWatch.open();
    };
    for (const listed of this.#options.kinds) {
      followKind({
        target,
        listed,
        absent: this.#absent,
        clock: this.#clock,
        random: this.#random,
        deadlineMs: this.#options.deadlineMs,
        refreshIntervalMs: this.#options.refreshIntervalMs,
        mayList: async () => {
          if (listed.kind === 'Pod') return;
          await placement.found.wait(signal);
          await this.#podsFirst.over(signal);
        },
        mayWatch: async () => {
          if (mayWatch.isOpen) return;
          await placement.found.wait(signal);
          // A kind that does not answer must not keep the others from being live.
          await Promise.race([
            mayWatch.wait(signal),
            this.#clock.sleep(PARTIAL_AFTER_MS, signal),
          ]);
          await this.#clock.sleep(WATCH_AFTER_MS, signal);
        },
        onAnswer: answer => onAnswer(listed.kind, answer),
        onRelist: reason =>
          (this.#options.telemetry ?? NO_TELEMETRY).relisted({
            cluster: target.connection.cluster.name,
            resource: listed.plural,
            reason,
          }),
        signal,
      }).catch(() => undefined);
    }
  }
}

/** Who may not see pods may still see the rest, so that counts as a place, too. */
function decidePlacement(
  placement: Placement,
  pods: Answer<readonly ModelObject[]> | undefined,
): void {
  const isEmpty = pods?.ok && pods.value.length === 0;
  if (isEmpty) placement.look();
  else if (pods?.ok || isForbidden(pods)) placement.found.open();
}

function isForbidden(answer: Answer<unknown> | undefined): boolean {
  return answer?.ok === false && answer.reason.code === 'forbidden';
}
