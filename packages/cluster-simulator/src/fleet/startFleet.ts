import {
  Clock,
  namespaceObject,
  systemClock,
} from '@podlight/fake-kubernetes-api-server';
import { Cluster } from '../Cluster';
import { clusterSchema } from '../scenario/clusters';
import { Simulator } from '../startSimulator';
import { nodesController, planNodes } from '../world/nodes';
import { FleetLayout, FleetSize } from './layout';
import { FleetSource } from './FleetSource';

export interface FleetOptions extends Partial<FleetSize> {
  readonly clock?: Clock;
  /** The first of consecutive ports, one per cluster. 0, the default, for any free ones. */
  readonly portBase?: number;
}

const REGIONS = [
  'eu-west-1',
  'eu-central-1',
  'us-east-1',
  'us-west-2',
  'ap-southeast-1',
];
/** Pods per node of a busy cluster. */
const PODS_PER_NODE = 60;
/** The size of a large organization. */
const DEFAULT_SIZE: FleetSize = {
  clusters: 40,
  pods: 270_000,
  services: 3_000,
  clustersPerService: 3,
};

async function createFleetCluster(
  clusterNumber: number,
  layout: FleetLayout,
  clock: Clock,
): Promise<Cluster> {
  const { pods, clusters } = layout.size;
  const region = REGIONS[clusterNumber % REGIONS.length];
  const name = `fleet-${String(clusterNumber).padStart(2, '0')}`;
  const plan = clusterSchema.parse({
    name,
    title: `Fleet ${clusterNumber} (${region})`,
    region,
    nodes: Math.min(
      500,
      Math.max(1, Math.ceil(pods / clusters / PODS_PER_NODE)),
    ),
  });
  const epochMs = clock.now();
  const fleetCluster = { plan, nodes: planNodes(plan), epochMs };
  const source = new FleetSource(fleetCluster, clusterNumber, layout, () =>
    clock.now(),
  );
  for (const { resource, object } of nodesController(plan, epochMs).snapshot(
    epochMs,
  ).objects) {
    source.put(resource, object);
  }
  for (const service of layout.listServices(clusterNumber)) {
    const namespace = namespaceObject(
      name,
      layout.serviceName(service),
      epochMs,
    );
    source.put('namespaces', namespace);
  }
  return Cluster.create({
    name,
    title: plan.title ?? name,
    region,
    kubernetesVersion: plan.kubernetesVersion,
    clock,
    store: source,
  });
}

/**
 * Starts very many pods in very many clusters, for benchmarks. Services are `service-0000` and so on, each in a
 * namespace of its name, in a few clusters. Pods are created on request; objects that are put stay.
 */
export async function startFleet(
  options: FleetOptions = {},
): Promise<Simulator> {
  const { clock = systemClock, portBase = 0, ...size } = options;
  const layout = new FleetLayout({ ...DEFAULT_SIZE, ...size });
  const clusters = await Promise.all(
    Array.from({ length: layout.size.clusters }, (_, clusterNumber) =>
      createFleetCluster(clusterNumber, layout, clock),
    ),
  );
  const simulator = new Simulator(clusters);
  await simulator.listen(portBase);
  return simulator;
}
