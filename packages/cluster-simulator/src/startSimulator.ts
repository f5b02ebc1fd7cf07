import {
  Clock,
  createKubeconfig,
  ObjectStore,
  systemClock,
} from '@podlight/fake-kubernetes-api-server';
import { Cluster } from './Cluster';
import { createAppConfig } from './config/appConfig';
import { OPERATORS } from './operators/definitions';
import { ClusterPlan } from './scenario/clusters';
import { loadScenario } from './scenario/loadScenario';
import { withPastTimes } from './scenario/pastTimes';
import { Scenario, ScenarioInput } from './scenario/schema';
import { startWorld } from './world/clusterWorld';

export interface SimulatorOptions {
  /** A scenario, or the path of a YAML file with one. */
  readonly scenario: string | ScenarioInput;
  readonly clock?: Clock;
  /** The first of consecutive ports, one per cluster. 0, the default, for any free ones. */
  readonly portBase?: number;
}

/** Running clusters. Stop them, or the process does not end. */
export class Simulator {
  readonly #onStop: readonly (() => Promise<void> | void)[];

  constructor(
    readonly clusters: readonly Cluster[],
    onStop: readonly (() => Promise<void> | void)[] = [],
  ) {
    this.#onStop = onStop;
  }

  /** Opens consecutive ports, one per cluster, or any free ones for 0. Stops all when one is taken. */
  async listen(portBase: number): Promise<void> {
    try {
      for (const [index, cluster] of this.clusters.entries()) {
        await cluster.listen(portBase === 0 ? 0 : portBase + index);
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** @throws Error when there is no cluster of that name */
  cluster(name: string): Cluster {
    const found = this.clusters.find(cluster => cluster.name === name);
    if (!found) {
      const known = this.clusters.map(cluster => cluster.name).join(', ');
      throw new Error(`There is no cluster "${name}"; there are ${known}`);
    }
    return found;
  }

  /** All clusters as contexts, with tokens. The context of a cluster's `reader` has the cluster's name. */
  kubeconfig(): string {
    return createKubeconfig(this.clusters);
  }

  /** A fragment of app-config with all clusters. */
  appConfig(): string {
    return createAppConfig(this.clusters);
  }

  /** Closes every socket and cancels every timer. */
  async stop(): Promise<void> {
    for (const stop of this.#onStop) await stop();
    await Promise.all(this.clusters.map(cluster => cluster.stop()));
  }
}

async function createCluster(
  plan: ClusterPlan,
  scenario: Scenario,
  clock: Clock,
): Promise<{ readonly cluster: Cluster; readonly stop: () => void }> {
  const store = new ObjectStore(() => clock.now());
  const world = startWorld(scenario, plan, store, clock);
  const cluster = await Cluster.create({
    name: plan.name,
    title: plan.title ?? plan.name,
    region: plan.region,
    kubernetesVersion: plan.kubernetesVersion,
    clock,
    store,
    logs: world.logs,
    operators: world.operators,
    customResources: [
      ...plan.customResources,
      ...plan.operators.flatMap(operator => OPERATORS[operator]),
    ],
    absentApis: plan.absentApis,
    brokenApis: plan.brokenApis,
    identities: scenario.identities,
    http2: plan.http2,
  });
  for (const object of scenario.objects[plan.name] ?? []) {
    cluster.put(withPastTimes(object, clock.now()));
  }
  return { cluster, stop: world.stop };
}

/** Starts an API server for each cluster on loopback, over TLS, each with its own certificate authority. */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<Simulator> {
  const { clock = systemClock, portBase = 0 } = options;
  const scenario = await loadScenario(options.scenario);
  const created = await Promise.all(
    scenario.clusters.map(plan => createCluster(plan, scenario, clock)),
  );
  const clusters = created.map(({ cluster }) => cluster);
  const simulator = new Simulator(
    clusters,
    created.map(({ stop }) => stop),
  );
  await simulator.listen(portBase);
  return simulator;
}
