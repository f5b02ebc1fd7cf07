import {
  Clock,
  LogSource,
  ObjectStore,
} from '@podlight/fake-kubernetes-api-server';
import { runLog } from '../life/logText';
import { PodLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { ClusterPlan } from '../scenario/clusters';
import { Scenario } from '../scenario/schema';
import { ServicePlan } from '../scenario/services';
import { Actor } from './Actor';
import { aroundWorkload } from './around';
import { WorkloadContext, workloadContext } from './context';
import { DeploymentActor } from './deploymentActor';
import { CronJobActor, JobActor } from './jobActors';
import { namespacesActor } from './namespaces';
import { nodesActor, nodesOf } from './nodes';
import { StatefulSetActor } from './statefulSetActor';
import { World } from './World';

interface WorkloadActor extends Actor {
  findPod(
    namespace: string,
    name: string,
  ): { plan: PodPlan; life: PodLife } | undefined;
}

function workloadActor(context: WorkloadContext): WorkloadActor {
  switch (context.workload.kind) {
    case 'Job':
      return new JobActor(context);
    case 'CronJob':
      return new CronJobActor(context);
    case 'StatefulSet':
    case 'DaemonSet':
      return new StatefulSetActor(context);
    default:
      return new DeploymentActor(context);
  }
}

function contextsOf(
  scenario: Scenario,
  cluster: ClusterPlan,
  epochMs: number,
): WorkloadContext[] {
  const nodes = nodesOf(cluster);
  const runsHere = (clusters: readonly string[] | undefined) =>
    clusters?.includes(cluster.name) ?? true;
  const workloads = (service: ServicePlan) =>
    service.workloads.filter(workload => runsHere(workload.clusters));
  return scenario.services
    .filter(service => runsHere(service.clusters))
    .flatMap(service =>
      workloads(service).map(workload =>
        workloadContext(scenario, cluster, service, workload, epochMs, nodes),
      ),
    );
}

function logsOf(
  workloads: readonly WorkloadActor[],
  services: ReadonlyMap<string, string>,
  clock: Clock,
): LogSource {
  return {
    read(pod, container, previous) {
      const { namespace = '', name } = pod.metadata;
      for (const workload of workloads) {
        const found = workload.findPod(namespace, name);
        if (!found) continue;
        const { plan, life } = found;
        const run =
          life.runs.get(container)?.[previous ? 'previous' : 'current'];
        const script = [...plan.containers, ...plan.initContainers].find(
          c => c.name === container,
        );
        if (!run || !script || script.behaviour.type === 'startError')
          return undefined;
        return runLog(
          script.logs,
          run,
          {
            pod: name,
            service: services.get(namespace) ?? namespace,
            version: plan.labels['app.kubernetes.io/version'] ?? '',
          },
          clock.now(),
        );
      }
      return undefined;
    },
  };
}

/** Brings a cluster's store to life. */
export function startWorld(
  scenario: Scenario,
  cluster: ClusterPlan,
  store: ObjectStore,
  clock: Clock,
): { readonly logs: LogSource; readonly stop: () => void } {
  const epochMs = clock.now();
  const contexts = contextsOf(scenario, cluster, epochMs);
  const workloads = contexts.map(workloadActor);
  const namespaces = contexts.map(context => context.namespace);
  const world = new World(store, clock, [
    namespacesActor(cluster.name, namespaces, epochMs),
    nodesActor(cluster, epochMs),
    ...workloads,
    ...contexts.flatMap(aroundWorkload),
  ]);
  const services = new Map(
    contexts.map(({ namespace, service }) => [namespace, service.name]),
  );
  return { logs: logsOf(workloads, services, clock), stop: () => world.stop() };
}
