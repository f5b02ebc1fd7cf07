import { FIXTURE_NOW, secondsAgo } from '../../testing';
import type { ServiceCluster } from '../../wire/reduceService';
import type { PodRow } from '../../wire/podTypes';

export const NOW = FIXTURE_NOW.getTime();

export const HOUR_MS = 3_600_000;

/** A cluster that can be read and has nothing. */
export function aServiceCluster(
  changes: Partial<ServiceCluster> = {},
): ServiceCluster {
  return {
    head: { name: 'eu' },
    state: { phase: 'live', at: secondsAgo(0) },
    kindProblems: [],
    pods: [],
    workloads: [],
    objects: [],
    findings: [],
    ...changes,
  };
}

/** A pod that was created two hours ago and is ready. */
export function aPodOf(
  workload: string,
  name: string,
  changes: Partial<PodRow> = {},
): PodRow {
  return {
    namespace: 'games',
    name,
    uid: name,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    createdAt: secondsAgo(7_200),
    workload: { kind: 'Deployment', name: workload },
    labels: {},
    containers: [
      {
        ...{ name: 'app', kind: 'app', state: 'running', ready: true },
        restarts: changes.restarts ?? 0,
        hasPreviousLog: false,
      },
    ],
    ...changes,
  };
}
