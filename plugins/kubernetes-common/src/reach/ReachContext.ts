import { append } from '../append';
import { namespacedName } from '../keys';
import {
  ClusterObjects,
  Ingress,
  IngressClass,
  KubernetesObject,
  Labeled,
  NetworkPolicy,
  Pod,
  PodsBySelector,
  Service,
  isPodReady,
} from '../model';
import { isRoute, Route } from './gatewayFacts';
import { GatewayObjects, Lookup } from './GatewayObjects';
import { Certificate, coversHost, isCertificate } from './certificateFacts';
import { Endpoints, EndpointCounts } from './Endpoints';
import { Extents, ReachPlural, ReadState } from './Extents';
import { isBlocked } from './networkPolicies';
import { podTemplates } from './podTemplates';
import { countPortNames, hasBeenReady, Targets } from './targets';

/** Objects are usually applied in any order within this time. */
const GRACE_SECONDS = 120;

/** Looks up what the chains of one cluster need. Pods are compared once for all of them. */
export class ReachContext {
  /** Gateways, their classes, and who may refer to what. */
  readonly gateways: GatewayObjects;
  readonly #view: ClusterObjects;
  readonly #now: number;
  readonly #services: ReadonlyMap<string, Service>;
  readonly #own: ReadonlySet<Service>;
  readonly #pods: PodsBySelector;
  /** Templates of the pods of workloads, as those may have no pods now. */
  readonly #templates: PodsBySelector<Labeled>;
  /** By namespace. */
  readonly #policies = new Map<string, NetworkPolicy[]>();
  readonly #refusals: ReadonlyMap<string, string>;
  readonly #classes: readonly IngressClass[] | undefined;
  readonly #endpoints: Endpoints;
  readonly #extents: Extents;
  readonly #targets = new WeakMap<readonly Pod[], Targets>();
  /** Of Services that publish pods before they are ready. */
  readonly #published = new WeakMap<readonly Pod[], Targets>();
  #certificates: ReadonlyMap<string, Certificate> | undefined;

