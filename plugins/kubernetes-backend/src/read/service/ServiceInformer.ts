import {
  KindProblem,
  ModelKind,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Debouncer } from '../../util/Debouncer';
import { ok } from '../../util/Result';
import { WorkloadIndex } from '../index/WorkloadIndex';
import { GatewayTypes } from '../gatewayTypes';
import { InformerUpdate } from '../informer/ListWatchSpec';
import {
  createReflector,
  ReflectorSettings,
  SharedInformers,
} from '../informer/SharedInformers';
import { Placement, waitWhileAbsent } from '../placement';
import { lookUpTypes, resourceName, ResourceType } from '../resourceTypes';
import { ServiceStart, StartGate, StartScheduler } from '../start';
import { DerivedSources } from './DerivedSources';
import { DiscoveredTypes, DiscoveredTypesOptions } from './DiscoveredTypes';
import { isSameObserved } from './isSameObserved';
import { ObservedObjects, ReadTarget } from './ObservedObjects';
import { isDerivedKind } from './planDerivedWatches';
import { planSources, SourcePlan } from './planSources';
import { isForbidden, PLACED_KINDS, ServicePresence } from './ServicePresence';
import { SearchQueues } from './SearchQueues';
import { Sightings } from './Sightings';
import { Source, SourceCache } from './SourceCache';

/** A rollout changes many objects at once, and a viewer notices no difference below this. */
const COALESCE_MS = 75;

/** How long incomplete objects wait for types that are slow to answer. */
const PARTIAL_AFTER_MS = 1_500;

/** Of a namespace with more than 5,000 Services, Ingresses, claims or autoscalers only a part is read. */
const MAX_NAMESPACE_PAGES = 10;

/** Read once for all services. */
const SHARED_ROLES: ReadonlySet<Source['role']> = new Set<Source['role']>([
  'namespaced',
  'ownable',
  'named',
  'reach',
]);

const NO_OBJECTS: InformerUpdate = ok({ objects: [], isTruncated: false });

export interface ServiceInformerOptions extends ReflectorSettings {
  readonly target: ReadTarget;
  /** Pods first. */
  readonly types: readonly ResourceType[];
  /** Those that are read where a Service or a route leads to them. */
  readonly gatewayTypes: GatewayTypes;
  /** Finds more types, once the service is known to be in the cluster; none when absent. */
  readonly discover?: DiscoveredTypesOptions['discover'];
  /** Whether `discover` finds a type wherever it is served; none when absent. */
  readonly isDiscoverable?: (type: ResourceType) => boolean;
  readonly scheduler: StartScheduler;
  /** Of types that are read by namespace, for all services in it. */
  readonly informers: SharedInformers;
  readonly workloads: WorkloadIndex;
  readonly placement: Placement;
  readonly sightings: Sightings;
  readonly searches: SearchQueues;
  readonly signal: AbortSignal;
}

/**
 * Observes one service in one cluster: the objects that have its label, and those
 * that they lead to.
 */
export class ServiceInformer {
  readonly #options: ServiceInformerOptions;
  readonly #cache: SourceCache;
  readonly #changed: Debouncer;
  readonly #start: ServiceStart;
  readonly #types: DiscoveredTypes;
  readonly #derived: DerivedSources;
  readonly #presence: ServicePresence;
  /** Whether an index sees the service in the cluster. */
  readonly #isPlaced: boolean;
  #limits: readonly KindProblem[] = [];
  /** Types whose answer may make it needless to read objects by name. */
  #awaited: ReadonlySet<string> = new Set();
  #havePodsAnswered = false;

