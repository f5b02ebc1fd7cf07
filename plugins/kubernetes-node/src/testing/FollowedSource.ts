import { FleetKind, FleetSource } from '../fleet';
import { ALL_KINDS } from './fleetEvents';
import { FleetRecorder } from './FleetRecorder';
import { assertWords, called, fail } from './assertions';

/** Together less than the four seconds of a case. */
const LIST_MS = 2_000;
const CHANGE_MS = 1_500;
const END_MS = 1_200;

/** After everything was told, for what should not come. */
const CALM_MS = 100;

/** One of each kind may have been on its way. */
const LATE_EVENTS = 1;

const ENDED_EARLY =
  'follow() ended before its signal aborted. Let it go on, or reject with an Error that says why it can’t.';

/** @public */
export interface FleetSourceCasesOptions {
  /**
   * Creates a source for each case that lists the cluster within two seconds and tells changes
   * within one. If it polls, let it do so every 100 milliseconds here.
   */
  readonly create: () => FleetSource;
  /** A cluster of the source, with at least one pod. */
  readonly cluster: string;
  /** Another cluster of the source, with other pods. */
  readonly otherCluster?: string;
  /** Kinds to follow; all when absent. */
  readonly kinds?: readonly FleetKind[];
  /** Creates, changes or deletes a pod of the cluster, a different one each time it is called. */
  readonly change?: () => void | Promise<void>;
  /** Creates a source that can't read the cluster, for example because its service is down. */
  readonly createFailing?: () => FleetSource;
  /** Texts that must not appear in messages. */
  readonly secrets?: readonly string[];
}

/** A call of a source. */
export class FollowedSource {
  readonly recorder: FleetRecorder;
  readonly #stopping = new AbortController();
  /** Absent while it goes on. */
  #ended: { readonly error?: unknown } | undefined;

  constructor(
    source: FleetSource,
    options: FleetSourceCasesOptions,
    takesMs?: number,
  ) {
    const { signal } = this.#stopping;
    this.recorder = recorderFor(options, signal, takesMs);
    void startFollow(source, this.recorder, signal).then(
      () => {
        this.#ended = {};
      },
      (error: unknown) => {
        this.#ended = { error };
      },
    );
  }

  abort(): void {
    this.#stopping.abort();
  }

  /** Until all kinds are listed. */
  async listed(): Promise<void> {
    const { recorder } = this;
    await this.#until(() => recorder.missing.length === 0, LIST_MS);
    this.#assertGoesOn();
    if (recorder.missing.length === 0) return;
    fail(
      `It has not listed ${recorder.missing.join(', ')} within ${
        LIST_MS / 1_000
      } seconds. Each kind needs listBegun and listEnded, or absent.`,
    );
  }

  /** Lets it tell what it does, whatever that is: other cases find what is missing. */
  async tried(change: FleetSourceCasesOptions['change']): Promise<void> {
    const { recorder } = this;
    await this.#until(() => recorder.missing.length === 0, LIST_MS);
    if (change && !this.#ended) {
      await this.#waitForChange(change);
    }
    await pause(CALM_MS);
  }

  async goesOn(): Promise<void> {
    await pause(CALM_MS);
    this.#assertGoesOn();
  }

  async ends(): Promise<void> {
    this.abort();
    await this.#until(() => false, END_MS);
    if (!this.#ended) {
      fail(
        'follow() ignores its signal: it goes on after the abort. Give the signal to whatever it waits for.',
      );
    }
    await pause(CALM_MS);
    const { recorder } = this;
    const isLate = recorder.kinds.some(
      kind => recorder.of(kind).sentAfterAbort > LATE_EVENTS,
    );
    if (isLate) {
      fail('It goes on to send events after the abort, though send() rejects.');
    }
  }

  async seesChange(change: () => void | Promise<void>): Promise<void> {
    if (await this.#waitForChange(change)) return;
    this.#assertGoesOn();
    fail(
      `It has told no other pods ${CHANGE_MS / 1_000} seconds after a change.`,
    );
  }

  async fails(secrets: readonly string[]): Promise<void> {
    const { recorder } = this;
    await this.#until(() => recorder.of('Pod').gaps > 0, LIST_MS);
    assertNone(recorder.faults.fields);
    if (recorder.of('Pod').lists > 0 || recorder.of('Pod').isAbsent) {
      fail('It claims to know the pods of a cluster that it can’t read.');
    }
    if (this.#ended) {
      if (!('error' in this.#ended)) fail(ENDED_EARLY);
      assertWords(this.#ended.error, secrets);
    } else if (recorder.of('Pod').gaps === 0) {
      fail('It tells no gap of Pod, though it can’t read the cluster.');
    }
  }

  hasSamePodsAs({ recorder }: FollowedSource): boolean {
    return this.recorder.contentOf('Pod') === recorder.contentOf('Pod');
  }

  /** Whether other pods are told after it. */
  async #waitForChange(change: () => void | Promise<void>): Promise<boolean> {
    const { recorder } = this;
    const before = recorder.contentOf('Pod');
    const isTold = () => recorder.contentOf('Pod') !== before;
    await change();
    await this.#until(isTold, CHANGE_MS);
    return isTold();
  }

  #assertGoesOn(): void {
    if (!this.#ended) return;
    if ('error' in this.#ended) throw this.#ended.error;
    fail(ENDED_EARLY);
  }

  /** Until it is so, the call has ended, or the time is up. */
  async #until(isSo: () => boolean, ms: number): Promise<void> {
    const giveUpAt = Date.now() + ms;
    while (!isSo() && !this.#ended && Date.now() < giveUpAt) await pause(10);
  }
}

/** A sink for the cluster of the options. */
export function recorderFor(
  { cluster, kinds = ALL_KINDS, secrets = [] }: FleetSourceCasesOptions,
  signal: AbortSignal,
  takesMs?: number,
): FleetRecorder {
  return new FleetRecorder({ cluster, kinds, secrets, signal, takesMs });
}

/** Calls a source, which may be JavaScript. */
export function startFollow(
  source: FleetSource,
  sink: FleetRecorder,
  signal: AbortSignal,
): Promise<void> {
  return called('follow()', () => source.follow(sink, signal));
}

/** Asserts that there are no faults. */
export function assertNone(faults: ReadonlySet<string>): void {
  const [first] = faults;
  if (first !== undefined) fail(first);
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
