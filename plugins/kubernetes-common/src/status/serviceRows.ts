import { append } from '../append';
import type { ContainerKind, Finding } from '../diagnose/types';
import {
  ClusterObjects,
  Container,
  ContainerStatus,
  Pod,
  findCondition,
} from '../model';
import type { ObjectRow, WorkloadRow } from '../wire/objectTypes';
import type { ContainerRow, PodRow, ResourceAmounts } from '../wire/podTypes';
import { displayState } from './displayState';
import { toObjectRows } from './objectRows';
import { FindOwner, ownersIn, topOwner } from './owners';
import { podStatus } from './podStatus';
import { toWorkloadRows } from './workloadRows';
import { namespacedName } from '../keys';

/**
 * What the tab needs of one cluster's objects.
 *
 * @public
 */
export interface ServiceRows {
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
  /** Absent if there are only pods and workloads. */
  readonly objects?: readonly ObjectRow[];
}

type State = ContainerRow['state'];

function containerState(status: ContainerStatus | undefined): State {
  const { running, terminated, waiting } = status?.state ?? {};
  if (running) return 'running';
  if (terminated) return 'terminated';
  return waiting ? 'waiting' : 'none';
}

/** During a resize, the node's values take precedence, if reported. */
function amounts(
  wanted: Readonly<Record<string, string>>,
  actual: Readonly<Record<string, string>> | undefined,
): ResourceAmounts | undefined {
  const { cpu, memory } = { ...wanted, ...actual };
  if (cpu === undefined && memory === undefined) return undefined;
  return { ...(cpu && { cpu }), ...(memory && { memory }) };
}

function containerRow(
  container: Container,
  kind: ContainerKind,
  status: ContainerStatus | undefined,
): ContainerRow {
  const { waiting, terminated } = status?.state ?? {};
  const lastEnd = status?.lastState.terminated;
  const exitCode = terminated?.exitCode ?? lastEnd?.exitCode;
  const image = container.image ?? status?.image;
  const reason = waiting?.reason ?? terminated?.reason;
  const requests = amounts(container.requests, status?.resources?.requests);
  const limits = amounts(container.limits, status?.resources?.limits);
  return {
    name: container.name,
    kind,
    ...(image && { image }),
    state: containerState(status),
    ...(reason && { reason }),
    ...(exitCode !== undefined && { exitCode }),
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    hasPreviousLog: Boolean(lastEnd?.containerID),
    ...(requests && { requests }),
    ...(limits && { limits }),
  };
}

function containerRows(pod: Pod): readonly ContainerRow[] {
  const { spec, status } = pod;
  const statuses = new Map(
    [
      ...status.initContainerStatuses,
      ...status.containerStatuses,
      ...status.ephemeralContainerStatuses,
    ].map(container => [container.name, container]),
  );
  const rows = (
    containers: readonly Container[],
    chooseKind: (container: Container) => ContainerKind,
  ) =>
    containers.map(container =>
      containerRow(
        container,
        chooseKind(container),
        statuses.get(container.name),
      ),
    );
  return [
    ...rows(spec.initContainers, ({ restartPolicy }) =>
      restartPolicy === 'Always' ? 'sidecar' : 'init',
    ),
    ...rows(spec.containers, () => 'app'),
    ...rows(spec.ephemeralContainers, () => 'ephemeral'),
  ];
}

/** A pod that never restarted may just have started slowly, which is no recovery. */
function readyAgain(
  pod: Pod,
  lastRestartAt: string | undefined,
): Pick<PodRow, 'readyAgainAt'> {
  if (lastRestartAt === undefined) return {};
  const ready = findCondition(pod, 'Ready');
  const at = ready?.status === 'True' ? ready.lastTransitionTime : undefined;
  const isLater =
    at !== undefined && Date.parse(at) >= Date.parse(lastRestartAt);
  return isLater ? { readyAgainAt: at } : {};
}

function podRow(
  pod: Pod,
  findings: readonly Finding[],
  find: FindOwner,
  now: Date,
): PodRow {
  const { metadata, spec } = pod;
  const text = podStatus(pod, now);
  const owner = topOwner(pod, find);
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    state: displayState(pod, findings),
    status: text.status,
    readyContainers: text.readyContainers,
    totalContainers: text.totalContainers,
    restarts: text.restarts,
    ...(text.lastRestartAt && { lastRestartAt: text.lastRestartAt }),
    ...readyAgain(pod, text.lastRestartAt),
    ...(metadata.creationTimestamp && {
      createdAt: metadata.creationTimestamp,
    }),
    ...(spec.nodeName && { node: spec.nodeName }),
    ...(owner.kind !== 'Pod' && {
      workload: { kind: owner.kind, name: owner.name },
    }),
    labels: metadata.labels,
    ...(Object.keys(metadata.annotations).length > 0 && {
      annotations: metadata.annotations,
    }),
    containers: containerRows(pod),
  };
}

const NO_FINDINGS: readonly Finding[] = [];

function findingsByPod(
  findings: readonly Finding[],
): ReadonlyMap<string, readonly Finding[]> {
  const result = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const pod of finding.pods) {
      const key = namespacedName(pod);
      append(result, key, finding);
    }
  }
  return result;
}

/**
 * Creates the rows of one cluster: pods with the texts of `kubectl get pods`,
 * top-level workloads, and other objects.
 *
 * @param findings - of {@link detect} for the same objects, which determine the
 * states.
 * @param now - the time that ages are computed from.
 * @public
 */
export function toServiceRows(
  view: ClusterObjects,
  findings: readonly Finding[],
  now: Date,
): ServiceRows {
  const find = ownersIn(view);
  const byPod = findingsByPod(findings);
  const objects = toObjectRows(view, find, now, findings);
  return {
    pods: (view.objects.Pod ?? []).map(pod => {
      const own = byPod.get(namespacedName(pod.metadata)) ?? NO_FINDINGS;
      return podRow(pod, own, find, now);
    }),
    workloads: toWorkloadRows(view, find, now),
    ...(objects.length > 0 && { objects }),
  };
}
