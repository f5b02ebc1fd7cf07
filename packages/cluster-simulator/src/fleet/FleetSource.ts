import {
  Change,
  KubernetesObject,
  LabelRequirement,
  objectKey,
  ObjectStore,
  Query,
  WritableObjectSource,
} from '@podlight/fake-kubernetes-api-server';
import { FleetLayout } from './layout';
import { FleetCluster, ServiceTemplate } from './ServiceTemplate';

/** A template takes some tens of kilobytes and about a millisecond. */
const MAX_TEMPLATES = 60;

/** Resources whose objects are created on demand; others have only what was put. */
const GENERATED = new Set([
  'pods',
  'events',
  'services',
  'deployments.apps',
  'replicasets.apps',
  'horizontalpodautoscalers.autoscaling',
]);

/** Labels that identify a service without its objects. */
const SERVICE_LABELS = new Set([
  'backstage.io/kubernetes-id',
  'app.kubernetes.io/name',
]);

/** One cluster of a fleet: objects are created on request, and only those that were put are stored. */
export class FleetSource implements WritableObjectSource {
  readonly #cluster: FleetCluster;
  readonly #clusterNumber: number;
  readonly #layout: FleetLayout;
  readonly #templates = new Map<number, ServiceTemplate>();
  readonly #deleted = new Set<string>();
  readonly #services: readonly number[];
  readonly #store: ObjectStore;

  constructor(
    cluster: FleetCluster,
    clusterNumber: number,
    layout: FleetLayout,
    now: () => number,
  ) {
    this.#cluster = cluster;
    this.#clusterNumber = clusterNumber;
    this.#layout = layout;
    this.#services = layout.listServices(clusterNumber);
    this.#store = new ObjectStore(now);
  }

  revision(): number {
    return this.#store.revision();
  }

  oldestRevision(): number {
    return this.#store.oldestRevision();
  }

  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return (
      this.#store.get(resource, namespace, name) ??
      this.#generated(resource, namespace, name)
    );
  }

  *query(query: Query): Iterable<KubernetesObject> {
    const kept = this.#store.query(query)[Symbol.iterator]();
    let next = kept.next();
    for (const object of this.#generate(query)) {
      const key = objectKey(object.metadata.namespace, object.metadata.name);
      let isReplaced = false;
      while (!next.done) {
        const keptKey = objectKey(
          next.value.metadata.namespace,
          next.value.metadata.name,
        );
        if (keptKey > key) break;
        isReplaced = keptKey === key;
        yield next.value;
        next = kept.next();
      }
      if (!isReplaced && !this.#deleted.has(`${query.resource} ${key}`))
        yield object;
    }
    while (!next.done) {
      yield next.value;
      next = kept.next();
    }
  }

  changesAfter(revision: number): Iterable<Change> {
    return this.#store.changesAfter(revision);
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#store.subscribe(listener);
  }

  put(resource: string, object: KubernetesObject): KubernetesObject {
    const { namespace, name } = object.metadata;
    const previous = this.#generated(resource, namespace, name);
    // A watcher has to see a modification, not an addition.
    if (previous && !this.#store.get(resource, namespace, name)) {
      this.#store.adopt(resource, previous);
    }
    this.#deleted.delete(`${resource} ${objectKey(namespace, name)}`);
    return this.#store.put(resource, object);
  }

  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): boolean {
    const previous = this.#generated(resource, namespace, name);
    if (previous && !this.#store.get(resource, namespace, name)) {
      this.#store.adopt(resource, previous);
    }
    if (previous)
      this.#deleted.add(`${resource} ${objectKey(namespace, name)}`);
    return this.#store.delete(resource, namespace, name);
  }

  compact(): void {
    this.#store.compact();
  }

  #generated(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    if (this.#deleted.has(`${resource} ${objectKey(namespace, name)}`))
      return undefined;
    const service = this.#serviceHere(namespace);
    return service === undefined || !GENERATED.has(resource)
      ? undefined
      : this.#template(service).get(resource, name);
  }

  *#generate(query: Query): Iterable<KubernetesObject> {
    if (!GENERATED.has(query.resource)) return;
    for (const service of this.#wanted(query)) {
      // The namespace is named like the service, so services before the key's namespace are done.
      const name = this.#layout.serviceName(service);
      const afterNamespace = query.after?.split('/')[0];
      if (afterNamespace !== undefined && name < afterNamespace) continue;
      for (const object of this.#template(service).objects(query.resource)) {
        const key = objectKey(object.metadata.namespace, object.metadata.name);
        if (query.after === undefined || key > query.after) yield object;
      }
    }
  }

  #wanted({ namespace, labels }: Query): readonly number[] {
    if (namespace !== undefined) {
      const service = this.#serviceHere(namespace);
      return service === undefined ? [] : [service];
    }
    const byLabel = labels.find(
      (requirement: LabelRequirement) =>
        requirement.operator === 'in' && SERVICE_LABELS.has(requirement.key),
    );
    if (!byLabel) return this.#services;
    return byLabel.values
      .map(value => this.#serviceHere(value))
      .filter(service => service !== undefined)
      .sort((one, other) => one - other);
  }

  #serviceHere(name: string | undefined): number | undefined {
    const service =
      name === undefined ? undefined : this.#layout.serviceNumber(name);
    if (service === undefined) return undefined;
    return this.#layout.listClusters(service).includes(this.#clusterNumber)
      ? service
      : undefined;
  }

  #template(service: number): ServiceTemplate {
    const known = this.#templates.get(service);
    if (known) return known;
    const oldest = this.#templates.keys().next();
    if (this.#templates.size >= MAX_TEMPLATES && !oldest.done)
      this.#templates.delete(oldest.value);
    const template = new ServiceTemplate(
      this.#cluster,
      this.#layout.serviceName(service),
      this.#layout.countPods(service, this.#clusterNumber),
      this.#layout.size.failingPerMille,
    );
    this.#templates.set(service, template);
    return template;
  }
}
