import { ClassTexts } from '../../findings/types';

const EVENTS = 'See what the controller says:';

/** What HorizontalPodAutoscalers report. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'The autoscaler cannot measure',
    brief: '{{reason}}',
    meaning:
      'Autoscaler {{name}} gets no figures, so it keeps the number of pods as it is.',
    steps: {
      requests:
        'If the message says "missing request", set resources.requests on every container: the share is taken of that.',
      platform: 'Else ask your platform team whether the metrics server runs.',
      describeObject: EVENTS,
    },
  },
  HPATargetMissing: {
    title: 'The autoscaler’s target does not exist',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} should scale {{target}}, which is not there or cannot be scaled.',
    plain:
      'Autoscaler {{name}} should scale something that is not there or cannot be scaled.',
    steps: {
      correct: 'Correct scaleTargetRef, or delete the autoscaler.',
      describeObject: EVENTS,
    },
  },
  HPAAtMax: {
    title: 'The autoscaler wants more than it may',
    brief: 'maximum {{maxReplicas}}',
    meaning:
      'By its figures, autoscaler {{name}} would run more pods than its maximum. The service may be too slow under this load.',
    steps: {
      raise:
        'Raise maxReplicas, if the cluster and what lies behind the service can take it.',
      describeObject: 'See the figures:',
    },
  },
  HPASelectorProblem: {
    title: 'The autoscaler cannot tell its pods',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} does not know which pods to measure, or another one measures the same.',
    steps: {
      one: 'See that one autoscaler only has this target.',
      describeObject: EVENTS,
    },
  },
} as const satisfies ClassTexts;

/** What volume claims report. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'No volume fits, and none is made',
    meaning:
      'Claim {{name}} names no storage class and the cluster has no default one, so nobody makes a volume for it.',
    steps: {
      listStorageClasses: 'Choose a storage class and name it in the claim:',
    },
  },
  PVCStorageClassMissing: {
    title: 'The storage class does not exist',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} asks for a storage class that this cluster does not have.',
    steps: { listStorageClasses: 'See which ones there are:' },
  },
  PVCProvisioningFailed: {
    title: 'The volume could not be made',
    brief: '{{storageClass}}',
    meaning:
      'The storage system failed to make a volume for claim {{name}}. It is tried again.',
    steps: {
      describeObject: 'See its own words:',
      platform: 'If it lasts, show them to your platform team.',
    },
  },
  PVCWaitForFirstConsumer: {
    title: 'The volume is made when a pod needs it',
    meaning:
      'Claim {{name}} waits for the first pod that uses it. That is as it should be.',
    steps: { nothing: 'Nothing to do.' },
  },
  PVCExternalProvisioning: {
    title: 'Nobody has made the volume yet',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} waits for a storage driver outside of Kubernetes, which has not answered.',
    steps: {
      describeObject: EVENTS,
      platform: 'Ask your platform team whether the driver runs.',
    },
  },
  PVCLost: {
    title: 'The volume of a claim is gone',
    brief: '{{volume}}',
    meaning:
      'Claim {{name}} belonged to a volume that does not exist any more. Its data may be lost.',
    steps: {
      platform: 'Ask your platform team before you delete anything.',
      listVolumes: 'See the volumes:',
    },
  },
  PVCTerminating: {
    title: 'A volume claim is being deleted',
    meaning: 'Claim {{name}} is being deleted, and stays until no pod uses it.',
    steps: { nothing: 'Nothing to do if that is intended.' },
  },
} as const satisfies ClassTexts;

/** What Services and disruption budgets report. */
export const serviceTexts = {
  ServiceNoEndpoints: {
    title: 'A Service leads nowhere',
    brief: '{{selector}}',
    meaning:
      'Service {{name}} sends requests to pods with the labels {{selector}}, and no ready pod takes them.',
    plain:
      'Service {{name}} sends requests to pods with certain labels, and no ready pod takes them.',
    steps: {
      labels: 'Compare the selector with the labels of the pods.',
      ready: 'If pods have them but are not ready, look at those.',
      port: 'If they are ready, the targetPort of the Service is a name that no port of their containers has.',
      describeObject: 'See the Service:',
    },
    variants: {
      portName: {
        title: 'A Service names a port that its pods do not have',
        brief: '{{port}}',
        meaning:
          'Service {{name}} sends requests to the port {{port}} of its pods, and no ready container declares a port of that name, so nothing receives them.',
        plain:
          'Service {{name}} sends requests to a port that no ready container declares, so nothing receives them.',
        steps: {
          ports:
            'Use the port number as targetPort, or give a port of the container that name under ports.',
          describeObject: 'See the Service:',
        },
      },
    },
  },
  ServiceLoadBalancerPending: {
    title: 'The load balancer has no address',
    brief: '{{reason}}',
    meaning:
      'Service {{name}} is of type LoadBalancer and has no external address. Its controller reports: {{message}}',
    plain:
      'Service {{name}} is of type LoadBalancer and has no external address. In a cluster without a load balancer controller it never gets one.',
    steps: {
      describeObject: 'See what the controller reports:',
      controller:
        'If there are no events, ask your platform team which controller provides load balancers here, and which annotations or class it needs.',
      other:
        'If nothing outside the cluster needs this Service, use type ClusterIP.',
    },
    variants: {
      stale: {
        title: 'The load balancer is not updated',
        meaning:
          'The load balancer of Service {{name}} has an address, but its controller cannot apply the latest changes: {{message}}',
        plain:
          'The load balancer of Service {{name}} has an address, but its controller cannot apply the latest changes.',
      },
    },
  },
  IngressSyncFailed: {
    title: 'The ingress controller rejects the Ingress',
    brief: '{{reason}}',
    meaning:
      'The controller of Ingress {{name}} cannot set it up, so requests may not reach your service: {{message}}',
    plain:
      'The controller of Ingress {{name}} cannot set it up, so requests may not reach your service.',
    steps: {
      describeObject: 'See what the controller reports:',
      backend:
        'Check that the Services, ports, TLS Secrets, and annotations that the Ingress names exist and are spelled right.',
      platform:
        'If the message is about quotas or permissions of the cloud, tell your platform team.',
    },
  },
  IngressNotPickedUp: {
    title: 'No ingress controller may serve the Ingress',
    meaning:
      'Ingress {{name}} names no class, and no controller has given it an address or reported anything. Most controllers ignore an Ingress without a class. If its hosts do answer, a controller here serves it without saying so.',
    steps: {
      classes: 'See which classes the cluster has:',
      className:
        'Set spec.ingressClassName to the one that your platform team recommends.',
      describeObject: 'See the Ingress:',
    },
    variants: {
      missing: {
        title: 'The class of the Ingress does not exist',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} names the class {{ingressClass}}, which this cluster does not have, so no controller serves it. The cluster has: {{classes}}.',
        plain:
          'Ingress {{name}} names a class that this cluster does not have, so no controller serves it.',
      },
      none: {
        title: 'The class of the Ingress does not exist',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} names the class {{ingressClass}}, and this cluster has no ingress class at all, so probably no controller serves it.',
        plain:
          'Ingress {{name}} names a class, and this cluster has none at all, so probably no controller serves it.',
        steps: {
          classes: 'See which classes the cluster has:',
          controller:
            'Ask your platform team which ingress controller this cluster has.',
        },
      },
      unnamed: {
        title: 'The Ingress has no class, and none is the default',
        meaning:
          'Ingress {{name}} names no class, and no class of this cluster is the default, so no controller serves it. The cluster has: {{classes}}.',
        plain:
          'Ingress {{name}} names no class, and no class of this cluster is the default, so no controller serves it.',
      },
    },
  },
  PDBBlocksEviction: {
    title: 'No pod may be moved away',
    brief: '{{healthy}} of {{desired}} healthy',
    meaning:
      'The disruption budget {{name}} allows no pod to be missing, so nodes cannot be emptied for maintenance.',
    steps: {
      listDisruptionBudgets: 'See the budgets:',
      relax: 'Leave room for one: more replicas, or a lower minAvailable.',
    },
  },
} as const satisfies ClassTexts;

