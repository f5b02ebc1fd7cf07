import { append } from '../append';
import { isPodReady } from '../model';
import type { ConfigWrite, Finding } from '../diagnose/types';
import { namespacedName, objectKey } from '../keys';
import type { ClusterObjects, Pod } from '../model';
import { ownersIn, topOwner } from '../status/owners';
import { configMapUses, lastStart } from './configMapUses';
import { failureStart } from './failureStart';
import { ConfigMapUser, judgeConfigWrite } from './judgeConfigWrite';
import { newestWrites } from './newestWrites';
import { isExplainedByConfig, MAX_FINDINGS } from './requiredConfigMaps';
import { configMapKey, ConfigMapTimes } from './types';

/**
 * Adds to the findings of one cluster which ConfigMaps of their pods were written
 * before they began. Takes time linear in the number of pods for each finding.
 *
 * @returns the same findings where nothing is known
 * @public
 */
export function addConfigWrites(
  findings: readonly Finding[],
  view: ClusterObjects,
  times: ConfigMapTimes,
  now: Date,
): readonly Finding[] {
  if (times.size === 0) return findings;
  const pods = podsByWorkload(view);
  const concerned = new Set(
    findings.filter(isExplainedByConfig).slice(0, MAX_FINDINGS),
  );
  return findings.map(finding => {
    if (!concerned.has(finding)) return finding;
    const peers = pods.findPeers(finding);
    const start = failureStart(
      finding,
      peers.filter(({ isAffected }) => isAffected).map(({ pod }) => pod),
    );
    if (!start) return finding;
    const found = [...usersByConfigMap(peers, finding)].flatMap(
      ([key, { name, users }]): ConfigWrite[] => {
        const time = times.get(key);
        const write =
          time && judgeConfigWrite(users, time, start, now.getTime());
        return write ? [{ name, ...write }] : [];
      },
    );
    const configWrites = newestWrites(found);
    return configWrites.length > 0 ? { ...finding, configWrites } : finding;
  });
}

interface Peer {
  readonly pod: Pod;
  readonly isAffected: boolean;
}

/** Finds the pods of a finding, and the others of their workloads. */
function podsByWorkload(view: ClusterObjects): {
  readonly findPeers: (finding: Finding) => readonly Peer[];
} {
  const findOwner = ownersIn(view);
  const workloadsByPod = new Map<string, string>();
  const peers = new Map<string, Pod[]>();
  for (const pod of view.objects.Pod ?? []) {
    const workload = objectKey(topOwner(pod, findOwner));
    workloadsByPod.set(namespacedName(pod.metadata), workload);
    append(peers, workload, pod);
  }
  return {
    findPeers: finding => {
      const affected = new Set(finding.pods.map(namespacedName));
      const workloads = new Set(
        [...affected].flatMap(key => workloadsByPod.get(key) ?? []),
      );
      return [...workloads]
        .flatMap(workload => peers.get(workload) ?? [])
        .map(pod => ({
          pod,
          isAffected: affected.has(namespacedName(pod.metadata)),
        }));
    },
  };
}

interface Users {
  readonly name: string;
  readonly users: ConfigMapUser[];
}

function usersByConfigMap(
  peers: readonly Peer[],
  { scope }: Finding,
): ReadonlyMap<string, Users> {
  const result = new Map<string, Users>();
  for (const { pod, isAffected } of peers) {
    const startedAt = lastStart(pod, scope.container);
    for (const { name, isReadAtStart } of configMapUses(pod, scope.container)) {
      const key = configMapKey(pod.metadata.namespace, name);
      const known = result.get(key) ?? { name, users: [] };
      result.set(key, known);
      known.users.push({
        isAffected,
        isWell: !isAffected && isWell(pod),
        isReadAtStart,
        ...(startedAt !== undefined && { startedAt }),
      });
    }
  }
  return result;
}

function isWell(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp === undefined && isPodReady(pod);
}
