import {
  at,
  chance,
  digest,
  KubernetesObject,
  listAt,
  recordAt,
  uid,
} from '@podlight/fake-kubernetes-api-server';
import { ClusterPlan } from '../scenario/clusters';
import { Problem } from '../scenario/problems';
import { parseScenario } from '../scenario/loadScenario';
import { PlacedObject } from '../world/Controller';
import { companionControllers } from '../world/companions';
import { WorkloadContext, workloadContext } from '../world/context';
import { DeploymentController } from '../world/DeploymentController';
import { NodePlan } from '../world/nodes';
import { MANAGED_FIELDS } from './managedFields';
import { orderedSuffix, suffixIndex } from './layout';

/** Pods in a crash loop, of a thousand. */
const FAILING_PER_MILLE = 3;

interface Templates {
  readonly deployment: KubernetesObject;
  readonly replicaSet: KubernetesObject;
  readonly around: ReadonlyMap<string, KubernetesObject>;
  readonly pod: KubernetesObject;
}

interface FailingTemplates {
  readonly pod: KubernetesObject;
  readonly events: readonly KubernetesObject[];
}

/** Where and when a fleet's services run. */
export interface FleetCluster {
  readonly plan: ClusterPlan;
  readonly nodes: readonly NodePlan[];
  readonly epochMs: number;
}

function deploymentObjects(
  { plan, nodes, epochMs }: FleetCluster,
  name: string,
  problems: readonly Problem[],
): {
  readonly context: WorkloadContext;
  readonly objects: readonly PlacedObject[];
} {
  const workloads = [
    { replicas: 1, age: '5d', autoscaler: { min: 10, max: 100 } },
  ];
  const scenario = parseScenario({
    clusters: [{ name: plan.name }],
    services: [{ name, workloads }],
  });
  const [service] = scenario.services;
  const workload = { ...service.workloads[0], problems: [...problems] };
  const context = workloadContext(
    scenario,
    plan,
    service,
    workload,
    epochMs,
    nodes,
  );
  return {
    context,
    objects: new DeploymentController(context).snapshot(epochMs).objects,
  };
}

function findFirst(
  objects: readonly PlacedObject[],
  resource: string,
): KubernetesObject {
  const found = objects.find(placed => placed.resource === resource);
  if (!found) throw new Error(`The template has no ${resource}`);
  return found.object;
}

const CRASH: Problem = {
  type: 'crash',
  pods: 1,
  exitCode: 1,
  after: 4,
  age: 2400,
};

function createTemplates(cluster: FleetCluster, name: string): Templates {
  const { context, objects } = deploymentObjects(cluster, name, []);
  const around = companionControllers(context).flatMap(
    controller => controller.snapshot(cluster.epochMs).objects,
  );
  return {
    deployment: findFirst(objects, 'deployments.apps'),
    replicaSet: findFirst(objects, 'replicasets.apps'),
    around: new Map(around.map(placed => [placed.resource, placed.object])),
    pod: findFirst(objects, 'pods'),
  };
}

function createFailingTemplates(
  cluster: FleetCluster,
  name: string,
): FailingTemplates {
  const { objects } = deploymentObjects(cluster, name, [CRASH]);
  return {
    pod: findFirst(objects, 'pods'),
    events: objects
      .filter(
        ({ resource, object }) =>
          resource === 'events' &&
          at(object, 'involvedObject', 'kind') === 'Pod',
      )
      .map(({ object }) => object),
  };
}

/** The objects of one service in one cluster, created on request. */
export class ServiceTemplate {
  readonly #cluster: FleetCluster;
  readonly #templates: Templates;
  readonly #replicaSetName: string;
  readonly #failingPerMille: number;

  #failingTemplates: FailingTemplates | undefined;

  constructor(
    cluster: FleetCluster,
    readonly name: string,
    readonly pods: number,
    failingPerMille = FAILING_PER_MILLE,
  ) {
    this.#cluster = cluster;
    this.#failingPerMille = failingPerMille;
    this.#templates = createTemplates(cluster, name);
    this.#replicaSetName = this.#templates.replicaSet.metadata.name;
  }

