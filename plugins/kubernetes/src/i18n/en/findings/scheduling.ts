import { ClassTexts } from '../../findings/types';

const AUTOSCALER =
  'If the cluster adds nodes by itself, wait a few minutes: a new node may be on its way.';
const DESCRIBE = 'See what the scheduler says of each group of nodes:';

/** No change of the pod helps. */
const NODES_IN_TROUBLE = {
  platform: 'Tell your platform team: the pod itself needs no change.',
  listNodes: 'See which nodes are affected:',
  describePod: DESCRIBE,
};

/** No node was found. */
export const schedulingTexts = {
  InsufficientCPU: {
    title: 'No node has enough processor time left',
    brief: 'asks for {{requested}}',
    meaning:
      'The pod asks for {{requested}} of processor time, and {{nodes}} of {{totalNodes}} nodes have less than that left to promise. What is promised counts, not what is used.',
    plain:
      'The pod asks for more processor time than any fitting node has left to promise. What is promised counts, not what is used.',
    steps: {
      lower:
        'Lower resources.requests.cpu of {{kind}} {{name}} if it needs less. Limits do not matter here.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      nodeUsage: 'See how busy the nodes are:',
    },
  },
  InsufficientMemory: {
    title: 'No node has enough memory left',
    brief: 'asks for {{requested}}',
    meaning:
      'The pod asks for {{requested}} of memory, and {{nodes}} of {{totalNodes}} nodes have less than that left to promise. What is promised counts, not what is used.',
    plain:
      'The pod asks for more memory than any fitting node has left to promise. What is promised counts, not what is used.',
    steps: {
      lower:
        'Lower resources.requests.memory of {{kind}} {{name}} if it needs less. Limits do not matter here.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      nodeUsage: 'See how busy the nodes are:',
    },
  },
  InsufficientEphemeralStorage: {
    title: 'No node has enough local disk left',
    brief: 'asks for {{requested}}',
    meaning:
      'The pod asks for more local disk (ephemeral-storage) than any fitting node has left to promise.',
    steps: {
      lower: 'Lower resources.requests.ephemeral-storage if it needs less.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
    },
  },
  InsufficientExtendedResource: {
    title: 'No node has such a device left',
    brief: '{{resource}}',
    meaning:
      'The pod asks for {{resource}} (a GPU, huge pages, or another special resource), and no fitting node has one left.',
    plain:
      'The pod asks for a GPU, huge pages, or another special resource, and no fitting node has one left.',
    steps: {
      spelling: 'Check the name of the resource.',
      others:
        'See who uses them, or ask your platform team for nodes that have it.',
      describePod: DESCRIBE,
    },
  },
  TooManyPods: {
    title: 'The nodes hold as many pods as they may',
    meaning:
      'Every node takes a limited number of pods, whatever their size, and the fitting nodes are full.',
    steps: {
      wait: AUTOSCALER,
      platform: 'Ask your platform team for more nodes, or for a higher limit.',
      describePod: DESCRIBE,
    },
  },
  UntoleratedTaint: {
    title: 'The nodes are reserved for others',
    brief: '{{taint}}',
    meaning:
      '{{nodes}} of {{totalNodes}} nodes carry a taint, a mark that keeps pods away unless they tolerate it, and this pod does not.',
    plain:
      'The nodes carry a taint, a mark that keeps pods away unless they tolerate it, and this pod does not.',
    steps: {
      tolerate:
        'If the pod belongs on such nodes, add a toleration to {{kind}} {{name}}.',
      listNodes: 'See the nodes:',
      describePod: DESCRIBE,
    },
    variants: {
      notReady: {
        title: 'The nodes are not ready',
        meaning:
          '{{nodes}} of {{totalNodes}} nodes are not ready or unreachable, and Kubernetes keeps new pods away from them.',
        plain:
          'The nodes are not ready or unreachable, and Kubernetes keeps new pods away from them.',
        steps: NODES_IN_TROUBLE,
      },
      pressure: {
        title: 'The nodes are low on memory, disk, or process IDs',
        meaning:
          '{{nodes}} of {{totalNodes}} nodes are running out of memory, disk space, or process IDs. Kubernetes keeps new pods away from them until they recover.',
        plain:
          'The nodes are running out of memory, disk space, or process IDs. Kubernetes keeps new pods away from them until they recover.',
        steps: NODES_IN_TROUBLE,
      },
      starting: {
        title: 'The nodes are still starting',
        meaning:
          '{{nodes}} of {{totalNodes}} nodes have joined, but their network, storage, or cloud agent is not up yet. The agent removes the taint once it is.',
        plain:
          'The nodes have joined, but their network, storage, or cloud agent is not up yet. The agent removes the taint once it is.',
        steps: {
          wait: 'Wait a few minutes: new nodes lose this taint by themselves.',
          agent:
            'If it stays, the agent of these nodes fails: tell your platform team.',
          listNodes: 'See the nodes:',
        },
      },
      leaving: {
        title: 'The nodes are being removed',
        meaning:
          '{{nodes}} of {{totalNodes}} nodes are about to be removed or shut down, so they take no new pods.',
        plain:
          'The nodes are about to be removed or shut down, so they take no new pods.',
        steps: {
          wait: AUTOSCALER,
          listNodes: 'See which nodes are left:',
          describePod: DESCRIBE,
        },
      },
    },
  },
  NodeCordoned: {
    title: 'The nodes take no new pods',
    meaning:
      'Somebody has closed the fitting nodes for new pods, as is done before maintenance.',
    steps: {
      wait: 'Wait until the maintenance is over, or ask your platform team.',
      listNodes: 'See which nodes are closed (SchedulingDisabled):',
    },
  },
  NodeAffinityMismatch: {
    title: 'No node has the labels that the pod asks for',
    brief: '{{nodeSelector}}',
    meaning:
      'The pod wants nodes with certain labels (nodeSelector or node affinity), and {{nodes}} of {{totalNodes}} nodes do not have them.',
    plain:
      'The pod wants nodes with certain labels (nodeSelector or node affinity), and no node that is left has them.',
    steps: {
      compare: 'Compare the labels with those of the nodes, letter by letter.',
      objectYaml: 'See what the pod asks for:',
      listNodes: 'See the nodes:',
    },
  },
  PodAffinityMismatch: {
    title: 'The pods that it wants to be near are not there',
    meaning:
      'The pod wants to run beside certain other pods (pod affinity), and no node that is left has them.',
    steps: {
      others:
        'Check that the other pods run, and that the labels in podAffinity are theirs.',
      objectYaml: 'See the rule:',
    },
  },
  PodAntiAffinityMismatch: {
    title: 'Every node has a pod that it must not be near',
    meaning:
      'The pod refuses to share a node with certain others (pod anti-affinity), mostly with its own siblings, and every node that is left has one. There are more replicas than nodes, as a rule.',
    steps: {
      prefer:
        'Make the rule a preference (preferredDuringScheduling…), or ask for fewer replicas.',
      surge:
        'During a rollout, old pods still count: maxSurge: 0 lets one go before the next comes.',
      objectYaml: 'See the rule:',
    },
  },
  TopologySpread: {
    title: 'The pods cannot be spread evenly enough',
    meaning:
      'The pod asks to be spread over zones or nodes (topologySpreadConstraints), and every place that is left would make it too uneven.',
    steps: {
      relax: 'Raise maxSkew, or set whenUnsatisfiable to ScheduleAnyway.',
      describePod: DESCRIBE,
    },
  },
  HostPortConflict: {
    title: 'The port is taken on every node',
    meaning:
      'The pod asks for a port of the node itself (hostPort), and another pod has it on every fitting node.',
    steps: {
      service: 'Use a Service instead of hostPort, unless it has to be one.',
      objectYaml: 'See the ports:',
    },
  },
  NodeNameMismatch: {
    title: 'The node that it asks for does not take it',
    meaning:
      'The pod names one certain node, and none of that name can take it.',
    steps: {
      remove: 'Remove nodeName from the pod unless it has to be this node.',
      listNodes: 'See which nodes there are:',
    },
  },
  PVCNotFound: {
    title: 'A volume claim does not exist',
    brief: '{{claim}}',
    meaning:
      'The pod uses the PersistentVolumeClaim {{claim}}, and namespace {{namespace}} has none of that name.',
    plain:
      'The pod uses a PersistentVolumeClaim that namespace {{namespace}} does not have.',
    steps: {
      create: 'Create the claim, or correct its name in {{kind}} {{name}}.',
      listClaims: 'See which ones are there:',
    },
  },
  PVCDeleting: {
    title: 'A volume claim is being deleted',
    brief: '{{claim}}',
    meaning:
      'The pod uses the PersistentVolumeClaim {{claim}}, which is being deleted. It stays until nobody uses it, and new pods may not.',
    plain: 'The pod uses a PersistentVolumeClaim that is being deleted.',
    steps: {
      wait: 'Let the old pods go, then create the claim anew. Mind that its data may be lost.',
      listClaims: 'See the claims:',
    },
  },
  PVLost: {
    title: 'The volume behind a claim is gone',
    brief: '{{claim}}',
    meaning:
      'The PersistentVolumeClaim belongs to a volume that does not exist any more. Its data may be lost.',
    steps: {
      platform: 'Ask your platform team before you delete anything.',
      listClaims: 'See the claims:',
      listVolumes: 'See the volumes:',
    },
  },
  PVCUnbound: {
    title: 'A volume is not there yet',
    brief: '{{claim}}',
    meaning:
      'The pod waits for a PersistentVolumeClaim that has no volume yet: none fits, or none has been made.',
    steps: {
      listClaims: 'See the state of the claims:',
      listStorageClasses:
        'Check that the claim names a storage class that exists:',
      describePod: DESCRIBE,
    },
  },
  VolumeZoneConflict: {
    title: 'The disk is in another zone',
    meaning:
      'The pod’s disk can be used in one zone or on one node only, and nothing there can take the pod.',
    steps: {
      room: 'Make room in the zone of the disk, or let the cluster add a node there.',
      listVolumes: 'See where the disks are:',
      describePod: DESCRIBE,
    },
  },
  VolumeLimits: {
    title: 'No node can take another of these volumes',
    meaning:
      'The fitting nodes hold as many volumes as they may, lack the driver or the space, or the volume allows one pod only and has one.',
    steps: {
      describePod: DESCRIBE,
      listClaims: 'See the claims:',
    },
  },
  SchedulingGated: {
    title: 'A controller holds the pod back',
    brief: '{{gates}}',
    meaning:
      'The pod is not to be given to a node until a controller removes its gates ({{gates}}). Queues and operators do that on purpose.',
    plain:
      'The pod is not to be given to a node until a controller allows it. Queues and operators do that on purpose.',
    steps: {
      wait: 'Wait, or look at the controller that owns the gate.',
      podYaml: 'See the gates:',
    },
  },
  SchedulerError: {
    title: 'The scheduler failed',
    meaning:
      'The part of Kubernetes that finds nodes for pods had an error of its own.',
    steps: {
      wait: 'It tries again by itself.',
      describePod: 'If it lasts, show your platform team this:',
    },
  },
  NoScheduler: {
    title: 'Nobody looks for a node',
    brief: '{{scheduler}}',
    meaning:
      'The pod asks for the scheduler {{scheduler}}, and nothing of that name has touched it.',
    plain: 'Nothing has looked for a node for this pod.',
    steps: {
      name: 'Check schedulerName in {{kind}} {{name}}; leave it out for the usual one.',
      platform:
        'If it is right, ask your platform team whether that scheduler runs.',
    },
  },
  DRAClaimPending: {
    title: 'A device has not been allocated',
    meaning:
      'The pod claims a device (a ResourceClaim), and no node could give it one.',
    steps: {
      describePod: DESCRIBE,
      platform: 'Ask your platform team which devices there are.',
    },
  },
  PreemptionPending: {
    title: 'Waiting for less important pods to leave',
    brief: 'node {{node}}',
    meaning:
      'The pod has a high priority, so less important pods are being moved away to make room for it.',
    steps: { wait: 'Wait until they have stopped.' },
  },
  UnschedulableOther: {
    title: 'No node can take the pod',
    meaning:
      'The scheduler found no node for the pod, for a reason that has no name here.',
    steps: {
      read: 'Read the message below.',
      describePod: DESCRIBE,
      wait: AUTOSCALER,
    },
  },
} as const satisfies ClassTexts;
