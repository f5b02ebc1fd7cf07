import { aPod } from '../aPod';
import { anObject } from '../anObject';
import { secondsAgo } from '../time';

/**
 * A builder, or JSON as it is.
 *
 * @public
 */
export interface Buildable {
  /** The object's JSON. */
  build(): unknown;
}

/** Options of an object in the namespace of all cases. */
export const inShop = <T extends object = object>(
  name: string,
  options?: T,
) => ({ namespace: 'shop', ...options, name });

export const built = (raw: unknown): Buildable => ({ build: () => raw });

export const LABELS = { app: 'web' };

export const pod = (name = 'web-1', options = {}) =>
  aPod(inShop(name, { labels: LABELS, ...options }));

/** With a port named `http` and, like Istio's proxy, a sidecar with one named `metrics`. */
export function withPorts(builder: Buildable = pod()): Buildable {
  const raw = builder.build() as ReturnType<ReturnType<typeof aPod>['build']>;
  const [container] = raw.spec.containers;
  Object.assign(container, { ports: [{ name: 'http', containerPort: 8080 }] });
  Object.assign(raw.spec, {
    initContainers: [
      {
        name: 'proxy',
        restartPolicy: 'Always',
        ports: [{ name: 'metrics', containerPort: 15090 }],
      },
      { name: 'migrate', ports: [{ name: 'debug', containerPort: 1 }] },
    ],
  });
  return built(raw);
}

export const unready = (options = {}) =>
  pod('web-1', options).withCondition({ type: 'Ready', status: 'False' });

export const service = (spec: object = {}, options = {}) =>
  anObject('Service', inShop('web', options)).withSpec({
    type: 'ClusterIP',
    clusterIP: '10.96.0.7',
    selector: LABELS,
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    ...spec,
  });

export const path = (name: string, port: object) => ({
  path: '/',
  pathType: 'Prefix',
  backend: { service: { name, port } },
});

export const ingress = (
  port: object = { number: 80 },
  { name = 'web', ...spec }: Readonly<Record<string, unknown>> = {},
) =>
  anObject('Ingress', inShop('web')).withSpec({
    ingressClassName: 'nginx',
    rules: [
      { host: 'shop.example', http: { paths: [path(String(name), port)] } },
    ],
    ...spec,
  });

export const served = (builder = ingress()) =>
  builder.withStatus({ loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } });

export const aClass = (name: string, isDefault = false) =>
  built({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name,
      annotations: {
        'ingressclass.kubernetes.io/is-default-class': String(isDefault),
      },
    },
    spec: { controller: 'example.net/controller' },
  });

export const TLS = {
  tls: [{ hosts: ['shop.example'], secretName: 'web-tls' }],
};

export const certificate = (status: object, options = {}) =>
  built({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: {
      ...inShop('web'),
      creationTimestamp: secondsAgo(86_400),
      ...options,
    },
    spec: {
      secretName: 'web-tls',
      dnsNames: ['*.example'],
      issuerRef: { name: 'ca' },
    },
    status,
  });

export const policy = (spec: object) =>
  built({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: inShop('deny'),
    spec,
  });

export const NGINX = aClass('nginx');

/** Of the Service `web`, with one endpoint for each value: whether it is ready. */
export const endpointSlice = (
  ready: readonly boolean[],
  {
    metadata = {},
    ...rest
  }: { metadata?: object; [field: string]: unknown } = {},
) =>
  built({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...inShop('web-x', { labels: { 'kubernetes.io/service-name': 'web' } }),
      ...metadata,
    },
    addressType: 'IPv4',
    ports: [{ name: '', port: 8080, protocol: 'TCP' }],
    endpoints: ready.map((isReady, index) => ({
      addresses: [`10.0.0.${index + 1}`],
      conditions: { ready: isReady },
    })),
    ...rest,
  });