  constructor(options: ServiceInformerOptions) {
    this.#options = options;
    const { clock, placement, scheduler, signal, target } = options;
    this.#isPlaced =
      placement.sees(target) && placement.has(target, PLACED_KINDS) === true;
    this.#cache = new SourceCache(target.service);
    this.#changed = new Debouncer(clock, signal);
    this.#start = scheduler.serviceStart();
    this.#types = new DiscoveredTypes({
      ...options,
      onAnswer: added => {
        this.#followLabelled(type => added.has(type));
        this.#announce(false);
      },
    });
    this.#derived = new DerivedSources({
      follow: (source, work) => this.#follow(source, work),
      forget: source => this.#cache.delete(source),
      signal,
    });
    this.#presence = new ServicePresence({
      ...options,
      present: this.#start.present,
    });
  }

  /** Ends when the signal aborts. */
  async *observe(): AsyncGenerator<ObservedObjects> {
    if (this.#isPlaced) this.#start.present.open();
    this.#followPods().catch(() => undefined);
    this.#followOthers().catch(() => undefined);
    const { budget } = this.#options.target.connection;
    const observed = () => {
      this.#syncDerived();
      return this.#cache.observed(this.#isComplete(), [
        ...this.#types.problems,
        ...this.#limits,
      ]);
    };
    let last: ObservedObjects | undefined;
    while (await this.#changed.wait()) {
      // A cluster that changes faster than its share of the CPU allows is evaluated less often.
      await budget?.ready();
      const next = budget ? budget.run(observed) : observed();
      if (last && isSameObserved(last, next)) continue;
      last = next;
      yield next;
    }
  }

  /** A cluster without the service is not asked at all where that is known. */
  async #followPods(): Promise<void> {
    const { placement, signal, target } = this.#options;
    if (placement.has(target, PLACED_KINDS) === false) {
      const [spec] = this.#labelledTypes()
        .filter(({ kind }) => kind === 'Pod')
        .map(type => this.#labelledSpec(type));
      if (spec) this.#update({ role: 'labelled', spec }, NO_OBJECTS);
      await this.#waitWhileAbsent(PLACED_KINDS, signal);
    }
    if (!signal.aborted) this.#followLabelled(({ kind }) => kind === 'Pod');
  }

  #waitWhileAbsent(
    kinds: readonly ModelKind[],
    signal: AbortSignal,
  ): Promise<void> {
    return waitWhileAbsent({ ...this.#options, kinds }, signal);
  }

  /** Most clusters have no pods of a service, so nothing else of it is read there. */
  async #followOthers(): Promise<void> {
    const { signal } = this.#options;
    await this.#start.present.wait(signal);
    if (signal.aborted) return;
    this.#followLabelled(({ kind }) => kind !== 'Pod');
    await this.#types.follow(signal);
  }

  #followLabelled(isWanted: (type: ResourceType) => boolean): void {
    const { signal } = this.#options;
    for (const type of this.#labelledTypes().filter(isWanted)) {
      const spec = this.#labelledSpec(type);
      this.#follow({ role: 'labelled', spec }, signal);
    }
  }

  #labelledSpec(type: ResourceType) {
    const { namespace, selector } = this.#options.target.service;
    return { type, namespace, selector };
  }

  #labelledTypes(): readonly ResourceType[] {
    return this.#types.types.filter(({ kind }) => !isDerivedKind(kind));
  }

  /** Where nothing is known to be present, the pods alone have to answer. */
  #isComplete(): boolean {
    if (!this.#start.present.isOpen) return this.#cache.answered >= 1;
    const expected = this.#labelledTypes().length + this.#awaitedDerived;
    return !this.#types.isPending && this.#cache.answered >= expected;
  }

  /** What only explains the way of requests comes when it comes. */
  get #awaitedDerived(): number {
    return this.#derived.all.filter(({ role }) => role !== 'reach').length;
  }

  #follow(source: Source, signal: AbortSignal): void {
    const { informers, target } = this.#options;
    const request = {
      connection: target.connection,
      spec: source.spec,
      onUpdate: (update: InformerUpdate) => {
        if (!signal.aborted) this.#update(source, update);
      },
    };
    const following = SHARED_ROLES.has(source.role)
      ? informers.subscribe(
          {
            ...request,
            maxPages: MAX_NAMESPACE_PAGES,
            gate: this.#startGate(source),
          },
          signal,
        )
      : createReflector(this.#options, {
          ...request,
          gate: this.#startGate(source),
        }).run(signal);
    following.catch(() => undefined);
  }

  #startGate(source: Source): StartGate {
    const { pods, reach } = this.#start;
    const others = this.#isPlaced ? this.#start.placed : this.#start.others;
    if (source.role === 'reach') return reach;
    if (source.role !== 'labelled') return others;
    if (source.spec.type.kind === 'Pod') return pods;
    return {
      ...others,
      beforeList: async signal => {
        await others.beforeList(signal);
        await this.#waitUntilPresent(source, signal);
      },
    };
  }

  /** Skips types for as long as an index reports them as absent. */
  async #waitUntilPresent(source: Source, signal: AbortSignal): Promise<void> {
    const { placement, target, workloads } = this.#options;
    const { type } = source.spec;
    const onAbsent = () => {
      if (!signal.aborted) this.#update(source, NO_OBJECTS);
    };
    if (placement.has(target, [type.kind]) === false) {
      onAbsent();
      await this.#waitWhileAbsent([type.kind], signal);
      return;
    }
    await workloads.waitUntilPresent(target, type, onAbsent, signal);
  }

  #update(source: Source, update: InformerUpdate): void {
    const isPods =
      source.role === 'labelled' && source.spec.type.kind === 'Pod';
    const isFirst = isPods && !this.#havePodsAnswered;
    const isNew = !this.#cache.has(source);
    this.#cache.set(source, update);
    if (source.role === 'labelled' && hasObjects(source, update)) {
      this.#presence.see();
    }
    if (isPods) {
      this.#havePodsAnswered = true;
      this.#presence.decide(update);
    }
    // Later changes are synced once for all of them, before they are yielded.
    const isAwaited =
      source.role === 'labelled' &&
      this.#awaited.has(resourceName(source.spec.type));
    if (isNew && (isAwaited || hasObjects(source, update))) this.#syncDerived();
    // Where pods are forbidden, the other types decide what there is to show.
    this.#announce(isFirst && !isForbidden(update));
  }

  #announce(isUrgent: boolean): void {
    // Until the pods are listed, showing none would look as if they were gone.
    if (this.#isPlaced && !this.#havePodsAnswered) return;
    const isComplete = this.#isComplete();
    if (isUrgent || (isComplete && !this.#start.listed.isOpen)) {
      this.#changed.requestWithin(0);
    } else {
      this.#changed.requestWithin(isComplete ? COALESCE_MS : PARTIAL_AFTER_MS);
    }
    if (isComplete && this.#start.present.isOpen) this.#start.listed.open();
  }

  /**
   * Whole namespaces are read only once everything else shows that they must be: the
   * label may be on the pods.
   */
  #needsNamespaces({ sources }: SourcePlan): boolean {
    return (
      this.#labelledTypes().every(type => this.#hasLabelled(type)) &&
      sources
        .filter(({ role }) => role === 'named')
        .every(source => this.#cache.has(source))
    );
  }

  /** Without those that the cluster has said not to serve. */
  #gatewayTypes(): GatewayTypes {
    const { gatewayTypes, isDiscoverable } = this.#options;
    const { isKnown, types } = this.#types;
    if (!isDiscoverable || !isKnown) return gatewayTypes;
    const served = new Set(types.map(resourceName));
    return Object.fromEntries(
      Object.entries(gatewayTypes).filter(
        ([, type]) => !isDiscoverable(type) || served.has(resourceName(type)),
      ),
    );
  }

  /** What is named may have the label, too, and needs no request of its own then. */
  #mayBeLabelled({ role, spec }: Source): boolean {
    return (
      role === 'named' &&
      !this.#hasLabelled(spec.type) &&
      this.#labelledTypes().some(
        type => resourceName(type) === resourceName(spec.type),
      )
    );
  }

  #hasLabelled(type: ResourceType): boolean {
    return this.#cache.has({
      role: 'labelled',
      spec: this.#labelledSpec(type),
    });
  }

  /** Starts the sources that the objects lead to, and stops those that they no longer do. */
  #syncDerived(): void {
    if (!this.#start.present.isOpen) return;
    const { target } = this.#options;
    const plan = planSources(
      this.#cache.objects(),
      this.#cache.walk(),
      target.service,
      lookUpTypes(this.#types.types),
      this.#gatewayTypes(),
    );
    this.#limits = plan.problems;
    const ownable = this.#needsNamespaces(plan)
      ? plan.ownable
      : this.#derived.all.filter(({ role }) => role === 'ownable');
    const awaited = plan.sources.filter(source => this.#mayBeLabelled(source));
    this.#awaited = new Set(awaited.map(({ spec }) => resourceName(spec.type)));
    const sources = plan.sources.filter(source => !awaited.includes(source));
    this.#derived.sync([...sources, ...ownable]);
  }
}

/** Whether the objects can lead to others. */
function hasObjects({ role }: Source, update: InformerUpdate): boolean {
  return (
    role !== 'namespaced' &&
    role !== 'reach' &&
    update?.ok === true &&
    update.value.objects.length > 0
  );
}
