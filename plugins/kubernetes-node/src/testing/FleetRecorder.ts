import { FleetKind, FleetSink } from '../fleet';
import { assertEvent, ToldEvent } from './fleetEvents';
import { fail } from './assertions';

/** What has been told of a kind so far. */
interface KindState {
  isListing: boolean;
  /** All objects have been listed once. */
  isListed: boolean;
  isSeen: boolean;
  isAbsent: boolean;
  /** As of the last complete list and the changes after it; by key, as text. */
  objects: Map<string, string>;
  /** Of a list that is not complete. */
  listed: Map<string, string>;
  lists: number;
  gaps: number;
  /** Events that have not been taken. */
  waiting: number;
  sentAfterAbort: number;
}

export interface FleetRecorderOptions {
  readonly cluster: string;
  readonly kinds: readonly FleetKind[];
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
  /** How long an event takes to be taken; at once when absent. */
  readonly takesMs?: number;
}

/** A sink that keeps what it was told and what was wrong with that, and refuses it as the index does. */
export class FleetRecorder implements FleetSink {
  readonly cluster: string;
  readonly kinds: readonly FleetKind[];
  /** The first faults of each sort, in words. */
  readonly faults = {
    fields: new Set<string>(),
    order: new Set<string>(),
    haste: new Set<string>(),
  };
  readonly #options: FleetRecorderOptions;
  readonly #states = new Map<FleetKind, KindState>();

  constructor(options: FleetRecorderOptions) {
    this.#options = options;
    this.cluster = options.cluster;
    this.kinds = options.kinds;
  }

  /** What was told of a kind. */
  of(kind: FleetKind): Readonly<KindState> {
    return this.#stateOf(kind);
  }

  /** Kinds of which it is not known yet which objects there are. */
  get missing(): readonly FleetKind[] {
    return this.kinds.filter(kind => {
      const { isAbsent, isListed, isSeen } = this.of(kind);
      return !isAbsent && !(isListed && isSeen);
    });
  }

  /** What is known of a kind now, as one text. */
  contentOf(kind: FleetKind): string {
    return [...this.of(kind).objects].flat().sort().join();
  }

  /** May be called without the recorder, as a source may take it out of the sink. */
  readonly send = (event: unknown): Promise<void> => {
    const taken = this.#take(event);
    // A source that doesn't wait for it is a fault that a case finds, and no crash.
    taken.catch(() => undefined);
    return taken;
  };

  async #take(event: unknown): Promise<void> {
    const { secrets, signal, takesMs } = this.#options;
    let told: ToldEvent;
    try {
      told = assertEvent(event, secrets);
    } catch (error) {
      this.faults.fields.add((error as Error).message);
      throw error;
    }
    const state = this.#stateOf(told.kind);
    if (signal.aborted) {
      state.sentAfterAbort += 1;
      throw signal.reason;
    }
    if (state.waiting > 0) {
      this.faults.haste.add(
        `It sends ${told.type} of ${told.kind} before the last event of ${told.kind} was taken. Wait for send().`,
      );
    }
    const fault = apply(state, told);
    if (fault !== undefined) {
      const words = `${told.type} of ${told.kind} comes ${fault}.`;
      this.faults.order.add(words);
      fail(words);
    }
    if (takesMs === undefined) return;
    state.waiting += 1;
    await new Promise(resolve => setTimeout(resolve, takesMs));
    state.waiting -= 1;
    signal.throwIfAborted();
  }

  #stateOf(kind: FleetKind): KindState {
    const known = this.#states.get(kind) ?? {
      isListing: false,
      isListed: false,
      isSeen: false,
      isAbsent: false,
      objects: new Map(),
      listed: new Map(),
      lists: 0,
      gaps: 0,
      waiting: 0,
      sentAfterAbort: 0,
    };
    this.#states.set(kind, known);
    return known;
  }
}

/**
 * Applies an event to the state of its kind.
 *
 * @returns why the event must not come at this point, in words
 */
function apply(state: KindState, event: ToldEvent): string | undefined {
  const { isListed, isListing, isSeen } = state;
  switch (event.type) {
    case 'listBegun':
      state.isListing = true;
      state.listed = new Map();
      return undefined;
    case 'changed':
      change(isListing ? state.listed : state.objects, event);
      return isListing || isSeen
        ? undefined
        : 'while nothing is seen: before listBegun, or after a gap';
    case 'listEnded':
      state.lists += 1;
      state.objects = state.listed;
      Object.assign(state, { isListing: false, isListed: true });
      Object.assign(state, { isSeen: true, isAbsent: false });
      return isListing ? undefined : 'without listBegun before it';
    case 'live':
      state.isSeen = true;
      return isListed
        ? undefined
        : 'before a list was complete, or after a gap within a list';
    case 'gap':
      state.gaps += 1;
      Object.assign(state, { isListing: false, isSeen: false });
      state.isListed = isListed && !isListing;
      return undefined;
    default:
      Object.assign(state, { isListing: false, isListed: false });
      Object.assign(state, { isSeen: false, isAbsent: true });
      return undefined;
  }
}

function change(known: Map<string, string>, { objects }: ToldEvent): void {
  for (const [key, text] of objects) {
    if (text === undefined) known.delete(key);
    else known.set(key, text);
  }
}
