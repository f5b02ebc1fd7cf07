import { ClassTexts } from '../types';

const AUTOSCALER =
  'If a cluster autoscaler runs, wait a few minutes: a new node may be on its way.';
const DESCRIBE = 'See how many nodes the scheduler ruled out, and why:';

const NODE_SIZES = 'See each node’s allocatable CPU and memory:';
const LARGER_NODES =
  'If the app needs that much, ask your platform team for larger nodes.';

/** No change of the pod helps. */
const TELL_PLATFORM = {
  describePod: DESCRIBE,
  platform: 'Tell your platform team. The problem is the nodes, not the pod.',
};

const NODES_IN_TROUBLE = {
  listNodes: 'See which nodes are affected:',
  ...TELL_PLATFORM,
};

const NODES_UNDER_PRESSURE = {
  nodeTaints: 'See which nodes are affected:',
  ...TELL_PLATFORM,
};

/** No node was found. */
export const schedulingTexts = {
  InsufficientCPU: {
    title: 'Not enough CPU on any node',
    brief:
      'requests {{requested}} CPU, doesn’t fit on {{allNodes}} of {{allNodes}} nodes',
    plainBrief: 'requests {{requested}} CPU',
    meaning:
      'The pod requests {{requested}} CPU; {{nodes}} of {{totalNodes}} nodes can’t fit that. Kubernetes counts reservations (requests), not actual use.',
    plain:
      'The pod requests more CPU than any suitable node has unreserved. Kubernetes counts reservations (requests), not actual use.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'If the app needs less, lower resources.requests.cpu in the manifest of {{kind}} {{name}}. Where no request is set, the limit counts as the request.',
      describePod: DESCRIBE,
      nodeUsage: 'See how much of their CPU the nodes actually use:',
    },
    variants: {
      tooLarge: {
        title: 'Pod requests more CPU than any suitable node has',
        meaning:
          'The pod requests {{requested}} CPU and wouldn’t fit on any of the suitable nodes even if they were empty. Waiting doesn’t help unless a larger node is added.',
        plain:
          'The pod requests more CPU than any suitable node has in total, so it wouldn’t fit even on an empty one. Waiting doesn’t help unless a larger node is added.',
        steps: {
          nodeSizes: NODE_SIZES,
          lower:
            'If the app needs less, lower resources.requests.cpu in the manifest of {{kind}} {{name}}. Where no request is set, the limit counts as the request.',
          larger: LARGER_NODES,
          describePod: DESCRIBE,
        },
      },
    },
  },
  InsufficientMemory: {
    title: 'Not enough memory on any node',
    brief:
      'requests {{requested}}, doesn’t fit on {{allNodes}} of {{allNodes}} nodes',
    plainBrief: 'requests {{requested}}',
    meaning:
      'The pod requests {{requested}} of memory; {{nodes}} of {{totalNodes}} nodes can’t fit that. Kubernetes counts reservations (requests), not actual use.',
    plain:
      'The pod requests more memory than any suitable node has unreserved. Kubernetes counts reservations (requests), not actual use.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'If the app needs less, lower resources.requests.memory in the manifest of {{kind}} {{name}}. Where no request is set, the limit counts as the request.',
      describePod: DESCRIBE,
      nodeUsage: 'See how much of their memory the nodes actually use:',
    },
    variants: {
      tooLarge: {
        title: 'Pod requests more memory than any suitable node has',
        meaning:
          'The pod requests {{requested}} of memory and wouldn’t fit on any of the suitable nodes even if they were empty. Waiting doesn’t help unless a larger node is added.',
        plain:
          'The pod requests more memory than any suitable node has in total, so it wouldn’t fit even on an empty one. Waiting doesn’t help unless a larger node is added.',
        steps: {
          nodeSizes: NODE_SIZES,
          lower:
            'If the app needs less, lower resources.requests.memory in the manifest of {{kind}} {{name}}. Where no request is set, the limit counts as the request.',
          larger: LARGER_NODES,
          describePod: DESCRIBE,
        },
      },
    },
  },
  InsufficientEphemeralStorage: {
    title: 'Not enough ephemeral storage on any node',
    brief: 'requests {{requested}}',
    meaning:
      'The pod requests more local disk (ephemeral-storage) than any suitable node has unreserved. Kubernetes counts reservations (requests), not actual use.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'If the app needs less, lower resources.requests.ephemeral-storage. Where no request is set, the limit counts as the request.',
      describePod: DESCRIBE,
    },
  },
  InsufficientExtendedResource: {
    title: 'No node has the requested resource free',
    brief: '{{resource}}',
    meaning:
      'The pod requests {{resource}} (a GPU, huge pages, or another special resource), and no suitable node has enough of it free.',
    plain:
      'The pod requests a GPU, huge pages, or another special resource, and no suitable node has enough of it free.',
    steps: {
      spelling: 'Check the spelling of the resource name.',
      describePod: DESCRIBE,
      others:
        'Find out which pods hold it, or ask your platform team for nodes that offer it.',
    },
  },
  TooManyPods: {
    title: 'Nodes have reached their pod limit',
    meaning:
      'Each node runs a limited number of pods, whatever their size (110 by default), and the suitable nodes are full.',
    steps: {
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      platform: 'Ask your platform team for more nodes or a higher limit.',
    },
  },
  UntoleratedTaint: {
    title: 'Pod doesn’t tolerate the nodes’ taints',
    brief: '{{taint}}',
    meaning:
      'Taints on {{nodes}} of {{totalNodes}} nodes keep this pod away. A taint reserves a node for pods with a matching toleration, and this pod has none.',
    plain:
      'Taints on the nodes keep this pod away. A taint reserves a node for pods with a matching toleration, and this pod has none.',
    steps: {
      nodeTaints: 'See the taints of the nodes:',
      describePod: DESCRIBE,
      tolerate:
        'If the pod belongs on such nodes, add a toleration to the manifest of {{kind}} {{name}}.',
    },
    variants: {
      notReady: {
        title: 'Nodes are not ready',
        meaning:
          'Kubernetes keeps this pod off nodes that are not ready or unreachable, currently {{nodes}} of {{totalNodes}}.',
        plain:
          'Kubernetes keeps this pod off nodes that are not ready or unreachable.',
        steps: NODES_IN_TROUBLE,
      },
      pressure: {
        title: 'Nodes are low on memory, disk, or process IDs',
        meaning:
          'Kubernetes keeps this pod off nodes that run low on memory, disk space, or process IDs, currently {{nodes}} of {{totalNodes}}, until they recover.',
        plain:
          'Kubernetes keeps this pod off nodes that run low on memory, disk space, or process IDs, until they recover.',
        steps: NODES_UNDER_PRESSURE,
      },
      starting: {
        title: 'Nodes are still starting',
        meaning:
          'On {{nodes}} of {{totalNodes}} nodes, the network, storage, or cloud agent isn’t ready yet. A taint keeps pods off until it is.',
        plain:
          'The network, storage, or cloud agent of the nodes isn’t ready yet. A taint keeps pods off until it is.',
        steps: {
          wait: 'Wait a few minutes: the taint is removed once the agent is ready.',
          nodeTaints: 'See the taints of the nodes:',
          agent:
            'If the taint stays, tell your platform team: the agent on these nodes is failing.',
        },
      },
      leaving: {
        title: 'Nodes are being drained or removed',
        meaning:
          'Nodes that are about to be removed or shut down, or are under maintenance, take no new pods: currently {{nodes}} of {{totalNodes}}.',
        plain:
          'The nodes are about to be removed or shut down, or are under maintenance, so they take no new pods.',
        steps: {
          wait: AUTOSCALER,
          nodeTaints: 'See which nodes have no such taint:',
          describePod: DESCRIBE,
        },
      },
    },
  },
  NodeCordoned: {
    title: 'Nodes are cordoned',
    meaning:
      'The suitable nodes are cordoned: they accept no new pods, usually because of maintenance or an upgrade.',
    steps: {
      listNodes: 'See which nodes are cordoned (SchedulingDisabled):',
      wait: 'Wait for the maintenance to finish, or ask your platform team.',
    },
  },
  NodeAffinityMismatch: {
    title: 'No node matches the node selector or affinity',
    brief: '{{nodeSelector}}',
    meaning:
      'The pod only runs on nodes with certain labels (nodeSelector or node affinity), which rules out {{nodes}} of {{totalNodes}} nodes.',
    plain:
      'The pod only runs on nodes with certain labels (nodeSelector or node affinity), and no available node has them.',
    steps: {
      objectYaml: 'See which labels the pod requires:',
      nodeLabels: 'See the labels of the nodes:',
      compare:
        'Compare the required labels with those of the nodes, character by character.',
    },
  },
  PodAffinityMismatch: {
    title: 'Pod affinity matches no node',
    meaning:
      'The pod has to run near certain other pods (pod affinity), and no available node is near them.',
    steps: {
      objectYaml: 'See the rule:',
      others:
        'Check that the other pods are running and have the labels that podAffinity selects.',
    },
  },
  PodAntiAffinityMismatch: {
    title: 'Pod anti-affinity rules out every node',
    meaning:
      'Pod anti-affinity keeps certain pods, usually replicas of one app, off the same node or zone. Every available node or zone already has one, usually because there are more replicas than nodes. The rule may belong to this pod or to one that is already running.',
    steps: {
      objectYaml: 'See the rule:',
      prefer:
        'Turn the rule into a preference (preferredDuringScheduling…), or run fewer replicas.',
      surge:
        'In a rollout of a Deployment, old pods still count. Set maxSurge: 0 and maxUnavailable: 1 so that one stops before the next starts.',
    },
  },
  TopologySpread: {
    title: 'Topology spread constraints rule out every node',
    meaning:
      'The pod has to be spread evenly over zones or nodes (topologySpreadConstraints), and every available node would exceed the allowed imbalance (maxSkew).',
    steps: {
      describePod: DESCRIBE,
      relax: 'Raise maxSkew, or set whenUnsatisfiable: ScheduleAnyway.',
    },
  },
  HostPortConflict: {
    title: 'Host port is already in use',
    meaning:
      'The pod needs a port of the node itself (hostPort), and on every suitable node another pod already uses it.',
    steps: {
      objectYaml: 'See the ports:',
      service: 'Use a Service instead of hostPort where possible.',
    },
  },
  NodeNameMismatch: {
    title: 'Requested node can’t take the pod',
    meaning:
      'The pod requires one particular node, and no node of that name can take it.',
    steps: {
      listNodes: 'See which nodes exist:',
      remove: 'Remove nodeName from the pod unless it needs this very node.',
    },
  },
  PVCNotFound: {
    title: 'PersistentVolumeClaim not found',
    brief: '{{claim}}',
    meaning:
      'The pod uses the PersistentVolumeClaim {{claim}}, but namespace {{namespace}} has no claim of that name.',
    plain:
      'The pod uses a PersistentVolumeClaim that doesn’t exist in namespace {{namespace}}.',
    steps: {
      listClaims: 'See which claims exist:',
      create:
        'Create the claim, or fix its name in the manifest of {{kind}} {{name}}.',
    },
  },
  PVCDeleting: {
    title: 'Pod’s PersistentVolumeClaim is being deleted',
    brief: '{{claim}}',
    meaning:
      'The pod uses the PersistentVolumeClaim {{claim}}, which is being deleted. Kubernetes keeps it until no pod uses it, but schedules no new pods with it.',
    plain: 'The pod uses a PersistentVolumeClaim that is being deleted.',
    steps: {
      listClaims: 'See the claims:',
      backup:
        'Back up the data if you need it: deleting a claim usually deletes its volume, too.',
      wait: 'Stop the pods that still use the claim, then create it again.',
    },
  },
  PVLost: {
    title: 'Pod’s PersistentVolumeClaim has lost its volume',
    brief: '{{claim}}',
    meaning:
      'The PersistentVolumeClaim is bound to a PersistentVolume that no longer exists. Its data may be lost.',
    steps: {
      listClaims: 'See the claims:',
      listVolumes: 'See the volumes:',
      platform: 'Ask your platform team before you delete anything.',
    },
  },
  PVCUnbound: {
    title: 'Unbound PersistentVolumeClaim',
    brief: '{{claim}}',
    meaning:
      'The pod is waiting for a PersistentVolumeClaim that isn’t bound to a volume: no existing volume fits, or none has been provisioned yet.',
    steps: {
      listClaims: 'See the state of the claims:',
      listStorageClasses: 'Check that the claim’s storage class exists:',
      describePod: DESCRIBE,
    },
  },
  VolumeZoneConflict: {
    title: 'Volume is tied to another zone or node',
    meaning:
      'The pod’s volume is only available in one zone or on one node, and no node there can take the pod (volume node affinity conflict).',
    steps: {
      describePod: DESCRIBE,
      listVolumes: 'See the volumes:',
      room: 'Free up resources in the volume’s zone, or let the cluster autoscaler add a node there.',
    },
  },
  VolumeLimits: {
    title: 'No node can attach the volume',
    meaning:
      'The suitable nodes have reached their volume limit or lack the storage driver or free space, or the volume allows only one pod (ReadWriteOncePod) and is in use.',
    steps: {
      describePod: DESCRIBE,
      listClaims: 'See the claims:',
    },
  },
  SchedulingGated: {
    title: 'Held back by scheduling gates',
    brief: '{{gates}}',
    meaning:
      'Kubernetes doesn’t schedule the pod until a controller removes its scheduling gates: {{gates}}. Queues and operators use gates on purpose.',
    plain:
      'Kubernetes doesn’t schedule the pod until a controller removes its scheduling gates. Queues and operators use gates on purpose.',
    steps: {
      podYaml: 'See the gates:',
      wait: 'Wait, or check the controller that set the gate.',
    },
  },
  SchedulerError: {
    title: 'Scheduler error',
    meaning:
      'The scheduler, the part of Kubernetes that picks a node for each pod, hit an internal error.',
    steps: {
      wait: 'Wait: the scheduler retries automatically.',
      describePod: 'If the error persists, show this to your platform team:',
    },
  },
  NoScheduler: {
    title: 'No scheduler has picked up the pod',
    brief: '{{scheduler}}',
    meaning:
      'The pod is meant for the scheduler {{scheduler}}, which hasn’t reported anything about it. Usually no scheduler of that name is running.',
    plain: 'No scheduler has reported anything about this pod.',
    steps: {
      name: 'Check schedulerName in the manifest of {{kind}} {{name}}. Remove it to use the default scheduler.',
      platform:
        'If the name is right, ask your platform team whether that scheduler is running.',
    },
  },
  DRAClaimPending: {
    title: 'Device claim not allocated',
    meaning:
      'The pod claims a device, such as a GPU, through a ResourceClaim, and no node can provide it yet.',
    steps: {
      describePod: DESCRIBE,
      platform: 'Ask your platform team which devices are available.',
    },
  },
  PreemptionPending: {
    title: 'Preempting lower-priority pods',
    brief: 'node {{node}}',
    meaning:
      'The pod has a high priority, so Kubernetes stops lower-priority pods on the node to make room for it.',
    steps: { wait: 'Wait until those pods have stopped.' },
  },
  UnschedulableOther: {
    title: 'Pod can’t be scheduled',
    meaning:
      'The scheduler found no node for the pod (FailedScheduling). Its message names the reason.',
    steps: {
      read: 'Read the message below.',
      describePod: DESCRIBE,
      wait: AUTOSCALER,
    },
    variants: {
      group: {
        title: 'Pod group can’t be scheduled as a whole',
        meaning:
          'The pod belongs to a group that starts together or not at all (gang scheduling), and not enough of its pods can be placed at the same time.',
        steps: {
          read: 'See in the message below how many pods the group needs (minAvailable or minMember), and how many of them have no node or don’t exist.',
          describePod: DESCRIBE,
          queue:
            'Check the queue of the group: others may use up its quota, or the group may request more than it allows.',
          smaller:
            'Lower the requests of the pods, or the group’s minimum if the work can start with fewer of them.',
        },
      },
    },
  },
} as const satisfies ClassTexts;
