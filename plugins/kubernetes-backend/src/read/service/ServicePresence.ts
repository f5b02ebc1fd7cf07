import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { linkedAbortController } from '../../util/timing';
import { BUILT_IN_WORKLOADS } from '../index/WorkloadIndex';
import { InformerUpdate } from '../informer/ListWatchSpec';
import { Placement } from '../placement';
import { DiscoveredSearch, DiscoveredSearchOptions } from './DiscoveredSearch';
import { PresenceProbe, PresenceProbeOptions } from './PresenceProbe';
import { identifyViewer } from './Sightings';

/** Where none of these is, there is nothing to show but custom resources. */
export const PLACED_KINDS: readonly ModelKind[] = [
  'Pod',
  ...BUILT_IN_WORKLOADS,
];

export interface ServicePresenceOptions
  extends PresenceProbeOptions,
    Pick<DiscoveredSearchOptions, 'sightings' | 'searches'> {
  readonly placement: Placement;
  /** Finds more types; none when absent. */
  readonly discover?: DiscoveredSearchOptions['discover'];
}

/**
 * Finds out whether a service has objects in a cluster: by its pods, by what is known of
 * its place, or by a probe. Opens the latch when it has.
 */
export class ServicePresence {
  readonly #options: ServicePresenceOptions;
  readonly #probed = new Set<string>();
  #awaitsPlace = false;
  #isSearched = false;
  #isSeen = false;
  /** Opened because it is not known whether there are pods. */
  #isOpenUnseen = false;

  constructor(options: ServicePresenceOptions) {
    this.#options = options;
    const { present, signal } = options;
    present
      .wait(signal)
      .then(() => {
        if (present.isOpen && !this.#isOpenUnseen) this.see();
      })
      .catch(() => undefined);
  }

  /** A caller who may not read pods may still read the rest, so that counts as present, too. */
  decide(pods: InformerUpdate): void {
    const { present } = this.#options;
    if (isForbidden(pods)) {
      this.#isOpenUnseen ||= !present.isOpen;
      present.open();
    } else if (pods?.ok) {
      if (pods.value.objects.length === 0) this.#decideWithoutPods();
      else present.open();
    }
  }

  /** Something of the service was read, so that it needs no search in other clusters. */
  see(): void {
    if (this.#isSeen) return;
    this.#isSeen = true;
    const { sightings, signal, target } = this.#options;
    identifyViewer(target.connection, signal)
      .then(viewer => {
        if (!viewer.ok) this.#isSeen = false;
        else sightings.add(target.service.entityRef, viewer.value, signal);
      })
      .catch(() => undefined);
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
    this.#searchDiscovered();
  }

  #searchDiscovered(): void {
    const { discover, present } = this.#options;
    if (!discover || this.#isSearched || present.isOpen) return;
    this.#isSearched = true;
    const search = new DiscoveredSearch({ ...this.#options, discover });
    search.run().catch(() => undefined);
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
