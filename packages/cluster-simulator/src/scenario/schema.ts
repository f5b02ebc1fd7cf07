import { z } from 'zod';
import { clusterSchema, identitySchema } from './clusters';
import { OperatedPlan } from './operated';
import { logProfileSchema, serviceSchema } from './services';

const rawObjectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

const shapeSchema = z.strictObject({
  name: z.string().default('scenario'),
  clusters: z.array(clusterSchema).min(1),
  identities: z.array(identitySchema).default([]),
  /** Log profiles by the name that services and problems refer to. */
  logs: z.record(z.string(), logProfileSchema).default({}),
  services: z.array(serviceSchema).default([]),
  /** Raw Kubernetes objects by the name of their cluster. */
  objects: z.record(z.string(), z.array(rawObjectSchema)).default({}),
});

type Shape = z.output<typeof shapeSchema>;
type Report = (path: PropertyKey[], message: string) => void;

interface Reference {
  readonly kind: 'cluster' | 'log profile';
  readonly name: string | undefined;
  readonly path: PropertyKey[];
}

function* operatedReferences(
  plans: readonly OperatedPlan[],
  path: readonly PropertyKey[],
): Iterable<Reference> {
  for (const [index, plan] of plans.entries()) {
    const within = [...path, index];
    const { clusters = [], stage } = plan;
    const staged = typeof stage === 'object' ? Object.keys(stage) : [];
    for (const name of [...clusters, ...staged]) {
      yield { kind: 'cluster', name, path: within };
    }
    if (plan.type !== 'postgres') continue;
    for (const name of [plan.logs, plan.lastWords]) {
      yield { kind: 'log profile', name, path: within };
    }
  }
}

/** References to clusters and log profiles, with their paths. */
function* references(scenario: Shape): Iterable<Reference> {
  for (const name of Object.keys(scenario.objects)) {
    yield { kind: 'cluster', name, path: ['objects', name] };
  }
  for (const [s, service] of scenario.services.entries()) {
    const path = ['services', s];
    yield { kind: 'log profile', name: service.logs, path: [...path, 'logs'] };
    for (const name of service.clusters ?? []) {
      yield { kind: 'cluster', name, path: [...path, 'clusters'] };
    }
    yield* operatedReferences(service.operated, [...path, 'operated']);
    for (const [w, workload] of service.workloads.entries()) {
      const within = [...path, 'workloads', w];
      const clusters = [
        ...(workload.clusters ?? []),
        ...(typeof workload.replicas === 'object'
          ? Object.keys(workload.replicas)
          : []),
      ];
      for (const name of clusters)
        yield { kind: 'cluster', name, path: within };
      for (const container of [
        workload.container,
        ...workload.sidecars,
        ...workload.init,
      ]) {
        yield { kind: 'log profile', name: container.logs, path: within };
      }
      for (const [p, problem] of [
        ...workload.problems,
        ...(workload.canary?.problems ?? []),
      ].entries()) {
        const where = [...within, 'problems', p];
        for (const name of problem.clusters ?? []) {
          yield { kind: 'cluster', name, path: [...where, 'clusters'] };
        }
        const logs = 'logs' in problem ? problem.logs : undefined;
        yield { kind: 'log profile', name: logs, path: [...where, 'logs'] };
      }
    }
  }
}

function checkReferences(scenario: Shape, report: Report): void {
  const clusters = new Set(scenario.clusters.map(cluster => cluster.name));
  if (clusters.size < scenario.clusters.length) {
    report(['clusters'], 'two clusters have the same name');
  }
  for (const { kind, name, path } of references(scenario)) {
    if (name === undefined) continue;
    const known =
      kind === 'cluster' ? clusters.has(name) : name in scenario.logs;
    if (!known) report(path, `there is no ${kind} "${name}"`);
  }
}

/** What runs where, and what goes wrong when. */
export const scenarioSchema = shapeSchema.superRefine((scenario, context) =>
  checkReferences(scenario, (path, message) =>
    context.addIssue({ code: 'custom', path, message }),
  ),
);

export type Scenario = z.output<typeof scenarioSchema>;
/** A scenario as written by hand: defaults may be left out. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