  /** Created lazily, because most services have no failing pod. */
  get #failing(): FailingTemplates {
    this.#failingTemplates ??= createFailingTemplates(this.#cluster, this.name);
    return this.#failingTemplates;
  }

  /** The objects of one resource, sorted by name. */
  *objects(resource: string): Iterable<KubernetesObject> {
    if (resource === 'pods') {
      for (let index = 0; index < this.pods; index++) yield this.#pod(index);
      return;
    }
    if (resource === 'events') {
      yield* this.#events();
      return;
    }
    const single = this.#single(resource);
    if (single) yield single;
  }

  get(resource: string, name: string): KubernetesObject | undefined {
    if (resource !== 'pods') {
      for (const object of this.objects(resource)) {
        if (object.metadata.name === name) return object;
      }
      return undefined;
    }
    const prefix = `${this.#replicaSetName}-`;
    if (!name.startsWith(prefix)) return undefined;
    const index = suffixIndex(name.slice(prefix.length), this.pods, this.#seed);
    return index < 0 ? undefined : this.#pod(index);
  }

  get #seed(): string {
    return `${this.#cluster.plan.name}/${this.name}`;
  }

  #isFailing(index: number): boolean {
    return chance(this.#seed, 'fails', index) < this.#failingPerMille / 1000;
  }

  #podName(index: number): string {
    return `${this.#replicaSetName}-${orderedSuffix(
      index,
      this.pods,
      this.#seed,
    )}`;
  }

  #pod(index: number): KubernetesObject {
    const isFailing = this.#isFailing(index);
    const template = isFailing ? this.#failing.pod : this.#templates.pod;
    const name = this.#podName(index);
    const node = this.#cluster.nodes[index % this.#cluster.nodes.length];
    const third = Math.floor(index / 250) % 250;
    const podIP = `10.244.${third}.${1 + (index % 250)}`;
    const statuses = listAt(template, 'status', 'containerStatuses').map(
      status => ({
        ...recordAt(status),
        containerID: `containerd://${digest(this.#seed, index)}`,
      }),
    );
    return {
      ...template,
      metadata: {
        ...template.metadata,
        name,
        uid: uid(this.#seed, name),
        resourceVersion: '1000',
        managedFields: MANAGED_FIELDS,
      },
      spec: { ...recordAt(template, 'spec'), nodeName: node.name },
      status: {
        ...recordAt(template, 'status'),
        hostIP: node.ip,
        hostIPs: [{ ip: node.ip }],
        podIP,
        podIPs: [{ ip: podIP }],
        containerStatuses: statuses,
      },
    };
  }

  /** Replaces the template's failing pod by this one in a text. */
  #own(text: string, name: string): string {
    const { metadata } = this.#failing.pod;
    return text
      .replaceAll(metadata.name, name)
      .replaceAll(metadata.uid ?? metadata.name, uid(this.#seed, name));
  }

  *#events(): Iterable<KubernetesObject> {
    for (let index = 0; index < this.pods; index++) {
      if (!this.#isFailing(index)) continue;
      const name = this.#podName(index);
      for (const [nth, event] of this.#failing.events.entries()) {
        yield {
          ...event,
          message: this.#own(String(event.message), name),
          metadata: {
            ...event.metadata,
            name: `${name}.${digest(name).slice(0, 12)}${nth
              .toString(16)
              .padStart(4, '0')}`,
            uid: uid(this.#seed, name, nth),
            resourceVersion: '1000',
          },
          involvedObject: {
            ...recordAt(event, 'involvedObject'),
            name,
            uid: uid(this.#seed, name),
          },
        };
      }
    }
  }

  #single(resource: string): KubernetesObject | undefined {
    const { deployment, replicaSet, around } = this.#templates;
    const numbered = (object: KubernetesObject): KubernetesObject => ({
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: '1000',
        managedFields: MANAGED_FIELDS,
      },
      spec: { ...recordAt(object, 'spec'), replicas: this.pods },
      status: { ...recordAt(object, 'status'), ...this.#counts(resource) },
    });
    if (resource === 'deployments.apps') return numbered(deployment);
    if (resource === 'replicasets.apps') return numbered(replicaSet);
    const object = around.get(resource);
    return (
      object && {
        ...object,
        metadata: { ...object.metadata, resourceVersion: '1000' },
      }
    );
  }

  #counts(resource: string) {
    let ready = 0;
    for (let index = 0; index < this.pods; index++)
      if (!this.#isFailing(index)) ready += 1;
    const counts = {
      replicas: this.pods,
      readyReplicas: ready,
      availableReplicas: ready,
    };
    if (resource === 'replicasets.apps')
      return { ...counts, fullyLabeledReplicas: this.pods };
    return {
      ...counts,
      updatedReplicas: this.pods,
      ...(ready < this.pods ? { unavailableReplicas: this.pods - ready } : {}),
    };
  }
}
