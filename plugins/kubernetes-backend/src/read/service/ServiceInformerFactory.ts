import {
  ClusterDetails,
  CustomResourceMatcher,
} from '@podlight/backstage-plugin-kubernetes-node';
import { NO_TELEMETRY, Telemetry } from '../../telemetry/Telemetry';
import { ok } from '../../util/Result';
import { linkedAbortController, Clock, systemClock } from '../../util/timing';
import { GatewayPlural } from '../gatewayApi';
import { gatewayTypes, withRoutes } from '../gatewayTypes';
import { WorkloadIndex } from '../index/WorkloadIndex';
import { ObjectQuotaOptions, ObjectQuotas } from '../informer/ObjectQuota';
import {
  ReflectorSettings,
  SharedInformers,
} from '../informer/SharedInformers';
import { StreamingSupport } from '../informer/StreamingSupport';
import { NegativeCache } from '../informer/NegativeCache';
import { ServedApis } from '../discovery';
import {
  NO_PLACEMENT,
  Placement,
  waitUntilAbsent,
  waitWhileAbsent,
} from '../placement';
import {
  discoveredTypes,
  ResourceDescriber,
  ResourceType,
  typesIn,
} from '../resourceTypes';
import { StartScheduler } from '../start';
import {
  ObservedObjects,
  ReadTarget,
  ServiceObserver,
} from './ObservedObjects';
import { ServiceInformer, ServiceInformerOptions } from './ServiceInformer';
import { SearchQueues } from './SearchQueues';
import { Sightings } from './Sightings';
import { PLACED_KINDS } from './ServicePresence';

export interface ServiceInformerFactoryOptions {
  /** Pods first. */
  readonly types: readonly ResourceType[];
  /** For clusters without their own. */
  readonly customResources?: readonly CustomResourceMatcher[];
  /** What clusters without custom resources of their own serve of more APIs; not asked when absent. */
  readonly served?: ServedApis;
  /** What custom resources are judged by; their conditions when absent. */
  readonly definitions?: ResourceDescriber;
  /** Types of the Gateway API that may be read; none when absent. */
  readonly gatewayPlurals?: readonly GatewayPlural[];
  /** For types that may be listed but not watched. */
  readonly refreshIntervalMs: number;
  /** For one list. */
  readonly deadlineMs: number;
  /** Whether lists are streamed where a cluster offers it; not when absent. */
  readonly usesStreaming?: boolean;
  /** Where services are known to be; nothing when absent. */
  readonly placement?: Placement;
  /** A new one when absent. */
  readonly scheduler?: StartScheduler;
  readonly clock?: Clock;
  /** From 0 to 1, exclusive. */
  readonly random?: () => number;
  readonly telemetry?: Pick<Telemetry, 'relisted'>;
  /** Limits of the objects that are kept of one cluster. */
  readonly objectQuota?: ObjectQuotaOptions;
}

type ReadTypes = Pick<ServiceInformerOptions, 'types' | 'gatewayTypes'>;

/** Creates the informers of services, and holds what they share. */
export class ServiceInformerFactory implements ServiceObserver {
  readonly #types: readonly ResourceType[];
  readonly #customResources: readonly CustomResourceMatcher[];
  readonly #definitions: ResourceDescriber | undefined;
  readonly #served: ServedApis | undefined;
  readonly #gatewayPlurals: readonly GatewayPlural[];
  readonly #scheduler: StartScheduler;
  readonly #settings: ReflectorSettings;
  readonly #informers: SharedInformers;
  readonly #workloads: WorkloadIndex;
  readonly #placement: Placement;
  readonly #sightings = new Sightings();
  readonly #searches = new SearchQueues();
  #sharedTypes: ReadTypes | undefined;