  /** @param refusals - what controllers can't do, in their words, by {@link refusalKey} of the object */
  constructor(
    view: ClusterObjects,
    now: Date,
    refusals: ReadonlyMap<string, string> = new Map(),
  ) {
    const { objects, references } = view;
    this.#view = view;
    this.#now = now.getTime();
    this.#refusals = refusals;
    this.#own = new Set(objects.Service);
    const services = [
      ...(references?.Service ?? []),
      ...(objects.Service ?? []),
    ];
    this.#services = new Map(
      services.map(service => [namespacedName(service.metadata), service]),
    );
    this.#pods = new PodsBySelector(objects.Pod ?? []);
    this.#templates = new PodsBySelector(podTemplates(view));
    for (const policy of [
      ...(references?.NetworkPolicy ?? []),
      ...(objects.NetworkPolicy ?? []),
    ]) {
      const { namespace } = policy.metadata;
      append(this.#policies, namespace, policy);
    }
    this.#extents = new Extents(view);
    this.gateways = new GatewayObjects(view, this.#extents);
    this.#endpoints = new Endpoints([
      ...(references?.EndpointSlice ?? []),
      ...(objects.EndpointSlice ?? []),
    ]);
    this.#classes = references?.IngressClass ?? objects.IngressClass;
  }

  /** Undefined if they weren't read. */
  get classes(): readonly IngressClass[] | undefined {
    return this.#classes;
  }

  get hasReadPods(): boolean {
    return this.#view.objects.Pod !== undefined;
  }

  get ingresses(): readonly Ingress[] {
    return this.#view.objects.Ingress ?? [];
  }

  get services(): readonly Service[] {
    return this.#view.objects.Service ?? [];
  }

  get routes(): readonly Route[] {
    return (this.#view.objects.CustomResource ?? []).filter(isRoute);
  }

  /** Whether everything of a type was read there. */
  extent(plural: ReachPlural, namespace?: string): ReadState {
    return this.#extents.of(plural, namespace);
  }

  /** What the EndpointSlices say; undefined where there are none of the Service, or not all are known. */
  countEndpoints({ metadata }: Service): EndpointCounts | undefined {
    return this.#isWhole('endpointslices', metadata.namespace)
      ? this.#endpoints.of(metadata)
      : undefined;
  }

  /** A policy that is not known may let requests in. */
  #policiesIn(namespace: string): readonly NetworkPolicy[] {
    return this.#isWhole('networkpolicies', namespace)
      ? this.#policies.get(namespace) ?? []
      : [];
  }

  #isWhole(plural: ReachPlural, namespace: string): boolean {
    const state = this.extent(plural, namespace);
    return state === 'read' || state === 'assumed';
  }

  /** What its controller can't do for an object, in the controller's words. */
  findRefusal(object: KubernetesObject): string | undefined {
    return this.#refusals.get(refusalKey(object));
  }

  findService(namespace: string, name: string): Lookup<Service> {
    const found = this.#services.get(namespacedName({ namespace, name }));
    if (found) return found;
    const { objects, references } = this.#view;
    const known = references ? references.Service : objects.Service;
    return known ? 'missing' : 'unknown';
  }

  /** Whether the pods of a Service were read. */
  isOwn(service: Service): boolean {
    return this.#own.has(service);
  }

  /** Undefined if comparing would take too long. */
  selectPods({ metadata, spec }: Service): readonly Pod[] | undefined {
    return this.#pods.matching(metadata.namespace, spec.selector);
  }

  /** Whether a workload's pods would match. */
  selectsWorkload({ metadata, spec }: Service): boolean {
    const found = this.#templates.matching(metadata.namespace, spec.selector);
    return found === undefined || found.length > 0;
  }

  /** Facts about selected pods, computed once: thousands of Services may select the same. */
  targets(pods: readonly Pod[], publishesNotReady = false): Targets {
    const cache = publishesNotReady ? this.#published : this.#targets;
    const known = cache.get(pods);
    if (known) return known;
    const ready = publishesNotReady ? pods : pods.filter(isPodReady);
    const found = {
      ready: ready.length,
      byPortName: countPortNames(ready),
      isStarting: pods.some(pod => this.isYoung(pod)),
      isSettled: ready.some(pod => hasBeenReady(pod, GRACE_SECONDS, this.#now)),
      isBlocked: ready.every(pod =>
        isBlocked(pod, this.#policiesIn(pod.metadata.namespace)),
      ),
    };
    cache.set(pods, found);
    return found;
  }

  /** The certificate of a host, by the Secret that it is written to. */
  findCertificate(
    namespace: string,
    secrets: readonly string[],
    host: string,
  ): Certificate | undefined {
    this.#certificates ??= certificatesBySecret(this.#view);
    for (const secret of secrets) {
      const found = this.#certificates.get(
        namespacedName({ namespace, name: secret }),
      );
      if (found && coversHost(found, host)) return found;
    }
    return undefined;
  }

  /** @param seconds - how long such an object usually takes until it works */
  isYoung({ metadata }: KubernetesObject, seconds = GRACE_SECONDS): boolean {
    const created = Date.parse(metadata.creationTimestamp ?? '');
    return this.#now - created < seconds * 1_000;
  }

  /** Milliseconds until a time, negative if it is past; undefined without one. */
  until(time: string | undefined): number | undefined {
    const at = Date.parse(time ?? '');
    return Number.isNaN(at) ? undefined : at - this.#now;
  }
}

/** The name of an object among those of its cluster. */
export function refusalKey({
  kind,
  metadata,
}: Pick<KubernetesObject, 'kind'> & {
  readonly metadata: Pick<KubernetesObject['metadata'], 'namespace' | 'name'>;
}): string {
  return `${kind} ${namespacedName(metadata)}`;
}

function certificatesBySecret({
  objects,
}: ClusterObjects): ReadonlyMap<string, Certificate> {
  const result = new Map<string, Certificate>();
  for (const object of objects.CustomResource ?? []) {
    if (!isCertificate(object)) continue;
    const { secretName: name } = object.network;
    const { namespace } = object.metadata;
    if (name) result.set(namespacedName({ namespace, name }), object);
  }
  return result;
}
