import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { METADATA_LIST } from '../../transport';
import { chunks } from '../../util/chunks';
import { Latch } from '../../util/Latch';
import { Clock } from '../../util/timing';
import { WORKLOAD_KINDS, WorkloadIndex } from '../index/WorkloadIndex';
import { ANY_VERSION } from '../informer/list';
import { NegativeCache } from '../informer/NegativeCache';
import { refusedKey } from '../informer/refusedKey';
import { listPath, ResourceType, unservedKey } from '../resourceTypes';
import { START_DELAYS } from '../start';
import { ReadTarget } from './ObservedObjects';

/** Short at first, for a viewer who waits for a first deployment; longer later, to save requests. */
const MIN_PAUSE_MS = 60_000;
const MAX_PAUSE_MS = 60 * 60_000;

/** Where the index covers workloads, only pods without one are left to probe for. */
const PODS_PAUSE_MS = 10 * 60_000;

/** Of a cluster with many operators, a hundred types may be asked for. */
const TYPES_AT_ONCE = 4;

export interface PresenceProbeOptions {
  readonly target: ReadTarget;
  readonly types: readonly ResourceType[];
  readonly unserved: NegativeCache;
  /** Discovered types that a caller may not read; asked for each time when absent. */
  readonly refused?: NegativeCache;
  readonly workloads: WorkloadIndex;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** Opened when the cluster has objects of the service. */
  readonly present: Latch;
  readonly signal: AbortSignal;
}

/**
 * Detects when a service appears in a cluster in which it has no pods. Nothing else
 * is listed or watched there; the index of workloads tells, or else a periodic list
 * of at most one name.
 */
export class PresenceProbe {
  readonly #options: PresenceProbeOptions;
  #isStarted = false;

  constructor(options: PresenceProbeOptions) {
    this.#options = options;
  }

  /** Probes until the service is present. Further calls do nothing. */
  async start(): Promise<void> {
    if (this.#isStarted || this.#isOver) return;
    this.#isStarted = true;
    const { clock, present, random, signal, target, types, workloads } =
      this.#options;
    const isIndexed = workloads.whenPresent(
      target,
      types,
      () => present.open(),
      signal,
    );
    if (isIndexed) {
      await this.#probeForPods();
      return;
    }
    let pauseMs =
      START_DELAYS.probeAfterMs + START_DELAYS.probeSpreadMs * random();
    for (let round = 0; !this.#isOver; round += 1) {
      await clock.sleep(pauseMs, signal);
      if (this.#isOver) return;
      if (await this.#isAny(kindsInRound(round))) present.open();
      const limit = Math.min(MIN_PAUSE_MS * 2 ** round, MAX_PAUSE_MS);
      pauseMs = limit * (0.9 + 0.2 * random());
    }
  }

  get #isOver(): boolean {
    const { present, signal } = this.#options;
    return present.isOpen || signal.aborted;
  }

  async #probeForPods(): Promise<void> {
    const { clock, present, random, signal } = this.#options;
    while (!this.#isOver) {
      await clock.sleep(PODS_PAUSE_MS * (1 + random()), signal);
      if (this.#isOver) return;
      if (await this.#isAny(['Pod'])) present.open();
    }
  }

  #isAny(kinds: readonly ModelKind[]): Promise<boolean> {
    const types = this.#options.types.filter(({ kind }) =>
      kinds.includes(kind),
    );
    const isOver = () => this.#isOver;
    return isAnyThere({ ...this.#options, types, isOver });
  }
}

/**
 * Whether the service has an object of one of the types, asked for a few at a time.
 * A failure counts as none.
 */
export async function isAnyThere({
  types,
  isOver,
  ...options
}: AskedFor &
  Pick<PresenceProbeOptions, 'types'> & {
    /** Whether nobody needs the answer any more. */
    readonly isOver: () => boolean;
  }): Promise<boolean> {
  for (const some of chunks(types, TYPES_AT_ONCE)) {
    if (isOver()) return false;
    const results = await Promise.all(some.map(type => isThere(type, options)));
    if (results.includes(true)) return true;
  }
  return false;
}

type AskedFor = Pick<
  PresenceProbeOptions,
  'target' | 'unserved' | 'refused' | 'signal'
>;

async function isThere(
  type: ResourceType,
  { target, unserved, refused, signal }: AskedFor,
): Promise<boolean> {
  const { connection, service } = target;
  const keyFor = (version: string) =>
    unservedKey(type, version, service.namespace);
  const version = type.versions.find(
    candidate => !unserved.has(connection.cluster, keyFor(candidate)),
  );
  if (version === undefined) return false;
  const api = keyFor(version);
  try {
    const asCaller = await refusedKey(
      connection,
      type,
      api,
      service.namespace,
      signal,
    );
    if (asCaller && refused?.has(connection.cluster, ...asCaller)) return false;
    const result = await connection.getJson({
      path: listPath(type, version, service.namespace),
      query: {
        labelSelector: service.selector.text,
        limit: '1',
        // From the watch cache, since etcd would have to read all objects to find none.
        resourceVersion: ANY_VERSION,
      },
      accept: METADATA_LIST,
      signal,
    });
    if (result.ok) return hasItems(result.value);
    const { code } = result.reason;
    if (code === 'api-absent' && type.group !== '') {
      unserved.add(connection.cluster, api);
    } else if (code === 'forbidden' && asCaller) {
      refused?.add(connection.cluster, ...asCaller);
    }
    return false;
  } catch {
    return false;
  }
}

/**
 * First the likeliest kinds, then all, then in turn, so that a long wait stays cheap.
 * The pods of an operator have no label, so a custom resource is all that can be found.
 */
function kindsInRound(round: number): readonly ModelKind[] {
  const [first] = WORKLOAD_KINDS;
  if (round === 0) return [first, 'CustomResource'];
  return round % 2 === 1 ? ['Pod', ...WORKLOAD_KINDS] : ['Pod', first];
}

function hasItems(list: unknown): boolean {
  if (typeof list !== 'object' || list === null) return false;
  const items: unknown = Reflect.get(list, 'items');
  return Array.isArray(items) && items.length > 0;
}
