import { CustomResourceMatcher } from '@podlight/backstage-plugin-kubernetes-node';
import { NO_TELEMETRY, Telemetry } from '../telemetry/Telemetry';
import { childController, Clock, systemClock } from '../util/timing';
import { AbsentApis } from './AbsentApis';
import { ClusterReader, ClusterReading, ReadTarget } from './ClusterReader';
import { kindsIn, ListedKind } from './kinds';
import { ObjectQuotaOptions, ObjectQuotas } from './ObjectQuota';
import { SharedLists } from './SharedLists';
import { PodsFirst } from './PodsFirst';
import { RootIndex } from './RootIndex';
import { ServiceReading } from './ServiceReading';

export interface WatchingReaderOptions {
  /** Pods first. */
  readonly kinds: readonly ListedKind[];
  /** Where a cluster has none of its own. */
  readonly customResources?: readonly CustomResourceMatcher[];
  /** For what may be listed and not watched. */
  readonly refreshIntervalMs: number;
  /** For one list. */
  readonly deadlineMs: number;
  /** Whose pods go before all else; nobody's when absent. */
  readonly podsFirst?: PodsFirst;
  readonly clock?: Clock;
  /** From 0 to 1, exclusive. */
  readonly random?: () => number;
  readonly telemetry?: Pick<Telemetry, 'relisted'>;
  /** How much is kept of one cluster. */
  readonly objectQuota?: ObjectQuotaOptions;
}

/** Reads services by listing once and watching from there. */
export class WatchingReader implements ClusterReader {
  readonly #options: Required<Omit<WatchingReaderOptions, 'objectQuota'>>;
  readonly #quotas: ObjectQuotas;
  readonly #absent: AbsentApis;
  readonly #namespaces: SharedLists;
  readonly #roots: RootIndex;

  constructor(options: WatchingReaderOptions) {
    const {
      clock = systemClock,
      random = Math.random,
      telemetry = NO_TELEMETRY,
      customResources = [],
      podsFirst = new PodsFirst(clock),
    } = options;
    this.#options = {
      ...options,
      customResources,
      podsFirst,
      clock,
      random,
      telemetry,
    };
    this.#quotas = new ObjectQuotas(options.objectQuota);
    this.#absent = new AbsentApis(() => clock.now().getTime());
    this.#namespaces = new SharedLists({
      ...this.#options,
      absent: this.#absent,
      quotas: this.#quotas,
    });
    this.#roots = new RootIndex({
      ...this.#options,
      absent: this.#absent,
      quotas: this.#quotas,
    });
  }

  isExpected({ connection, service }: ReadTarget, identity: string): boolean {
    return this.#roots.isExpected(connection, identity, service);
  }

  async *follow(
    target: ReadTarget,
    parent: AbortSignal,
  ): AsyncGenerator<ClusterReading> {
    const work = childController(parent);
    try {
      yield* new ServiceReading({
        ...this.#options,
        kinds: kindsIn(target.connection.cluster, this.#options),
        target,
        absent: this.#absent,
        quotas: this.#quotas,
        namespaces: this.#namespaces,
        roots: this.#roots,
        signal: work.signal,
      }).readings();
    } finally {
      work.abort();
      work.done();
    }
  }
}
