import { ClassTexts } from '../types';

const EVENTS = 'See what the controller reports:';
const CONDITIONS = 'Tell your platform team, and show them its conditions:';

/** What HorizontalPodAutoscalers report. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'HPA can’t read metrics',
    brief: '{{reason}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} gets no usable metrics, so it leaves the number of pods unchanged. No value for: {{metrics}}.',
    plain:
      'HorizontalPodAutoscaler {{name}} gets no usable metrics, so it leaves the number of pods unchanged.',
    steps: {
      describeObject: EVENTS,
      requests:
        'If the message contains “missing request”, set resources.requests on every container: utilization is measured against requests.',
      platform:
        'Otherwise ask your platform team whether the metrics server or adapter is running.',
    },
    variants: {
      partial: {
        title: 'HPA can’t read one of its metrics',
        meaning:
          'HorizontalPodAutoscaler {{name}} gets no value for {{metrics}}. Its other metrics can still add pods, but it removes none until it knows all values.',
      },
    },
  },
  HPATargetMissing: {
    title: 'HPA target missing or not scalable',
    brief: '{{target}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} can’t scale {{target}}: it doesn’t exist, or its replica count can’t be read or changed.',
    plain:
      'HorizontalPodAutoscaler {{name}} can’t scale its target: it doesn’t exist, or its replica count can’t be read or changed.',
    steps: {
      describeObject: EVENTS,
      correct:
        'Fix scaleTargetRef, or delete the HPA if it’s no longer needed.',
    },
  },
  HPAAtMax: {
    title: 'HPA has reached its maximum',
    brief: 'maximum {{maxReplicas}}',
    meaning:
      'Based on its metrics, HorizontalPodAutoscaler {{name}} would run more pods than its maximum allows. The app may be slow under this load.',
    steps: {
      describeObject: 'See the metrics:',
      raise:
        'Raise maxReplicas, provided that the cluster and the app’s backends can handle more pods.',
    },
  },
  HPASelectorProblem: {
    title: 'HPA can’t identify its pods',
    brief: '{{target}}',
    meaning:
      'HorizontalPodAutoscaler {{name}} can’t tell which pods to measure: the selector of its target is invalid, or another HPA selects the same pods.',
    steps: {
      describeObject: EVENTS,
      one: 'Make sure that only one HPA scales these pods.',
    },
  },
} as const satisfies ClassTexts;

/** What volume claims report. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'PersistentVolumeClaim: no storage class, no matching volume',
    meaning:
      'No existing volume matches claim {{name}}, and Kubernetes can’t create one: the claim has no storage class, and no default class applies to it.',
    steps: {
      listStorageClasses:
        'Pick a storage class, and recreate the claim with it:',
    },
  },
  PVCStorageClassMissing: {
    title: 'Storage class not found',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} requests a storage class that this cluster doesn’t have.',
    steps: { listStorageClasses: 'See which storage classes exist:' },
  },
  PVCProvisioningFailed: {
    title: 'Volume can’t be provisioned or bound',
    brief: '{{storageClass}}',
    meaning:
      'Kubernetes can’t create a volume for claim {{name}}, or can’t bind the requested one to it. It retries automatically.',
    steps: {
      describeObject: 'See the error:',
      platform: 'If it persists, show the error to your platform team.',
    },
  },
  PVCWaitForFirstConsumer: {
    title: 'PersistentVolumeClaim waits for its first pod',
    meaning:
      'The volume of claim {{name}} is created when a pod that uses the claim is scheduled (WaitForFirstConsumer). This is normal.',
    steps: { nothing: 'Nothing to do.' },
  },
  PVCExternalProvisioning: {
    title: 'Waiting for the storage driver to create the volume',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} waits for its storage driver, or an administrator, to create the volume.',
    steps: {
      describeObject: EVENTS,
      platform: 'Ask your platform team whether the storage driver is running.',
    },
  },
  PVCLost: {
    title: 'PersistentVolumeClaim has lost its volume',
    brief: '{{volume}}',
    meaning:
      'Claim {{name}} was bound to a volume that no longer exists. Its data may be lost.',
    steps: {
      listVolumes: 'See the volumes:',
      platform: 'Ask your platform team before you delete anything.',
    },
  },
  PVCTerminating: {
    title: 'PersistentVolumeClaim is being deleted',
    meaning:
      'Claim {{name}} is being deleted. Kubernetes keeps it until no pod uses it.',
    steps: { nothing: 'Nothing to do if this is intended.' },
  },
} as const satisfies ClassTexts;

/** What controllers of custom resources report. */
export const customTexts = {
  CustomResourceFailed: {
    title: '{{kind}} is failing',
    brief: '{{condition}}: {{reason}}',
    meaning:
      'The controller of {{kind}} {{name}} reports a failure: {{message}}',
    plain: 'The controller of {{kind}} {{name}} reports a failure.',
    steps: {
      read: 'Read the controller’s message. Usually the fix belongs in the manifest.',
      describeObject: 'See all conditions and events:',
      platform:
        'If you don’t own the manifest, tell the team that runs the controller.',
    },
  },
  CustomResourceStuck: {
    title: '{{kind}} makes no progress',
    brief: '{{condition}}: {{reason}}',
    meaning:
      '{{kind}} {{name}} has been in progress for longer than usual: {{message}}',
    plain: '{{kind}} {{name}} has been in progress for longer than usual.',
    steps: {
      read: 'Check what it’s waiting for: often another object, an approval, or an external service.',
      describeObject: 'See all conditions and events:',
      platform:
        'If nothing happens for a long time, ask the team that runs the controller whether it’s up.',
    },
  },
  CustomResourceSuspended: {
    title: '{{kind}} is suspended',
    brief: '{{reason}}',
    meaning:
      '{{kind}} {{name}} is suspended, so changes have no effect: {{message}}',
    plain: '{{kind}} {{name}} is suspended, so changes have no effect.',
    steps: {
      resume: 'Find out who suspended it and why, then resume it.',
      describeObject: 'See all conditions and events:',
    },
  },
} as const satisfies ClassTexts;

