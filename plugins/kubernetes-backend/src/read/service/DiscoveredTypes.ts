import { KindProblem } from '@podlight/backstage-plugin-kubernetes-common';
import { Result } from '../../util/Result';
import { Clock } from '../../util/timing';
import { DISCOVERY_TTL_MS } from '../discovery';
import { resourceName, ResourceType } from '../resourceTypes';
import { discoveryProblem } from './discoveryProblem';

/** A bit later than the last answer expires, as timers may be early. */
const DISCOVER_AGAIN_MS = DISCOVERY_TTL_MS + 1_000;

/** Where it can't be found out what a cluster serves. */
const DISCOVER_AFTER_FAILURE_MS = 60_000;

export interface DiscoveredTypesOptions {
  readonly clock: Clock;
  /** Those that are read in any case. */
  readonly types: readonly ResourceType[];
  /** Finds more; none when absent. */
  readonly discover?: (
    signal: AbortSignal,
  ) => Promise<Result<readonly ResourceType[]>>;
  /** After each answer, also one that adds nothing. */
  readonly onAnswer: (added: ReadonlySet<ResourceType>) => void;
}

/** The types that are read of a cluster: the configured ones, and those that it turns out to serve. */
export class DiscoveredTypes {
  readonly #options: DiscoveredTypesOptions;
  #types: readonly ResourceType[];
  #isPending: boolean;
  #isKnown = false;
  #problems: readonly KindProblem[] = [];

  constructor(options: DiscoveredTypesOptions) {
    this.#options = options;
    this.#types = options.types;
    this.#isPending = options.discover !== undefined;
  }

  get types(): readonly ResourceType[] {
    return this.#types;
  }

  /** Until the cluster has answered for the first time. */
  get isPending(): boolean {
    return this.#isPending;
  }

  /** Whether the cluster has said what it serves. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  get problems(): readonly KindProblem[] {
    return this.#problems;
  }

  /**
   * Operators may be installed while a service is observed, so the cluster is asked
   * again and again. Where it has not said yet what it serves, the rest is shown
   * with a word about that.
   */
  async follow(signal: AbortSignal): Promise<void> {
    const { clock, discover, onAnswer } = this.#options;
    let isTold = false;
    while (discover && !signal.aborted) {
      const found = await discover(signal);
      if (signal.aborted) return;
      const added = this.#add(found.ok ? found.value : []);
      this.#isKnown = found.ok;
      if (found.ok) this.#problems = [];
      // What was found before is still read.
      else if (!isTold) this.#problems = [discoveryProblem(found.reason)];
      isTold ||= found.ok;
      this.#isPending = false;
      onAnswer(added);
      await clock.sleep(
        found.ok ? DISCOVER_AGAIN_MS : DISCOVER_AFTER_FAILURE_MS,
        signal,
      );
    }
  }

  #add(found: readonly ResourceType[]): ReadonlySet<ResourceType> {
    const known = new Set(this.#types.map(resourceName));
    const added = found.filter(type => !known.has(resourceName(type)));
    this.#types = [...this.#types, ...added];
    return new Set(added);
  }
}
