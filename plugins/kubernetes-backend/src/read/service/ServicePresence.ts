import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { linkedAbortController } from '../../util/timing';
import { BUILT_IN_WORKLOADS } from '../index/WorkloadIndex';
import { InformerUpdate } from '../informer/ListWatchSpec';
import { Placement } from '../placement';
import { PresenceProbe, PresenceProbeOptions } from './PresenceProbe';

/** Where none of these is, there is nothing to show but custom resources. */
export const PLACED_KINDS: readonly ModelKind[] = [
  'Pod',
  ...BUILT_IN_WORKLOADS,
];

export interface ServicePresenceOptions extends PresenceProbeOptions {
  readonly placement: Placement;
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