  constructor({
    types,
    customResources = [],
    definitions,
    served,
    gatewayPlurals = [],
    placement = NO_PLACEMENT,
    usesStreaming = false,
    refreshIntervalMs,
    deadlineMs,
    clock = systemClock,
    random = Math.random,
    scheduler = new StartScheduler(clock, random),
    telemetry = NO_TELEMETRY,
    objectQuota,
  }: ServiceInformerFactoryOptions) {
    this.#types = types;
    this.#customResources = customResources;
    this.#definitions = definitions;
    this.#served = served;
    this.#gatewayPlurals = gatewayPlurals;
    this.#placement = placement;
    this.#scheduler = scheduler;
    const now = () => clock.now().getTime();
    this.#settings = {
      unserved: new NegativeCache(now),
      refused: new NegativeCache(now),
      ...(usesStreaming && { streaming: new StreamingSupport(clock) }),
      quotas: new ObjectQuotas(objectQuota),
      clock,
      random,
      telemetry,
      deadlineMs,
      refreshIntervalMs,
    };
    this.#informers = new SharedInformers(this.#settings);
    this.#workloads = new WorkloadIndex({
      clock,
      informers: this.#informers,
      scheduler,
    });
  }

  /** The types that are read of a cluster, with those that it is known to serve. */
  typesIn(cluster: ClusterDetails): readonly ResourceType[] {
    const { types: named } = this.#plan(cluster);
    const served = this.#findServed(cluster)?.known(cluster) ?? [];
    const types = [
      ...named,
      ...discoveredTypes(served, named, this.#definitions),
    ];
    return withRoutes(
      types,
      gatewayTypes(this.#gatewayPlurals, types, this.#definitions),
    );
  }

  /** Whether more types than {@link ServiceInformerFactory.typesIn} knows may be read of a cluster. */
  discoversTypes(cluster: ClusterDetails): boolean {
    return this.#findServed(cluster) !== undefined;
  }

  isExpected(target: ReadTarget, identity: string): boolean {
    return (
      this.#placement.has(target, PLACED_KINDS) ??
      this.#workloads.isExpected(target, identity)
    );
  }

  absence(target: ReadTarget, signal: AbortSignal): Promise<void> | undefined {
    const placement = this.#placement;
    if (placement.has(target, PLACED_KINDS) !== false) return undefined;
    const { customResources } = target.connection.cluster;
    // The index does not cover them, and who looks for them does so for all viewers together.
    const mayHaveCustomResources = customResources
      ? customResources.length > 0
      : this.#customResources.length > 0 || this.#served !== undefined;
    if (mayHaveCustomResources) return undefined;
    const { clock, random } = this.#settings;
    return waitWhileAbsent(
      { placement, target, kinds: PLACED_KINDS, clock, random },
      signal,
    );
  }

  departure(target: ReadTarget, signal: AbortSignal): Promise<void> {
    const { clock } = this.#settings;
    const placement = this.#placement;
    return waitUntilAbsent(
      { placement, target, kinds: PLACED_KINDS, clock },
      signal,
    );
  }

  preview(target: ReadTarget) {
    return this.#placement.previewPods(target);
  }

  async *observe(
    target: ReadTarget,
    parent: AbortSignal,
  ): AsyncGenerator<ObservedObjects> {
    const work = linkedAbortController(parent);
    const definitions = this.#definitions;
    const { connection } = target;
    const { types, ...gateway } = this.#plan(connection.cluster);
    const served = this.#findServed(connection.cluster);
    try {
      yield* new ServiceInformer({
        ...this.#settings,
        types,
        ...gateway,
        ...(served && {
          isDiscoverable: (type: ResourceType) => served.looksFor(type),
          discover: async signal => {
            const found = await served.find(connection, signal);
            return found.ok
              ? ok(discoveredTypes(found.value, types, definitions))
              : found;
          },
        }),
        target,
        scheduler: this.#scheduler,
        informers: this.#informers,
        workloads: this.#workloads,
        placement: this.#placement,
        sightings: this.#sightings,
        searches: this.#searches,
        signal: work.signal,
      }).observe();
    } finally {
      work.abort();
    }
  }

  /** A cluster that names its custom resources is read by these names alone. */
  #findServed(cluster: ClusterDetails): ServedApis | undefined {
    return cluster.customResources ? undefined : this.#served;
  }

  /** The same for all clusters without custom resources of their own, as a tab asks for each of them. */
  #plan(cluster: ClusterDetails): ReadTypes {
    if (cluster.customResources) return this.#planTypes(cluster);
    this.#sharedTypes ??= this.#planTypes(cluster);
    return this.#sharedTypes;
  }

  #planTypes(cluster: ClusterDetails): ReadTypes {
    const definitions = this.#definitions;
    const types = typesIn(cluster, {
      types: this.#types,
      customResources: this.#customResources,
      definitions,
    });
    return {
      types,
      gatewayTypes: gatewayTypes(this.#gatewayPlurals, types, definitions),
    };
  }
}
