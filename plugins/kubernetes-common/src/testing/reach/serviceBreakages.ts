import {
  LABELS,
  NGINX,
  pod,
  served,
  service,
  unready,
  withPorts,
} from './objects';
import { Breakage } from './types';

export const SERVICE_BREAKAGES: readonly Breakage[] = [
  [
    'a selector that matches no pod',
    [served(), NGINX, service({ selector: { app: 'wbe' } }), pod()],
    'endpoints',
    'selectsNothing',
  ],
  [
    'a selector with one label too many',
    [service({ selector: { ...LABELS, tier: 'front' } }), pod()],
    'endpoints',
    'selectsNothing',
  ],
  [
    'pods in another namespace',
    [
      service(),
      pod('web-1', { namespace: 'other' }),
      pod('worker', { labels: { app: 'worker' } }),
    ],
    'endpoints',
    'selectsNothing',
  ],
  [
    'no pod that is ready',
    [served(), NGINX, service(), unready()],
    'endpoints',
    'noReadyEndpoint',
  ],
  [
    'no pod that is ready behind a headless Service that an Ingress leads to',
    [served(), NGINX, service({ clusterIP: 'None' }), unready()],
    'endpoints',
    'noReadyEndpoint',
  ],
  [
    'a named port that no container declares',
    [
      served(),
      NGINX,
      service({ ports: [{ port: 80, targetPort: 'web' }] }),
      withPorts(),
    ],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a named port that only an init container declares',
    [service({ ports: [{ port: 80, targetPort: 'debug' }] }), withPorts()],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a named port that only a pod declares that is not ready',
    [
      service({ ports: [{ port: 80, targetPort: 'http' }] }),
      withPorts(unready()),
      pod('web-2'),
    ],
    'endpoints',
    'targetPortMissing',
  ],
  [
    'a load balancer without an address',
    [service({ type: 'LoadBalancer' }), pod()],
    'address',
    'addressPending',
  ],
];
