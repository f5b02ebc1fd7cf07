import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { Clock } from '../util/timing';
import { Latch } from '../util/Latch';
import { AbsentApis } from './AbsentApis';
import { ReadTarget } from './ClusterReader';
import { apiToAskFor, ListedKind, listPath } from './kinds';
import { METADATA_LIST } from './listObjects';
import { RootIndex, ROOTS } from './RootIndex';

/** Soon, but not in the way of the clusters where something is. */
const FIRST_LOOK_MS = 1_000;
const FIRST_SPREAD_MS = 1_000;

/** Who waits for a first deployment looks often at first; after that it is other clusters' business. */
const MIN_PAUSE_MS = 60_000;
const MAX_PAUSE_MS = 60 * 60_000;

/** Where workloads tell at once only pods that nobody's workload has made are left to look for. */
const PODS_PAUSE_MS = 10 * 60_000;

export interface PlacementOptions {
  readonly target: ReadTarget;
  readonly kinds: readonly ListedKind[];
  readonly absent: AbsentApis;
  readonly roots: RootIndex;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/**
 * Whether a service is in a cluster at all. Where it has no pods nothing else is
 * listed or watched; now and then a question for at most one name tells whether
 * that is still so.
 */
export class Placement {
  readonly found = new Latch();
  readonly #options: PlacementOptions;
  #isLooking = false;

  constructor(options: PlacementOptions) {
    this.#options = options;
  }

  /** There are no pods, for now. Looks for them, and for what makes them, until something is there. */
  async look(): Promise<void> {
    if (this.#isLooking || this.found.isOpen) return;
    this.#isLooking = true;
    const { clock, kinds, random, roots, signal, target } = this.#options;
    const { connection, service } = target;
    const isTold = roots.watch(
      connection,
      service,
      kinds,
      () => this.found.open(),
      signal,
    );
    if (isTold) {
      await this.#lookForPods();
      return;
    }
    let pauseMs = FIRST_LOOK_MS + FIRST_SPREAD_MS * random();
    for (let round = 0; !signal.aborted && !this.found.isOpen; round += 1) {
      await clock.sleep(pauseMs, signal);
      if (signal.aborted) return;
      if (await this.#isAny(kindsOfRound(round))) this.found.open();
      const limit = Math.min(MIN_PAUSE_MS * 2 ** round, MAX_PAUSE_MS);
      pauseMs = limit * (0.9 + 0.2 * random());
    }
  }

  async #lookForPods(): Promise<void> {
    const { clock, random, signal } = this.#options;
    while (!signal.aborted && !this.found.isOpen) {
      await clock.sleep(PODS_PAUSE_MS * (1 + random()), signal);
      if (signal.aborted || this.found.isOpen) return;
      if (await this.#isAny(['Pod'])) this.found.open();
    }
  }

  async #isAny(wanted: readonly ModelKind[]): Promise<boolean> {
    const kinds = this.#options.kinds.filter(({ kind }) =>
      wanted.includes(kind),
    );
    const answers = await Promise.all(
      kinds.map(listed => this.#isThere(listed)),
    );
    return answers.includes(true);
  }

  /** A failure is no reason to begin: the next round asks again. */
  async #isThere(listed: ListedKind): Promise<boolean> {
    const { target, absent, signal } = this.#options;
    const { connection, service } = target;
    const version = listed.versions.find(
      candidate =>
        !absent.has(
          connection.cluster,
          apiToAskFor(listed, candidate, service.namespace),
        ),
    );
    if (version === undefined) return false;
    try {
      const answer = await connection.getJson({
        path: listPath(listed, version, service.namespace),
        query: { labelSelector: service.selector.text, limit: '1' },
        accept: METADATA_LIST,
        signal,
      });
      if (answer.ok) return hasItems(answer.value);
      if (answer.reason.code === 'api-absent' && listed.group !== '') {
        const api = apiToAskFor(listed, version, service.namespace);
        absent.add(connection.cluster, api);
      }
      return false;
    } catch {
      return false;
    }
  }
}

/** At once what is likeliest, then everything, then by turns, so that a long look stays cheap. */
function kindsOfRound(round: number): readonly ModelKind[] {
  if (round === 0) return ROOTS.slice(0, 1);
  return round % 2 === 1 ? ['Pod', ...ROOTS] : ['Pod', ...ROOTS.slice(0, 1)];
}

function hasItems(list: unknown): boolean {
  if (typeof list !== 'object' || list === null) return false;
  const items: unknown = Reflect.get(list, 'items');
  return Array.isArray(items) && items.length > 0;
}
