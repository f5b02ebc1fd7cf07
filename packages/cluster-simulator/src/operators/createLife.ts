import { ClusterPlan } from '../scenario/clusters';
import { firstStage, OperatedPlan } from '../scenario/operated';
import { Scenario } from '../scenario/schema';
import { ServicePlan, workloadSchema } from '../scenario/services';
import { WorkloadContext, workloadContext } from '../world/context';
import { NodePlan } from '../world/nodes';
import { certificateLife } from './certificateLife';
import { helmReleaseLife } from './helmReleaseLife';
import { Life } from './Life';
import { OperatedController } from './OperatedController';
import { postgresLife } from './postgres/postgresLife';
import { rolloutLife } from './rollout/rolloutLife';
import { scaledObjectLife } from './scaledObjectLife';

/** What a plan says of its pods, as of those of a workload. */
function describeWorkload(plan: OperatedPlan) {
  switch (plan.type) {
    case 'rollout': {
      const { component, replicas, container, ingress } = plan;
      return { component, replicas, container, ingress };
    }
    case 'scaledObject': {
      const { component, replicas, container } = plan;
      return { component, replicas, container };
    }
    case 'postgres':
      return {
        component: 'database',
        replicas: plan.instances,
        storage: plan.storage,
        version: plan.version,
        container: {
          name: 'postgres',
          image: 'ghcr.io/cloudnative-pg/postgresql',
          port: 5432,
          memory: '1Gi',
          logs: plan.logs,
        },
      };
    default:
      return {};
  }
}

function createLife(plan: OperatedPlan, context: WorkloadContext): Life {
  switch (plan.type) {
    case 'rollout':
      return rolloutLife(plan, context);
    case 'postgres':
      return postgresLife(plan, context);
    case 'certificate':
      return certificateLife(plan, context);
    case 'helmRelease':
      return helmReleaseLife(plan, context);
    default:
      return scaledObjectLife(plan, context);
  }
}

/** What operators keep in a cluster, each at the stage where the scenario starts. */
export function operatedControllers(
  scenario: Scenario,
  cluster: ClusterPlan,
  epochMs: number,
  nodes: readonly NodePlan[],
): readonly { controller: OperatedController; context: WorkloadContext }[] {
  const runsHere = (clusters: readonly string[] | undefined) =>
    clusters?.includes(cluster.name) ?? true;
  const create = (service: ServicePlan, plan: OperatedPlan) => {
    const workload = workloadSchema.parse({
      name: plan.name,
      ...describeWorkload(plan),
    });
    const context = workloadContext(
      scenario,
      cluster,
      // CloudNativePG does not hand the labels of a Cluster on to its pods.
      plan.type === 'postgres'
        ? { ...service, labelled: 'workloads' }
        : service,
      { ...workload, age: plan.age },
      epochMs,
      nodes,
    );
    const controller = new OperatedController(
      createLife(plan, context),
      firstStage(plan, cluster.name),
      epochMs - plan.since * 1000,
    );
    return { controller, context };
  };
  return scenario.services
    .filter(service => runsHere(service.clusters))
    .flatMap(service =>
      service.operated
        .filter(plan => runsHere(plan.clusters))
        .map(plan => create(service, plan)),
    );
}
