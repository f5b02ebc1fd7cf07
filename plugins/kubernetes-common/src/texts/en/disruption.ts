import { ClassTexts } from '../types';

/** A node leaves the failed pod behind. */
const REPLACED =
  'If a controller (Deployment, Job, …) owns the pod, it starts a replacement automatically, and you can delete the old pod. A pod without a controller has to be created again.';

/** The control plane deletes the pod itself. */
const REPLACED_AND_DELETED =
  'If a controller (Deployment, Job, …) owns the pod, it starts a replacement automatically. A pod without a controller has to be created again.';

/** Something other than the program ended the pod, or holds on to it. */
export const disruptionTexts = {
  EvictedNodePressure: {
    title: 'Evicted: node ran short of resources',
    brief: '{{resource}}',
    meaning:
      'The node ran short of resources ({{resource}}) and evicted this pod to protect itself. Pods that use more than they request go first.',
    plain:
      'The node ran short of resources, such as memory or disk, and evicted this pod to protect itself. Pods that use more than they request go first.',
    steps: {
      replaced: REPLACED,
      describePod: 'Check how much it used:',
      requests:
        'Set resources.requests to what the app really needs: pods within their requests are evicted last.',
    },
  },
  EvictedEphemeralLimit: {
    title: 'Evicted: ephemeral storage limit exceeded',
    brief: 'limit {{limit}}',
    meaning:
      'The pod wrote more to local disk (files, logs, emptyDir) than its limit of {{limit}} allows, so the node evicted it. This isn’t a memory problem, even if the exit code is 137.',
    plain:
      'The pod wrote more to local disk (files, logs, emptyDir) than its limit allows, so the node evicted it. This isn’t a memory problem, even if the exit code is 137.',
    steps: {
      describePod: 'Check which limit was exceeded:',
      less: 'Write less: rotate files, log to standard output, clean up caches.',
      limit:
        'Or raise the limit: resources.limits.ephemeral-storage, or sizeLimit of the emptyDir.',
    },
  },
  PreemptedByKubelet: {
    title: 'Preempted by a critical system pod',
    meaning:
      'The node needed room for a critical system pod, so it stopped this one.',
    steps: { replaced: REPLACED },
  },
  PreemptedByScheduler: {
    title: 'Preempted by a pod with higher priority',
    meaning:
      'The scheduler removed this pod to make room for a pod with a higher priority.',
    steps: {
      replaced: REPLACED_AND_DELETED,
      listPriorityClasses:
        'If this happens often, consider a higher priority class:',
    },
  },
  EvictedByAPI: {
    title: 'Evicted, for example by a node drain',
    meaning:
      'The pod was evicted through the Kubernetes API, as kubectl drain does before node maintenance, or a cluster autoscaler does before it removes a node.',
    steps: { replaced: REPLACED_AND_DELETED },
  },
  EvictedByTaint: {
    title: 'Evicted by a taint on its node',
    meaning:
      'The node got a NoExecute taint, a mark that evicts every pod that doesn’t tolerate it, for example because the node became unreachable.',
    steps: {
      replaced: REPLACED_AND_DELETED,
      nodeTaints: 'See the taints of the nodes:',
    },
  },
  PodGarbageCollected: {
    title: 'Node no longer exists',
    meaning:
      'The pod’s node was removed from the cluster, so Kubernetes deletes the pod.',
    steps: { replaced: REPLACED_AND_DELETED },
  },
  NodeShutdown: {
    title: 'Node shut down',
    meaning:
      'The pod’s node shut down and took the pod with it. That’s normal for spot and preemptible nodes.',
    steps: { replaced: REPLACED },
  },
  NodeUnreachable: {
    title: 'Node isn’t responding',
    brief: '{{node}}',
    meaning:
      'Kubernetes has lost contact with node {{node}}. The status shown is the last known one, and logs aren’t available.',
    plain:
      'Kubernetes has lost contact with the pod’s node. The status shown is the last known one, and logs aren’t available.',
    steps: {
      wait: 'Wait: after about five minutes, Kubernetes replaces most pods on other nodes automatically. Pods of StatefulSets and DaemonSets stay until the node is back or removed.',
      describeNode: 'Check the node, and tell your platform team:',
    },
  },
  KubeletAdmissionRejected: {
    title: 'Node rejected the pod',
    brief: '{{reason}}',
    meaning:
      'The scheduler assigned the pod to a node, which rejected it ({{reason}}). A reason that starts with OutOf means that the node filled up in between. Other reasons name a setting that the pod and the node disagree on.',
    plain:
      'The scheduler assigned the pod to a node, which rejected it, for example because it filled up in between.',
    steps: {
      replaced: REPLACED,
      describePod: 'If the replacement is rejected too, check why:',
    },
  },
  PodDeadlineExceeded: {
    title: 'Pod exceeded its deadline',
    brief: 'deadline {{deadlineSeconds}} s',
    meaning:
      'The pod ran longer than its activeDeadlineSeconds of {{deadlineSeconds}}, so Kubernetes stopped it.',
    plain:
      'The pod ran longer than its deadline (activeDeadlineSeconds), so Kubernetes stopped it.',
    steps: {
      raise: 'Find out what took so long, or raise activeDeadlineSeconds.',
    },
  },
  StuckTerminating: {
    title: 'Stuck in Terminating',
    brief: '{{finalizers}}',
    meaning:
      'The pod still exists {{duration}} after its grace period ended. Its node is gone, a container doesn’t stop, or a finalizer delays its deletion until a controller removes it.',
    plain:
      'The pod still exists after its grace period ended. Its node is gone, a container doesn’t stop, or a finalizer delays its deletion until a controller removes it.',
    steps: {
      podYaml: 'Check its finalizers and its node:',
      force:
        'Don’t force-delete it unless you’re sure that its node is gone: otherwise two copies may run at once.',
    },
  },
  FailedPreStopHook: {
    title: 'preStop hook fails',
    meaning:
      'The preStop hook of container {{container}}, which prepares it for a graceful shutdown, failed. Requests in flight may have been cut off.',
    plain:
      'A preStop hook, which prepares a container for a graceful shutdown, failed. Requests in flight may have been cut off.',
    steps: {
      podEvents: 'Check when it failed:',
      hook: 'Try the hook’s command in the image.',
    },
  },
  PodFailedOther: {
    title: 'Pod failed',
    brief: '{{reason}}',
    meaning: 'The pod failed, and Kubernetes reports no clear reason.',
    steps: { describePod: 'Check what is known:', replaced: REPLACED },
  },
  StaleDisruptionTarget: {
    title: 'Marked for removal but not removed',
    brief: '{{reason}}',
    meaning:
      'The pod was marked for removal (DisruptionTarget), and nothing has removed it since.',
    steps: {
      nothing:
        'Usually there’s nothing to do: Kubernetes clears the mark automatically.',
    },
  },
  ResizeInfeasible: {
    title: 'Resize isn’t possible on this node',
    meaning:
      'The resources of the running pod were changed to values that its node can never provide.',
    steps: {
      podEvents: 'Check what the node reports:',
      recreate:
        'Request less. Or set the new values in the manifest of {{kind}} {{name}}, so that a new pod starts on a larger node.',
    },
  },
  ResizeDeferred: {
    title: 'Resize waits for room on the node',
    meaning:
      'The resources of the running pod were changed, and its node doesn’t have enough room right now.',
    steps: {
      wait: 'Wait until other pods leave the node. Or set the new values in the manifest of {{kind}} {{name}}, so that a new pod starts where there’s room.',
    },
  },
  ResizeError: {
    title: 'Resize failed',
    meaning:
      'The node failed to apply the new resources to the running pod, for example because the new memory limit is below what the pod uses.',
    steps: {
      podUsage: 'Check what it uses:',
      podEvents: 'Check what the node reports:',
    },
  },
} as const satisfies ClassTexts;