/** What nodes report. */
export const nodeTexts = {
  NodeNotReady: {
    title: 'Node is not ready',
    brief: '{{reason}}',
    meaning:
      'Node {{name}} is unhealthy or unreachable. If that lasts more than a few minutes, Kubernetes evicts its pods so that they can be replaced on other nodes.',
    steps: { describeObject: CONDITIONS },
  },
  NodeMemoryPressure: {
    title: 'Node is low on memory',
    meaning: 'Node {{name}} is running out of memory and may evict pods.',
    steps: {
      describeObject:
        'Tell your platform team, and show them its conditions and the requests of its pods:',
    },
  },
  NodeDiskPressure: {
    title: 'Node is low on disk space',
    meaning: 'Node {{name}} is running out of disk space and may evict pods.',
    steps: { describeObject: CONDITIONS },
  },
  NodePIDPressure: {
    title: 'Node is running out of process IDs',
    meaning:
      'Node {{name}} runs so many processes that it may evict pods to free up process IDs.',
    steps: { describeObject: CONDITIONS },
  },
  NodeProblem: {
    title: 'Monitor reports a problem with the node',
    brief: '{{condition}} ({{reason}})',
    meaning:
      'Node {{name}} has the condition {{condition}}, so its pods may hang or fail even while it counts as ready: {{message}}',
    plain:
      'An agent on node {{name}} reports a problem with its kernel, disks, network, or container runtime. Its pods may hang or fail even while the node counts as ready.',
    steps: {
      describeObject: CONDITIONS,
      move: 'To keep your pods off this node until it’s repaired, ask your platform team to cordon and drain it.',
    },
    variants: {
      event: {
        title: 'Node reports a problem',
        brief: '{{reason}}',
        meaning:
          'Node {{name}} reports trouble with its disk, kernel, or container runtime. Its pods may hang or fail even while it counts as ready: {{message}}',
        plain:
          'Node {{name}} reports trouble with its disk, kernel, or container runtime. Its pods may hang or fail even while it counts as ready.',
      },
    },
  },
  NodeSystemOOM: {
    title: 'Node ran out of memory',
    meaning:
      'Node {{name}} as a whole ran out of memory, and the kernel killed a process, possibly in one of your containers.',
    steps: {
      describeObject: 'See which process was killed:',
      requests: 'Set memory requests to what the containers actually need.',
    },
  },
  NodeRebooted: {
    title: 'Node was rebooted',
    meaning: 'Node {{name}} was rebooted, and its pods restarted with it.',
    steps: { nothing: 'Nothing to do if all pods are ready again.' },
  },
} as const satisfies ClassTexts;
