import { ClassTexts } from '../types';

const EVENTS = 'See what the controller reports:';

/** What keeps requests from reaching a Service: Ingresses, routes, certificates. */
export const routingTexts = {
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
      listIngressClasses: 'See which IngressClasses the cluster has:',
      className:
        'Set spec.ingressClassName to the class that your platform team recommends.',
      describeObject: 'See the Ingress:',
    },
    variants: {
      missing: {
        title: 'IngressClass not found',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} sets the class {{ingressClass}}, which doesn’t exist in this cluster, so probably no controller serves it. Existing classes: {{classes}}.',
        plain:
          'Ingress {{name}} sets a class that doesn’t exist in this cluster, so probably no controller serves it.',
      },
      none: {
        title: 'IngressClass not found',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} sets the class {{ingressClass}}, but this cluster has no IngressClasses at all, so probably no controller serves it.',
        plain:
          'Ingress {{name}} sets a class, but this cluster has no IngressClasses at all, so probably no controller serves it.',
        steps: {
          controller:
            'Ask your platform team which ingress controller this cluster runs.',
        },
      },
      unnamed: {
        title: 'Ingress has no class, and there is no default',
        meaning:
          'Ingress {{name}} sets no class, and the cluster has no default class, so probably no controller serves it. Existing classes: {{classes}}.',
        plain:
          'Ingress {{name}} sets no class, and the cluster has no default class, so probably no controller serves it.',
      },
    },
  },
  BackendServiceMissing: {
    title: 'Backend Service not found',
    brief: '{{service}}',
    meaning:
      '{{kind}} {{name}} sends requests to Service {{service}}, which doesn’t exist in namespace {{namespace}}. Those requests fail, usually with HTTP 404, 500, or 503.',
    plain:
      '{{kind}} {{name}} sends requests to a Service that doesn’t exist. Those requests fail, usually with HTTP 404, 500, or 503.',
    steps: {
      listServices: 'See which Services exist:',
      describeObject: 'See where requests go:',
      correct:
        'Correct the name of the Service in the backend, or create the Service in namespace {{namespace}}.',
    },
  },
  BackendPortMissing: {
    title: 'Backend port not found',
    brief: '{{service}}:{{port}}',
    meaning:
      '{{kind}} {{name}} sends requests to port {{port}} of Service {{service}}, which has no such port. Those requests fail, usually with HTTP 500 or 503. Its ports: {{ports}}.',
    plain:
      '{{kind}} {{name}} sends requests to a port that its Service doesn’t have. Those requests fail, usually with HTTP 500 or 503.',
    steps: {
      listServices: 'See the ports of the Services:',
      correct:
        'In the backend, use one of the Service’s ports, not the container’s port. A route takes only the number, an Ingress also the name.',
    },
  },
  RouteNotAccepted: {
    title: 'No Gateway accepts the route',
    brief: '{{gateway}}',
    meaning:
      'Gateway {{gateway}} rejects {{kind}} {{name}}, so it gets no traffic. The Gateway reports: {{message}}',
    plain: 'The Gateway rejects {{kind}} {{name}}, so it gets no traffic.',
    steps: {
      describeObject: 'See the route and what its Gateway reports:',
      listGateways: 'See which Gateways the cluster has:',
      correct:
        'Correct spec.parentRefs or spec.hostnames, or ask the team that runs the Gateway to allow the route.',
    },
    variants: {
      gatewayMissing: {
        title: 'Gateway not found',
        meaning:
          '{{kind}} {{name}} names the Gateway {{gateway}}, which doesn’t exist, so it gets no traffic.',
        plain:
          '{{kind}} {{name}} names a Gateway that doesn’t exist, so it gets no traffic.',
      },
      listenerMissing: {
        title: 'Gateway has no listener for the route',
        meaning:
          '{{kind}} {{name}} names a listener that Gateway {{gateway}} doesn’t have, or one for other kinds of routes. Its listeners: {{message}}.',
        plain:
          '{{kind}} {{name}} names a listener that its Gateway doesn’t have, or one for other kinds of routes.',
      },
      namespaceNotAllowed: {
        title: 'Gateway allows no routes from this namespace',
        meaning:
          'No listener of Gateway {{gateway}} allows routes from namespace {{namespace}}, so {{kind}} {{name}} gets no traffic.',
        plain:
          'No listener of the Gateway allows routes from namespace {{namespace}}, so {{kind}} {{name}} gets no traffic.',
      },
      hostnameMismatch: {
        title: 'Gateway doesn’t serve the hosts of the route',
        meaning:
          'No listener of Gateway {{gateway}} serves {{hosts}}, so {{kind}} {{name}} gets no traffic.',
        plain:
          'No listener of the Gateway serves the hosts of {{kind}} {{name}}, so it gets no traffic.',
      },
      gatewayNotReady: {
        title: 'Gateway has no address',
        meaning:
          'Gateway {{gateway}} isn’t set up yet (Programmed is not True) and has no address, so {{kind}} {{name}} gets no traffic. Its controller reports: {{message}}',
        plain:
          'The Gateway of {{kind}} {{name}} isn’t set up yet (Programmed is not True) and has no address, so it gets no traffic.',
      },
      classMissing: {
        title: 'GatewayClass not found',
        meaning:
          'Gateway {{gateway}} sets the GatewayClass {{gatewayClass}}, which doesn’t exist in this cluster, so no controller serves the Gateway and {{kind}} {{name}} gets no traffic.',
        plain:
          'The Gateway of {{kind}} {{name}} sets a GatewayClass that doesn’t exist in this cluster, so no controller serves it.',
      },
      classRefused: {
        title: 'GatewayClass not accepted',
        meaning:
          'The controller of GatewayClass {{gatewayClass}} doesn’t accept the class, so Gateway {{gateway}} gets no address and {{kind}} {{name}} gets no traffic. It reports: {{message}}',
        plain:
          'The controller of the Gateway’s class doesn’t accept the class, so {{kind}} {{name}} gets no traffic.',
      },
    },
  },
  ReferenceNotGranted: {
    title: 'Service in another namespace not allowed',
    brief: '{{serviceNamespace}}/{{service}}',
    meaning:
      '{{kind}} {{name}} sends requests to Service {{service}} in namespace {{serviceNamespace}}, but no ReferenceGrant there allows it. Those requests fail with HTTP 500.',
    plain:
      '{{kind}} {{name}} sends requests to a Service in another namespace, but no ReferenceGrant there allows it. Those requests fail with HTTP 500.',
    steps: {
      describeObject: 'See the route and what its Gateway reports:',
      grant:
        'Ask the owner of that namespace for a ReferenceGrant, or send requests to a Service in the namespace of the route.',
    },
  },
  CertificateExpiring: {
    title: 'Certificate expires soon',
    brief: '{{notAfter}}',
    meaning:
      'Certificate {{name}} should have been renewed by now, but still expires on {{notAfter}}. After that, clients refuse the connection. cert-manager reports: {{message}}',
    plain:
      'Certificate {{name}} should have been renewed by now, but hasn’t been. Once it expires, clients refuse the connection.',
    steps: {
      describeObject: 'See why cert-manager doesn’t renew it:',
      platform:
        'If the issuer refuses, or a challenge isn’t answered, tell your platform team.',
    },
    variants: {
      expired: {
        title: 'Certificate has expired',
        meaning:
          'Certificate {{name}} expired on {{notAfter}}, so clients refuse the connection. cert-manager reports: {{message}}',
        plain:
          'Certificate {{name}} has expired, so clients refuse the connection.',
      },
    },
  },
} as const satisfies ClassTexts;
