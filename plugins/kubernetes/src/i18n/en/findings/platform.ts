import { ClassTexts } from '../../findings/types';

const EVENTS = 'See what the controller reports:';
const CONDITIONS = 'Tell your platform team, and show them its conditions:';

/** What HorizontalPodAutoscalers report. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'Autoscaler can’t read metrics',
    brief: '{{reason}}',
    meaning:
      'Autoscaler {{name}} gets no usable metrics, so it leaves the number of pods unchanged.',
    steps: {
      describeObject: EVENTS,
      requests:
        'If the message contains “missing request”, set resources.requests on every container: utilization is measured against requests.',
      platform:
        'Otherwise ask your platform team whether the metrics server or adapter is running.',
    },
  },
  HPATargetMissing: {
    title: 'Autoscaler target missing or not scalable',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} can’t scale {{target}}: it doesn’t exist, or its replica count can’t be read or changed.',
    plain:
      'Autoscaler {{name}} can’t scale its target: it doesn’t exist, or its replica count can’t be read or changed.',
    steps: {
      describeObject: EVENTS,
      correct:
        'Fix scaleTargetRef, or delete the autoscaler if it’s no longer needed.',
    },
  },
  HPAAtMax: {
    title: 'Autoscaler has reached its maximum',
    brief: 'maximum {{maxReplicas}}',
    meaning:
      'Based on its metrics, autoscaler {{name}} would run more pods than its maximum allows. The service may be slow under this load.',
    steps: {
      describeObject: 'See the metrics:',
      raise:
        'Raise maxReplicas, provided that the cluster and the service’s backends can handle more pods.',
    },
  },
  HPASelectorProblem: {
    title: 'Autoscaler can’t identify its pods',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} can’t tell which pods to measure: the selector of its target is invalid, or another autoscaler selects the same pods.',
    steps: {
      describeObject: EVENTS,
      one: 'Make sure that only one autoscaler scales these pods.',
    },
  },
} as const satisfies ClassTexts;

/** What volume claims report. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'Claim has no storage class and no matching volume',
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
    title: 'Waiting for the first pod that uses the claim',
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
    title: 'Claim has lost its volume',
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

/** What Services and disruption budgets report. */
export const serviceTexts = {
  ServiceNoEndpoints: {
    title: 'Service has no ready endpoints',
    brief: '{{selector}}',
    meaning:
      'Service {{name}} sends requests to pods with the labels {{selector}}, and no such pod is ready. Requests to the Service fail.',
    plain:
      'Service {{name}} sends requests to pods with certain labels, and no such pod is ready. Requests to the Service fail.',
    steps: {
      describeObject: 'See the Service:',
      ready: 'If matching pods exist but aren’t ready, fix those first.',
      labels:
        'If no pod matches, compare the Service’s selector with the labels of the pods.',
    },
    variants: {
      portName: {
        title: 'Service port name doesn’t match any container port',
        brief: '{{port}}',
        meaning:
          'Service {{name}} sends requests to the port named {{port}}, but no ready container declares a port of that name. Requests to the Service fail.',
        plain:
          'Service {{name}} sends requests to a named port that no ready container declares. Requests to the Service fail.',
        steps: {
          describeObject: 'See the Service:',
          ports:
            'Use the port number as targetPort, or name the port accordingly under ports of the container.',
        },
      },
    },
  },
  ServiceLoadBalancerPending: {
    title: 'Load balancer has no address',
    brief: '{{reason}}',
    meaning:
      'Service {{name}} is of type LoadBalancer but has no external address. Its controller reports: {{message}}',
    plain:
      'Service {{name}} is of type LoadBalancer but has no external address. In a cluster without a load balancer controller, it never gets one.',
    steps: {
      describeObject: EVENTS,
      controller:
        'If there are no events, ask your platform team which controller provides load balancers here, and which annotations or class it needs.',
      other:
        'If nothing outside the cluster needs this Service, use type ClusterIP.',
    },
    variants: {
      stale: {
        title: 'Load balancer update failed',
        meaning:
          'The load balancer of Service {{name}} has an address, but its controller can’t apply the latest changes: {{message}}',
        plain:
          'The load balancer of Service {{name}} has an address, but its controller can’t apply the latest changes.',
      },
    },
  },
  IngressSyncFailed: {
    title: 'Ingress controller can’t apply the Ingress',
    brief: '{{reason}}',
    meaning:
      'The controller of Ingress {{name}} reports an error, so requests may fail to reach your service: {{message}}',
    plain:
      'The controller of Ingress {{name}} reports an error, so requests may fail to reach your service.',
    steps: {
      describeObject: EVENTS,
      backend:
        'Check the spelling of the Services, ports, TLS Secrets, and annotations in the Ingress, and that they exist.',
      platform:
        'If the message is about cloud quotas or permissions, tell your platform team.',
    },
  },
  IngressNotPickedUp: {
    title: 'No controller has reacted to the Ingress',
    meaning:
      'Ingress {{name}} sets no class, and no controller has given it an address or reported anything. Most controllers ignore an Ingress without a class. If its hosts respond anyway, a controller serves it without reporting that.',
    steps: {
      listIngressClasses: 'See which ingress classes the cluster has:',
      className:
        'Set spec.ingressClassName to the class that your platform team recommends.',
      describeObject: 'See the Ingress:',
    },
    variants: {
      missing: {
        title: 'Ingress class not found',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} sets the class {{ingressClass}}, which doesn’t exist in this cluster, so no controller serves it. Existing classes: {{classes}}.',
        plain:
          'Ingress {{name}} sets a class that doesn’t exist in this cluster, so no controller serves it.',
      },
      none: {
        title: 'Ingress class not found',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} sets the class {{ingressClass}}, but this cluster has no ingress classes at all, so probably no controller serves it.',
        plain:
          'Ingress {{name}} sets a class, but this cluster has no ingress classes at all, so probably no controller serves it.',
        steps: {
          listIngressClasses: 'See which ingress classes the cluster has:',
          controller:
            'Ask your platform team which ingress controller this cluster runs.',
        },
      },
      unnamed: {
        title: 'Ingress has no class, and there is no default',
        meaning:
          'Ingress {{name}} sets no class, and the cluster has no default class, so no controller serves it. Existing classes: {{classes}}.',
        plain:
          'Ingress {{name}} sets no class, and the cluster has no default class, so no controller serves it.',
      },
    },
  },
  PDBBlocksEviction: {
    title: 'Disruption budget blocks evictions',
    brief: '{{healthy}} healthy, {{desired}} required',
    meaning:
      'PodDisruptionBudget {{name}} currently allows no evictions, so nodes that run its pods can’t be drained for maintenance.',
    steps: {
      listDisruptionBudgets: 'See the budgets:',
      relax:
        'Leave room for one pod: fix pods that aren’t ready, add a replica, lower minAvailable, or raise maxUnavailable.',
    },
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
      read: 'See what it waits for. Often that is another object, an approval or an external service.',
      describeObject: 'See all conditions and events:',
      platform:
        'If nothing has happened for a long time, ask the team that runs the controller whether it works.',
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
      describeObject: 'See its conditions and the requests of its pods:',
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
