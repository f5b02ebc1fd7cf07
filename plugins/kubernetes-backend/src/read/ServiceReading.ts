import { KindProblem } from '@podlight/backstage-plugin-kubernetes-common';
import { Telemetry } from '../telemetry/Telemetry';
import { Alarm } from '../util/Alarm';
import { success } from '../util/Answer';
import { Latch } from '../util/Latch';
import { childController, Clock } from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { ClusterReading, ReadTarget } from './ClusterReader';
import { followKind, RelistReason } from './followKind';
import { KindBoard, Source } from './KindBoard';
import { ListedKind, lookUpKinds } from './kinds';
import { ObjectQuotas } from './ObjectQuota';
import { SharedLists } from './SharedLists';
import { Placement } from './Placement';
import { isAround, planWalk, WalkPlan } from './planWalk';
import { PodsFirst } from './PodsFirst';
import { RootIndex } from './RootIndex';
import { KindAnswer, selectionKey } from './Selection';

export interface ServiceReadingOptions {
  readonly target: ReadTarget;
  /** Pods first. */
  readonly kinds: readonly ListedKind[];
  readonly absent: AbsentApis;
  readonly quotas: ObjectQuotas;
  readonly podsFirst: PodsFirst;
  readonly namespaces: SharedLists;
  readonly roots: RootIndex;
  readonly clock: Clock;
  readonly random: () => number;
  readonly telemetry: Pick<Telemetry, 'relisted'>;
  readonly deadlineMs: number;
  readonly refreshIntervalMs: number;
  readonly signal: AbortSignal;
}

/** A rollout changes many objects at once; nobody sees a difference below this. */
const COALESCE_MS = 75;

/** How long what has arrived waits for kinds that are slow to answer. */
const PARTIAL_AFTER_MS = 1_500;

/**
 * A kind of which there is nothing is watched within half a minute: most services
 * lack half of the kinds, and whoever only passes by does not pay for them.
 */
const EMPTY_SPREAD_MS = 30_000;

/** Watches begin when the first lists are through everywhere; nothing is missed meanwhile. */
const WATCH_AFTER_MS = 200;

const NOTHING: KindAnswer = success({ objects: [], isCut: false });

/**
 * One service in one cluster while somebody looks: the kinds that have its label,
 * and from what they say what else to read.
 */
export class ServiceReading {
  readonly #options: ServiceReadingOptions;
  readonly #board: KindBoard;
  readonly #news: Alarm;
  readonly #placement: Placement;
  readonly #mayWatch = new Latch();
  /** What is read besides what has the label, by role and selection. */
  readonly #walked = new Map<string, { source: Source; stop(): void }>();
  #limits: readonly KindProblem[] = [];

  constructor(options: ServiceReadingOptions) {
    this.#options = options;
    const { clock, signal, target } = options;
    this.#board = new KindBoard(target.service);
    this.#news = new Alarm(clock, signal);
    this.#placement = new Placement(options);
  }

  /** Ends when the signal aborts. */
  async *readings(): AsyncGenerator<ClusterReading> {
    this.#followLabelled(({ kind }) => kind === 'Pod');
    this.#followOthers().catch(() => undefined);
    const { budget } = this.#options.target.connection;
    const read = () => {
      this.#walk();
      return this.#board.reading(this.#isComplete(), this.#limits);
    };
    while (await this.#news.next()) {
      // What changes faster than it can be looked at is looked at less often.
      await budget?.ready();
      yield budget ? budget.run(read) : read();
    }
  }

