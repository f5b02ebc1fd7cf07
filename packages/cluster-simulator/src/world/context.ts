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
  /** When the simulation began. */
  readonly epochMs: number;
  /** When the workload was created. */
  readonly createdMs: number;
}

/** One version of a workload. */
export interface Revision {
  readonly number: number;
  readonly version: string;
  readonly createdMs: number;
  /** What its pods have that those of other revisions have not. */
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

export function versionOf({ service, workload }: WorkloadContext): string {
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

/** What tells the versions of a workload apart in names and labels. */
export function templateHash(
  context: WorkloadContext,
  revision: Revision,
): string {
  return nameSuffix(9, context.name, revision.version, revision.number);
}

/** What the pods of a workload are selected by. */
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
export function rootLabelsOf(
  context: WorkloadContext,
  version?: string,
): Record<string, string> {
  return {
    'backstage.io/kubernetes-id': context.service.name,
    ...labelsOf(context, version),
  };
}

/** The labels of everything that belongs to a workload. */
export function labelsOf(
  context: WorkloadContext,
  version?: string,
): Record<string, string> {
  const { service } = context;
  const shown = version ?? versionOf(context);
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
export function annotationsOf(
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

/** The named log profile, else the first of the fallbacks that is there. */
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

/** The problems of this cluster, one entry a pod. */
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
