import {
  digest,
  KubernetesObject,
  timestamp,
  uid,
} from '@podlight/fake-kubernetes-api-server';
import { PodPlan } from '../life/PodPlan';
import { ClusterPlan, minorVersion } from '../scenario/clusters';
import { Controller } from './Controller';

export type NodePlan = PodPlan['node'];

/** The admission plugin PodTopologyLabels is on from this minor version of Kubernetes 1. */
const FIRST_MINOR_WITH_POD_TOPOLOGY = 35;

/** The kubelet renews a node's conditions every five minutes. */
const HEARTBEAT_MS = 300_000;
const NODE_AGE_MS = 41 * 86_400_000;

function clusterZones(cluster: ClusterPlan): readonly string[] {
  return (
    cluster.zones ?? ['a', 'b', 'c'].map(letter => `${cluster.region}${letter}`)
  );
}

/** Nodes are named after their address, as in most clouds. */
export function planNodes(cluster: ClusterPlan): readonly NodePlan[] {
  const second = parseInt(digest('subnet', cluster.name).slice(0, 2), 16);
  return Array.from({ length: cluster.nodes }, (_, index) => {
    const third = index % clusterZones(cluster).length;
    const ip = `10.${second}.${third}.${
      10 + Math.floor(index / clusterZones(cluster).length)
    }`;
    return {
      name: `ip-${ip.replace(/\./g, '-')}.${cluster.region}.compute.internal`,
      ip,
      podLabels:
        minorVersion(cluster) >= FIRST_MINOR_WITH_POD_TOPOLOGY
          ? nodeTopology(cluster, index)
          : {},
    };
  });
}

function nodeTopology(
  cluster: ClusterPlan,
  index: number,
): Readonly<Record<string, string>> {
  const zones = clusterZones(cluster);
  return {
    'topology.kubernetes.io/region': cluster.region,
    'topology.kubernetes.io/zone': zones[index % zones.length],
  };
}

const CONDITIONS = [
  [
    'MemoryPressure',
    'False',
    'KubeletHasSufficientMemory',
    'kubelet has sufficient memory available',
  ],
  [
    'DiskPressure',
    'False',
    'KubeletHasNoDiskPressure',
    'kubelet has no disk pressure',
  ],
  [
    'PIDPressure',
    'False',
    'KubeletHasSufficientPID',
    'kubelet has sufficient PID available',
  ],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const;

const CAPACITY = {
  cpu: '4',
  memory: '16200488Ki',
  pods: '110',
  'ephemeral-storage': '104845292Ki',
};

function nodeObject(
  cluster: ClusterPlan,
  node: NodePlan,
  index: number,
  createdMs: number,
  heartbeatMs: number,
): KubernetesObject {
  const zones = clusterZones(cluster);
  return {
    metadata: {
      name: node.name,
      uid: uid(cluster.name, 'Node', node.name),
      creationTimestamp: timestamp(createdMs),
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': node.name,
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'm5.xlarge',
        'eks.amazonaws.com/nodegroup': index % 3 === 2 ? 'spot' : 'general',
        ...nodeTopology(cluster, index),
      },
    },
    spec: {
      providerID: `simulated:///${zones[index % zones.length]}/${node.name}`,
    },
    status: {
      capacity: CAPACITY,
      allocatable: { ...CAPACITY, cpu: '3920m', memory: '15186664Ki' },
      conditions: CONDITIONS.map(([type, status, reason, message]) => ({
        type,
        status,
        lastHeartbeatTime: timestamp(heartbeatMs),
        lastTransitionTime: timestamp(createdMs),
        reason,
        message,
      })),
      addresses: [
        { type: 'InternalIP', address: node.ip },
        { type: 'Hostname', address: node.name },
      ],
      nodeInfo: {
        machineID: digest('machine', node.name).slice(0, 32),
        systemUUID: uid('system', node.name),
        bootID: uid('boot', node.name),
        kernelVersion: '6.12.57+deb13-cloud-amd64',
        osImage: 'Debian GNU/Linux 13 (trixie)',
        containerRuntimeVersion: 'containerd://2.1.4',
        kubeletVersion: cluster.kubernetesVersion,
        kubeProxyVersion: '',
        operatingSystem: 'linux',
        architecture: 'amd64',
      },
    },
  };
}

/** The nodes of a cluster, all healthy. */
export function nodesController(
  cluster: ClusterPlan,
  epochMs: number,
): Controller {
  const nodes = planNodes(cluster);
  return {
    snapshot: nowMs => {
      const beats = Math.floor((nowMs - epochMs) / HEARTBEAT_MS);
      const heartbeatMs = epochMs + beats * HEARTBEAT_MS;
      return {
        objects: nodes.map((node, index) => ({
          resource: 'nodes',
          object: nodeObject(
            cluster,
            node,
            index,
            epochMs - NODE_AGE_MS,
            heartbeatMs,
          ),
        })),
        nextChangeMs: heartbeatMs + HEARTBEAT_MS,
      };
    },
  };
}
