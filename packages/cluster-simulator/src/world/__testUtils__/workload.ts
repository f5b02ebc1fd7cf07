import { KubernetesObject } from '@podlight/fake-kubernetes-api-server';
import { parseScenario } from '../../scenario/loadScenario';
import { problemSchema, Problem } from '../../scenario/problems';
import { ScenarioInput } from '../../scenario/schema';
import { WorkloadContext, workloadContext } from '../context';
import { Snapshot } from '../Controller';
import { planNodes } from '../nodes';

type ServiceInput = NonNullable<ScenarioInput['services']>[number];
type WorkloadInput = NonNullable<ServiceInput['workloads']>[number];

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** The start of the simulation. */
export const epochMs = Date.parse('2026-11-22T07:00:00Z');

/** A workload of the service `web` in the cluster `one`; there is a cluster `two`, too. */
export function aWorkload(
  workload: WorkloadInput = {},
  more: {
    readonly cluster?: Partial<ScenarioInput['clusters'][number]>;
    readonly service?: Partial<ServiceInput>;
    readonly logs?: ScenarioInput['logs'];
  } = {},
): WorkloadContext {
  const scenario = parseScenario({
    clusters: [
      { name: 'one', region: 'eu-west-1', ...more.cluster },
      { name: 'two' },
    ],
    logs: more.logs,
    services: [{ name: 'web', ...more.service, workloads: [workload] }],
  });
  const [cluster] = scenario.clusters;
  const [service] = scenario.services;
  return workloadContext(
    scenario,
    cluster,
    service,
    service.workloads[0],
    epochMs,
    planNodes(cluster),
  );
}

/** A problem with its defaults. */
export function aProblem(
  type: Problem['type'],
  more: Readonly<Record<string, unknown>> = {},
): Problem {
  return problemSchema.parse({ type, ...more });
}

/** The objects of one resource in a snapshot. */
export function selectObjects(
  { objects }: Pick<Snapshot, 'objects'>,
  resource: string,
): readonly KubernetesObject[] {
  return objects
    .filter(placed => placed.resource === resource)
    .map(({ object }) => object);
}
