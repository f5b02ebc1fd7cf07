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
import { Controller } from './Controller';
import { companionControllers } from './companions';
import { WorkloadContext, workloadContext } from './context';
import { DeploymentController } from './DeploymentController';
import { CronJobController, JobController } from './jobControllers';
import { namespacesController } from './namespaces';
import { NodePlan, nodesController, planNodes } from './nodes';
import { StatefulSetController } from './StatefulSetController';
import { operatedControllers } from '../operators/createLife';
import { Operators } from '../operators/Operators';
import { World } from './World';

interface PodFinder {
  findPod(
    namespace: string,
    name: string,
  ): { plan: PodPlan; life: PodLife } | undefined;
}

interface WorkloadController extends Controller, PodFinder {}

function createController(context: WorkloadContext): WorkloadController {
  switch (context.workload.kind) {
    case 'Job':
      return new JobController(context);
    case 'CronJob':
      return new CronJobController(context);
    case 'StatefulSet':
    case 'DaemonSet':
      return new StatefulSetController(context);
    default:
      return new DeploymentController(context);
  }
}

function workloadContexts(
  scenario: Scenario,
  cluster: ClusterPlan,
  epochMs: number,
  nodes: readonly NodePlan[],
): WorkloadContext[] {
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

function createLogSource(
  workloads: readonly PodFinder[],
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

/** A running cluster behind its API server. */
export interface RunningWorld {
  readonly logs: LogSource;
  readonly operators: Operators;
  readonly stop: () => void;
}

/** Starts the controllers of a cluster. */
export function startWorld(
  scenario: Scenario,
  cluster: ClusterPlan,
  store: ObjectStore,
  clock: Clock,
): RunningWorld {
  const epochMs = clock.now();
  const nodes = planNodes(cluster);
  const contexts = workloadContexts(scenario, cluster, epochMs, nodes);
  const workloads = contexts.map(createController);
  const operated = operatedControllers(scenario, cluster, epochMs, nodes);
  const controllers = operated.map(({ controller }) => controller);
  const allContexts = [...contexts, ...operated.map(({ context }) => context)];
  const namespaces = allContexts.map(context => context.namespace);
  const world = new World(store, clock, [
    namespacesController(cluster.name, namespaces, epochMs),
    nodesController(cluster, epochMs),
    ...workloads,
    ...contexts.flatMap(companionControllers),
    ...controllers,
  ]);
  const services = new Map(
    allContexts.map(({ namespace, service }) => [namespace, service.name]),
  );
  return {
    logs: createLogSource([...workloads, ...controllers], services, clock),
    operators: new Operators(controllers, world, clock),
    stop: () => world.stop(),
  };
}
