import { ClassTexts } from '../../findings/types';

const REPLACED =
  'Its owner starts a replacement by itself. What is left of the old pod can be deleted.';

/** Something other than the program ended the pod, or holds on to it. */
export const disruptionTexts = {
  EvictedNodePressure: {
    title: 'Evicted, because the node ran short',
    brief: '{{resource}}',
    meaning:
      'The node ran low on {{resource}} and threw out pods that used more than they had asked for. This was one of them.',
    plain:
      'The node ran low on memory or disk and threw out pods that used more than they had asked for. This was one of them.',
    steps: {
      requests:
        'Set resources.requests to what the program really needs: who stays below is thrown out last.',
      replaced: REPLACED,
      describePod: 'See how much it used:',
    },
  },
  EvictedEphemeralLimit: {
    title: 'Evicted, because it wrote too much to disk',
    brief: 'limit {{limit}}',
    meaning:
      'The pod wrote more to its local disk (files, logs, emptyDir) than its limit of {{limit}} allows. This has nothing to do with memory, whatever the exit code suggests.',
    plain:
      'The pod wrote more to its local disk (files, logs, emptyDir) than it may. This has nothing to do with memory, whatever the exit code suggests.',
    steps: {
      less: 'Write less: rotate files, log to standard output, clean up caches.',
      limit:
        'Or raise the limit (ephemeral-storage, or sizeLimit of the emptyDir).',
      describePod: 'See what was exceeded:',
    },
  },
  PreemptedByKubelet: {
    title: 'Had to go for a critical pod',
    meaning: 'The node needed room for a pod of the system.',
    steps: { replaced: REPLACED },
  },
  PreemptedByScheduler: {
    title: 'Had to go for a more important pod',
    meaning: 'A pod with a higher priority took its place.',
    steps: {
      replaced: REPLACED,
      listPriorityClasses:
        'If it happens often, see the priorities, and give yours a higher one:',
    },
  },
  EvictedByAPI: {
    title: 'Moved away',
    meaning:
      'Somebody asked the pod to leave its node, as is done when a node is emptied for maintenance.',
    steps: { replaced: REPLACED },
  },
  EvictedByTaint: {
    title: 'Thrown out of its node by a taint',
    meaning:
      'The node got a mark (taint) that this pod does not tolerate, for example because the node is not reachable.',
    steps: { replaced: REPLACED, listNodes: 'See the nodes:' },
  },
  PodGarbageCollected: {
    title: 'Its node does not exist any more',
    meaning: 'The node was removed, and Kubernetes cleaned up after it.',
    steps: { replaced: REPLACED },
  },
  NodeShutdown: {
    title: 'Its node was shut down',
    meaning:
      'The node was shut down, as is normal for cheap (spot) nodes, and took the pod with it.',
    steps: { replaced: REPLACED },
  },
  NodeUnreachable: {
    title: 'Its node does not answer',
    brief: '{{node}}',
    meaning:
      'Nothing is heard of node {{node}}. What is shown of its pods is what was last known, and there are no logs.',
    plain:
      'Nothing is heard of the node. What is shown of its pods is what was last known, and there are no logs.',
    steps: {
      describeNode: 'Look at the node, and tell your platform team:',
      wait: 'After about five minutes, most pods are replaced on other nodes by themselves.',
    },
  },
  KubeletAdmissionRejected: {
    title: 'The node refused the pod',
    brief: '{{reason}}',
    meaning:
      'The pod was given to a node that then did not take it ({{reason}}). Mostly the node had filled up in the meantime.',
    plain: 'The pod was given to a node that then did not take it.',
    steps: {
      replaced: REPLACED,
      describePod: 'If it happens again and again, see why:',
    },
  },
  PodDeadlineExceeded: {
    title: 'It ran longer than it may',
    brief: '{{deadlineSeconds}} seconds',
    meaning:
      'The pod has activeDeadlineSeconds: {{deadlineSeconds}}, and was ended when they were over.',
    plain:
      'The pod has a deadline (activeDeadlineSeconds), and was ended when it was over.',
    steps: { raise: 'Raise the deadline, or find out why it took so long.' },
  },
  StuckTerminating: {
    title: 'It does not go away',
    brief: '{{finalizers}}',
    meaning:
      'The pod was told to stop, and is still there {{seconds}} seconds after its time. Its node is gone, or something (a finalizer) holds on to it.',
    plain: 'The pod was told to stop, and is still there after its time.',
    steps: {
      podYaml: 'See finalizers and node:',
      force:
        'Do not delete it by force before you know that its node is really gone: two copies could run at once.',
    },
  },
  FailedPreStopHook: {
    title: 'The preStop hook fails',
    meaning:
      'Container {{container}} has a hook that should let it end in peace, and the hook failed. Requests under way may have been cut off.',
    steps: {
      hook: 'Try the hook’s command inside the image.',
      podEvents: 'See when it failed:',
    },
  },
  PodFailedOther: {
    title: 'The pod has failed',
    brief: '{{reason}}',
    meaning: 'Kubernetes gave the pod up, and says little about why.',
    steps: { describePod: 'See what there is:', replaced: REPLACED },
  },
  StaleDisruptionTarget: {
    title: 'It was to go, and has not gone',
    brief: '{{reason}}',
    meaning:
      'The pod was marked for removal, and nothing has removed it since.',
    steps: {
      nothing: 'Mostly nothing to do: the mark is taken back by itself.',
    },
  },
  ResizeInfeasible: {
    title: 'The pod can never get that size here',
    meaning:
      'The pod’s resources were changed while it runs, to more than its node has at all.',
    steps: {
      recreate:
        'Delete the pod, so that it is placed on a larger node, or ask for less.',
      podEvents: 'See the node’s words:',
    },
  },
  ResizeDeferred: {
    title: 'The pod waits for room to grow',
    meaning:
      'The pod’s resources were changed while it runs, and its node has no room for that now.',
    steps: {
      wait: 'Wait until others leave, or delete the pod so that it is placed elsewhere.',
    },
  },
  ResizeError: {
    title: 'The pod could not be resized',
    meaning:
      'The node failed to apply new resources to the running pod, for example a memory limit below what it uses.',
    steps: {
      podUsage: 'See what it uses:',
      podEvents: 'See the node’s words:',
    },
  },
} as const satisfies ClassTexts;
