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
} from '../model';
import {
  Gateway,
  isGateway,
  isGrant,
  isRoute,
  ReferenceGrant,
  Route,
} from './gatewayFacts';
import { Certificate, coversHost, isCertificate } from './certificateFacts';
import { isBlocked } from './networkPolicies';
import { countPortNames, isReady, Targets } from './targets';

/** Objects are usually applied in any order within this time. */
const GRACE_SECONDS = 120;

type Lookup<T> = T | 'missing' | 'unknown';

/** Looks up what the chains of one cluster need. Pods are compared once for all of them. */
export class ReachContext {
  readonly #view: ClusterObjects;
  readonly #now: number;
  readonly #services: ReadonlyMap<string, Service>;
  readonly #own: ReadonlySet<Service>;
  readonly #pods: PodsBySelector;
  /** Templates of the pods of workloads, as those may have no pods now. */
  readonly #templates: PodsBySelector<Labeled>;
  readonly #policies: readonly NetworkPolicy[];
  readonly #classes: readonly IngressClass[] | undefined;
  readonly #gateways: ReadonlyMap<string, Gateway>;
  readonly #grants: readonly ReferenceGrant[];
  readonly #targets = new WeakMap<readonly Pod[], Targets>();
  /** Of Services that publish pods before they are ready. */
  readonly #published = new WeakMap<readonly Pod[], Targets>();
  #certificates: ReadonlyMap<string, Certificate> | undefined;

  constructor(view: ClusterObjects, now: Date) {
    const { objects, references } = view;
    this.#view = view;
    this.#now = now.getTime();
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
    this.#policies = [
      ...(references?.NetworkPolicy ?? []),
      ...(objects.NetworkPolicy ?? []),
    ];
    const custom = [
      ...(references?.CustomResource ?? []),
      ...(objects.CustomResource ?? []),
    ];
    this.#gateways = new Map(
      custom
        .filter(isGateway)
        .map(gateway => [namespacedName(gateway.metadata), gateway]),
    );
    this.#grants = custom.filter(isGrant);
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

  /** Undefined if they weren't read. */
  get grants(): readonly ReferenceGrant[] | undefined {
    return this.#grants.length > 0 ? this.#grants : undefined;
  }

  findGateway(namespace: string, name: string): Lookup<Gateway> {
    const found = this.#gateways.get(namespacedName({ namespace, name }));
    if (found) return found;
    const { references } = this.#view;
    const isKnown = references
      ? references.CustomResource !== undefined
      : this.#gateways.size > 0;
    return isKnown ? 'missing' : 'unknown';
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
  podsOf({ metadata, spec }: Service): readonly Pod[] | undefined {
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
    const ready = publishesNotReady ? pods : pods.filter(isReady);
    const found = {
      ready: ready.length,
      byPortName: countPortNames(ready),
      isStarting: pods.some(pod => this.isYoung(pod)),
      isBlocked: ready.every(pod => isBlocked(pod, this.#policies)),
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

function podTemplates({ objects }: ClusterObjects): readonly Labeled[] {
  const {
    CronJob: cronJobs = [],
    DaemonSet: daemonSets = [],
    Deployment: deployments = [],
    Job: jobs = [],
    ReplicaSet: replicaSets = [],
    StatefulSet: statefulSets = [],
  } = objects;
  const rolled = [
    ...deployments,
    ...replicaSets,
    ...statefulSets,
    ...daemonSets,
  ].map(({ metadata, spec }) =>
    labeled(metadata.namespace, {
      ...spec.selector.matchLabels,
      ...spec.template.metadata.labels,
    }),
  );
  return [
    ...rolled,
    ...jobs.map(({ metadata, spec }) =>
      labeled(metadata.namespace, spec.template.metadata.labels),
    ),
    ...cronJobs.map(({ metadata, spec }) =>
      labeled(
        metadata.namespace,
        spec.jobTemplate.spec.template.metadata.labels,
      ),
    ),
  ];
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

function labeled(namespace: string, labels: Labeled['metadata']['labels']) {
  return { metadata: { namespace, labels } };
}
