import {
  ownerReferenceTo,
  RawOwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { LogScript, SILENT } from '../life/behaviour';
import { digest, uid } from '@podlight/fake-kubernetes-api-server';
import { ClusterPlan } from '../scenario/clusters';
import { Problem } from '../scenario/problems';
import { Scenario } from '../scenario/schema';
import { ServicePlan, WorkloadPlan } from '../scenario/services';
import { NodePlan } from './nodes';
import { nameSuffix } from './nameSuffix';

/** Everything about one workload in one cluster that does not change with time. */
export interface WorkloadContext {
  readonly scenario: Scenario;
  readonly cluster: ClusterPlan;
  readonly service: ServicePlan;
  readonly workload: WorkloadPlan;
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
  readonly nodes: readonly NodePlan[];
  /** The start of the simulation. */
  readonly epochMs: number;
  /** When the workload was created. */
  readonly createdMs: number;
}

/** One version of a workload. */
export interface Revision {
  readonly number: number;
  readonly version: string;
  readonly createdMs: number;
  /** Its memory limit and request, where they differ from the workload's. */
  readonly memory?: string;
  /** Annotations of its pods only. */
  readonly annotations?: Readonly<Record<string, string>>;
}

export function workloadContext(
  scenario: Scenario,
  cluster: ClusterPlan,
  service: ServicePlan,
  workload: WorkloadPlan,
  epochMs: number,
  nodes: readonly NodePlan[],
): WorkloadContext {
  const { replicas } = workload;
  return {
    scenario,
    cluster,
    service,
    workload,
    name: workload.name ?? service.name,
    namespace: service.namespace ?? service.name,
    replicas:
      typeof replicas === 'number' ? replicas : replicas[cluster.name] ?? 0,
    nodes,
    epochMs,
    createdMs: epochMs - workload.age * 1000,
  };
}

export function workloadVersion({
  service,
  workload,
}: WorkloadContext): string {
  return workload.version ?? service.version;
}

/** The uid of an object of this workload. */
export function ownUid(
  context: WorkloadContext,
  kind: string,
  name: string,
): string {
  return uid(context.cluster.name, context.namespace, kind, name);
}

/** The hash that distinguishes revisions of a workload in names and labels. */
export function templateHash(
  context: WorkloadContext,
  revision: Revision,
): string {
  return nameSuffix(9, context.name, revision.version, revision.number);
}

/** The labels in the selector of a workload. */
export function selectorLabels(
  context: WorkloadContext,
): Record<string, string> {
  return {
    'app.kubernetes.io/name': context.service.name,
    'app.kubernetes.io/component': context.workload.component,
    'app.kubernetes.io/instance': context.name,
  };
}

/** The labels of a workload itself. */
export function workloadLabels(
  context: WorkloadContext,
  version?: string,
): Record<string, string> {
  return {
    'backstage.io/kubernetes-id': context.service.name,
    ...podLabels(context, version),
    ...context.workload.labels,
  };
}

/** The labels of everything that belongs to a workload. */
export function podLabels(
  context: WorkloadContext,
  version?: string,
): Record<string, string> {
  const { service } = context;
  const shown = version ?? workloadVersion(context);
  return {
    ...(service.labelled === 'everything' && {
      'backstage.io/kubernetes-id': service.name,
    }),
    ...selectorLabels(context),
    'app.kubernetes.io/version': shown,
    'app.kubernetes.io/managed-by': 'Helm',
    'commit-id': digest('commit', context.service.name, shown).slice(0, 8),
  };
}

/** The annotations of the pods of a workload at one revision. */
export function workloadAnnotations(
  { name, namespace, workload }: WorkloadContext,
  revision: Revision,
): Record<string, string> {
  return {
    'checksum/config': digest('config', namespace, name, revision.number),
    'prometheus.io/scrape': 'true',
    ...workload.annotations,
    ...revision.annotations,
  };
}

/** A reference to an object of this workload that controls another. */
export function ownReference(
  context: WorkloadContext,
  kind: string,
  name: string,
): RawOwnerReference {
  return ownerReferenceTo(kind, name, ownUid(context, kind, name));
}

/** The named log profile, or the first fallback that exists. */
export function logScript(
  context: WorkloadContext,
  ...names: readonly (string | undefined)[]
): LogScript {
  for (const name of names) {
    const profile =
      name === undefined ? undefined : context.scenario.logs[name];
    if (profile) return { ...profile, everySeconds: profile.every };
  }
  return SILENT;
}

/** The problems in this cluster, one entry per pod. */
export function problemsHere(
  context: WorkloadContext,
  problems: readonly Problem[],
  replicas: number,
): readonly Problem[] {
  return problems
    .filter(problem => problem.clusters?.includes(context.cluster.name) ?? true)
    .flatMap(problem =>
      Array.from<Problem>({
        length: problem.pods === 'all' ? replicas : problem.pods,
      }).fill(problem),
    )
    .slice(0, replicas);
}