/** What controllers of custom resources report. */
export const customTexts = {
  CustomResourceFailed: {
    title: 'A custom resource has failed',
    brief: '{{condition}}: {{reason}}',
    meaning:
      'The controller of {{kind}} {{name}} says that it is not as it should be: {{message}}',
    plain:
      'The controller of {{kind}} {{name}} says that it is not as it should be.',
    steps: {
      read: 'Read the message, which is the controller’s own. What it asks for mostly belongs into the manifest.',
      describeObject: 'See all of its conditions and its events:',
      platform:
        'If you did not write the manifest, tell those who run the controller.',
    },
  },
} as const satisfies ClassTexts;

/** What nodes report. */
export const nodeTexts = {
  NodeNotReady: {
    title: 'A node is not ready',
    brief: '{{reason}}',
    meaning:
      'Node {{name}} cannot run pods properly. Those on it may be moved to others.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodeMemoryPressure: {
    title: 'A node is short of memory',
    meaning: 'Node {{name}} is running out of memory, and may throw out pods.',
    steps: { describeObject: 'See who uses it:' },
  },
  NodeDiskPressure: {
    title: 'A node is short of disk space',
    meaning:
      'Node {{name}} is running out of disk space, and may throw out pods.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodePIDPressure: {
    title: 'A node runs too many processes',
    meaning: 'Node {{name}} is running out of process numbers.',
    steps: {
      describeObject: 'See its conditions, and tell your platform team:',
    },
  },
  NodeSystemOOM: {
    title: 'A node ran out of memory',
    meaning:
      'Node {{name}} itself ran out of memory and ended a process, maybe one of yours.',
    steps: {
      describeObject: 'See which one:',
      requests: 'Set memory requests to what programs really need.',
    },
  },
  NodeRebooted: {
    title: 'A node was restarted',
    meaning: 'Node {{name}} was restarted, and its pods with it.',
    steps: { nothing: 'Nothing to do if all are ready again.' },
  },
} as const satisfies ClassTexts;