  /** Most clusters have no pods of a service, and nothing else to begin with. */
  async #followOthers(): Promise<void> {
    const { signal } = this.#options;
    await this.#placement.found.wait(signal);
    if (!signal.aborted) this.#followLabelled(({ kind }) => kind !== 'Pod');
  }

  #followLabelled(isWanted: (listed: ListedKind) => boolean): void {
    const { signal, target } = this.#options;
    const { namespace, selector } = target.service;
    for (const listed of this.#labelledKinds().filter(isWanted)) {
      const selection = { listed, namespace, selector };
      this.#follow({ role: 'labelled', selection }, signal);
    }
  }

  #labelledKinds(): readonly ListedKind[] {
    return this.#options.kinds.filter(({ kind }) => !isAround(kind));
  }

  /** Without a place there is nothing but the pods to wait for. */
  #isComplete(): boolean {
    const expected = this.#labelledKinds().length + this.#walked.size;
    return (
      this.#board.answered >= (this.#placement.found.isOpen ? expected : 1)
    );
  }

  #follow(source: Source, signal: AbortSignal): void {
    const { kind } = source.selection.listed;
    const { podsFirst, target, namespaces, telemetry } = this.#options;
    const isFirst = source.role === 'labelled' && kind === 'Pod';
    const common = {
      connection: target.connection,
      selection: source.selection,
      mayList: async () => {
        if (isFirst) return;
        await podsFirst.over(signal);
        if (source.role === 'labelled') await this.#untilThere(source, signal);
      },
      mayWatch: () => this.#waitToWatch(source, signal),
      onAnswer: (answer: KindAnswer) => {
        if (!signal.aborted) this.#take(source, answer);
      },
      onRelist: (reason: RelistReason) =>
        telemetry.relisted({
          cluster: target.connection.cluster.name,
          resource: source.selection.listed.plural,
          reason,
        }),
      signal,
    };
    const following =
      source.role === 'around'
        ? namespaces.follow(common)
        : followKind({ ...this.#options, ...common });
    following.catch(() => undefined);
  }

  /** Of what is certainly not there nothing is asked for. */
  #untilThere(source: Source, signal: AbortSignal): Promise<void> {
    const { roots, target } = this.#options;
    return roots.untilThere(
      target.connection,
      target.service,
      source.selection.listed,
      () => {
        if (!signal.aborted) this.#take(source, NOTHING);
      },
      signal,
    );
  }

  #take(source: Source, answer: KindAnswer): void {
    const isFirst = this.#board.answered === 0;
    const isNew = !this.#board.has(source);
    this.#board.record(source, answer);
    if (source.role === 'labelled' && source.selection.listed.kind === 'Pod') {
      this.#decidePlacement(answer);
    }
    // Later on this is done once for all that has changed.
    if (isNew && isLeadingOn(source, answer)) this.#walk();
    const isComplete = this.#isComplete();
    // Without the right to see pods the other kinds decide what there is to say.
    const isTelling = isFirst && !isForbidden(answer);
    if (isTelling || (isComplete && !this.#mayWatch.isOpen)) {
      this.#news.within(0);
    } else {
      this.#news.within(isComplete ? COALESCE_MS : PARTIAL_AFTER_MS);
    }
    if (isComplete && this.#placement.found.isOpen) this.#mayWatch.open();
  }

  /** Who may not see pods may still see the rest, so that counts as a place, too. */
  #decidePlacement(pods: KindAnswer): void {
    const isEmpty = pods?.ok && pods.value.objects.length === 0;
    if (isEmpty) this.#placement.look();
    else if (pods?.ok || isForbidden(pods)) this.#placement.found.open();
  }

  async #waitToWatch(source: Source, signal: AbortSignal): Promise<void> {
    const { clock, random } = this.#options;
    if (!this.#mayWatch.isOpen) {
      await this.#placement.found.wait(signal);
      // A kind that does not answer must not keep the others from being live.
      await this.#mayWatch.waitAtMost(PARTIAL_AFTER_MS, clock, signal);
      await clock.sleep(WATCH_AFTER_MS, signal);
    }
    const { kind } = source.selection.listed;
    const isEmpty = !this.#board.objects()[kind]?.length;
    if (isEmpty && kind !== 'Pod') {
      await clock.sleep(EMPTY_SPREAD_MS * random(), signal);
    }
  }

  /** Begins to read what the objects lead to, and ends what they no longer do. */
  #walk(): void {
    if (!this.#placement.found.isOpen) return;
    const { kinds, signal, target } = this.#options;
    const plan = planWalk(
      this.#board.objects(),
      target.service,
      lookUpKinds(kinds),
    );
    this.#limits = plan.problems;
    const wanted = new Map(sourcesOf(plan).map(one => [keyOf(one), one]));
    for (const [key, { source, stop }] of this.#walked) {
      if (wanted.has(key)) continue;
      this.#walked.delete(key);
      stop();
      this.#board.drop(source);
    }
    for (const [key, source] of wanted) {
      if (this.#walked.has(key)) continue;
      const work = childController(signal);
      this.#walked.set(key, {
        source,
        stop: () => {
          work.abort();
          work.done();
        },
      });
      this.#follow(source, work.signal);
    }
  }
}

function sourcesOf({ below, around }: WalkPlan): readonly Source[] {
  return [
    ...below.map(selection => ({ role: 'below' as const, selection })),
    ...around.map(selection => ({ role: 'around' as const, selection })),
  ];
}

function keyOf({ role, selection }: Source): string {
  return `${role} ${selectionKey(selection)}`;
}

/** Whether what has been read can say what else to read. */
function isLeadingOn({ role }: Source, answer: KindAnswer): boolean {
  return (
    role !== 'around' && answer?.ok === true && !!answer.value.objects.length
  );
}

function isForbidden(answer: KindAnswer): boolean {
  return answer?.ok === false && answer.reason.code === 'forbidden';
}
