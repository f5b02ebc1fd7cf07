import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { linkedAbortController } from '../../util/timing';
import { BUILT_IN_WORKLOADS } from '../index/WorkloadIndex';
import { Result } from '../../util/Result';
import { InformerUpdate } from '../informer/ListWatchSpec';
import { Placement } from '../placement';
import { ResourceType } from '../resourceTypes';
import {
  isAnyThere,
  PresenceProbe,
  PresenceProbeOptions,
} from './PresenceProbe';
import { Sightings } from './Sightings';

/** Where none of these is, there is nothing to show but custom resources. */
export const PLACED_KINDS: readonly ModelKind[] = [
  'Pod',
  ...BUILT_IN_WORKLOADS,
];

/** By then the clusters that answer have said whether they have pods of the service. */
const SEEN_AFTER_MS = 3_000;

/** One small request for each type that is served. */
const SEEK_AGAIN_MS = 10 * 60_000;

export interface ServicePresenceOptions extends PresenceProbeOptions {
  readonly placement: Placement;
  /** Finds more types; none when absent. */
  readonly discover?: (
    signal: AbortSignal,
  ) => Promise<Result<readonly ResourceType[]>>;
  readonly sightings: Sightings;
}

/**
 * Finds out whether a service has objects in a cluster: by its pods, by what is known of
 * its place, or by a probe. Opens the latch when it has.
 */
export class ServicePresence {
  readonly #options: ServicePresenceOptions;
  readonly #probed = new Set<string>();
  #awaitsPlace = false;

  constructor(options: ServicePresenceOptions) {
    this.#options = options;
    const { present, sightings, signal, target } = options;
    present
      .wait(signal)
      .then(() => {
        if (present.isOpen) sightings.add(target.service.entityRef, signal);
      })
      .catch(() => undefined);
  }

  /** A caller who may not read pods may still read the rest, so that counts as present, too. */
  decide(pods: InformerUpdate): void {
    const isEmpty = pods?.ok && pods.value.objects.length === 0;
    if (isEmpty) this.#decideWithoutPods();
    else if (pods?.ok || isForbidden(pods)) this.#options.present.open();
  }

  #decideWithoutPods(): void {
    const { placement, present, target } = this.#options;
    const isPlaced = placement.has(target, PLACED_KINDS);
    if (isPlaced) {
      present.open();
      return;
    }
    this.#probe(isPlaced === false ? 'CustomResource' : undefined);
    this.#openWhenPlaced();
    this.#seekDiscovered().catch(() => undefined);
  }

  /**
   * A service with nothing but a custom resource that nobody has named would not be
   * found otherwise. What is served is many types: they are looked for only while the
   * service is nowhere, so that most services cost nothing where they are not.
   */
  async #seekDiscovered(): Promise<void> {
    const { clock, discover, present, sightings, signal, target } =
      this.#options;
    if (!discover || this.#probed.has('discovered')) return;
    this.#probed.add('discovered');
    await clock.sleep(SEEN_AFTER_MS, signal);
    while (!present.isOpen && !signal.aborted) {
      const isSeen = sightings.has(target.service.entityRef);
      const found = isSeen ? undefined : await discover(signal);
      const types = found?.ok ? found.value : [];
      if (await isAnyThere({ ...this.#options, types })) present.open();
      else await clock.sleep(SEEK_AGAIN_MS, signal);
    }
  }

  /** An index may learn of the service much earlier than a probe does. */
  #openWhenPlaced(): void {
    const { placement, present, signal, target } = this.#options;
    if (this.#awaitsPlace || present.isOpen) return;
    this.#awaitsPlace = true;
    const work = linkedAbortController(signal);
    const check = () => {
      if (placement.has(target, PLACED_KINDS)) present.open();
      if (present.isOpen) work.abort();
    };
    placement.listen(target, check, work.signal);
  }

  /** Looks for the service in the cluster from now on, for all kinds or for one. */
  #probe(kind?: ModelKind): void {
    const { present } = this.#options;
    const key = kind ?? 'all';
    if (present.isOpen || this.#probed.has(key)) return;
    this.#probed.add(key);
    const isWanted = (type: { readonly kind: ModelKind }) =>
      !kind || type.kind === kind;
    const types = this.#options.types.filter(isWanted);
    if (types.length === 0) return;
    const probe = new PresenceProbe({ ...this.#options, types });
    probe.start().catch(() => undefined);
  }
}

export function isForbidden(update: InformerUpdate): boolean {
  return update?.ok === false && update.reason.code === 'forbidden';
}
