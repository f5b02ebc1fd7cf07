import { ClassTexts } from '../types';

const EVENTS = 'See what the controller reports:';

/** What keeps requests from reaching pods through their Service. */
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
      onePort: {
        title: 'One Service port doesn’t match any container port',
        brief: '{{servicePort}} → {{port}}',
        meaning:
          'Service {{name}} sends requests for its port {{servicePort}} to the container port named {{port}}, but no ready container declares a port of that name. Requests to that port fail; the other ports work.',
        plain:
          'Service {{name}} sends requests for one of its ports to a named port that no ready container declares. Requests to that port fail; the other ports work.',
        steps: {
          describeObject: 'See the Service:',
          ports:
            'Use the port number as targetPort, or name the port accordingly under ports of the container.',
        },
      },
      notPublished: {
        title: 'Pods are ready, but the Service has no endpoints',
        meaning:
          'Pods with the labels {{selector}} are ready, but no EndpointSlice of Service {{name}} lists them. Requests to the Service fail.',
        plain:
          'The pods of Service {{name}} are ready, but none of its EndpointSlices lists them. Requests to the Service fail.',
        steps: {
          describeObject: 'See the Service and its endpoints:',
          platform:
            'Kubernetes writes the endpoints, so tell your platform team: the controller manager may be down or behind.',
        },
      },
      foreign: {
        title: 'Requests go to a Service without ready endpoints',
        brief: '{{service}}',
        meaning:
          '{{kind}} {{name}} sends requests to Service {{service}}, which belongs to another component. It has no ready endpoint (0 of {{matched}}), so these requests fail.',
        plain:
          '{{kind}} {{name}} sends requests to another component’s Service, which has no ready endpoint. These requests fail.',
        steps: {
          describeObject: 'See where requests are sent:',
          owner: 'Tell the team that owns Service {{service}}.',
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
        'Show your platform team what the controller reports: often a quota is used up, or a permission or a subnet is missing. If there are no events, ask which controller provides load balancers here, and which annotations or class it needs.',
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
      deleting: {
        title: 'Load balancer can’t be deleted',
        meaning:
          'Service {{name}} is being deleted but stays until its load balancer is gone, and its controller can’t delete that: {{message}}',
        plain:
          'Service {{name}} is being deleted but stays until its load balancer is gone, and its controller can’t delete that.',
        steps: {
          describeObject: EVENTS,
          controller:
            'Show your platform team what the controller reports: often something else still uses the load balancer, or a permission is missing.',
          finalizer:
            'Remove the finalizer of the Service only after they have deleted the load balancer by hand. Otherwise it stays and costs money.',
        },
      },
    },
  },
} as const satisfies ClassTexts;
