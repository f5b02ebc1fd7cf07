import { parseMeta } from './meta';
import {
  parseEndpointSlice,
  parseIngress,
  parseIngressClass,
  parseNode,
  parsePersistentVolumeClaim,
  parsePodDisruptionBudget,
  parseResourceQuota,
  parseService,
} from './others';

const META = parseMeta({ name: 'web', namespace: 'shop' })!;

describe('parseIngress', () => {
  it('reads hosts, paths and the Services that they lead to, once each', () => {
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const { spec } = parseIngress(META, {
      spec: {
        ingressClassName: 'nginx',
        rules: [
          { host: 'a.example.com', http: { paths: [{ path: '/', backend }] } },
          { host: 'b.example.com', http: { paths: [{ backend }] } },
          { http: { paths: [{ path: '/x' }] } },
        ],
        tls: [
          { hosts: ['a.example.com'], secretName: 'a-tls' },
          { hosts: ['b.example.com'], secretName: 'a-tls' },
        ],
      },
    });
    expect(spec).toEqual({
      className: 'nginx',
      hosts: ['a.example.com', 'b.example.com'],
      serviceNames: ['web'],
      rules: [
        {
          host: 'a.example.com',
          paths: [{ path: '/', serviceName: 'web', servicePort: 80 }],
        },
        {
          host: 'b.example.com',
          paths: [{ serviceName: 'web', servicePort: 80 }],
        },
        { paths: [{ path: '/x' }] },
      ],
      tlsHosts: ['a.example.com', 'b.example.com'],
      tlsSecrets: ['a-tls'],
    });
  });

  it.each([
    [{ service: { name: 'web', port: { name: 'http' } } }, 'http'],
    [{ serviceName: 'web', servicePort: 'http' }, 'http'],
    [{ serviceName: 'web', servicePort: 80 }, 80],
    [{ service: { name: 'web', port: { number: '80' } } }, undefined],
  ])('reads the port of %j', (backend, expected) => {
    const { spec } = parseIngress(META, {
      spec: { rules: [{ http: { paths: [{ backend }] } }] },
    });
    expect(spec.rules[0].paths[0].servicePort).toBe(expected);
  });

  it.each([
    [{ defaultBackend: { service: { name: 'web' } } }],
    [{ backend: { serviceName: 'web', servicePort: 80 } }],
  ])('counts a default backend as a rule without a host: %j', spec => {
    expect(parseIngress(META, { spec }).spec).toMatchObject({
      serviceNames: ['web'],
      rules: [{ paths: [{ serviceName: 'web' }] }],
    });
  });

  it('prefers the class of the spec to that of the annotation', () => {
    const metadata = { annotations: { 'kubernetes.io/ingress.class': 'old' } };
    expect(parseIngress(META, { metadata }).spec).toMatchObject({
      className: 'old',
      isClassAnnotated: true,
    });
    const spec = { ingressClassName: 'new' };
    const both = parseIngress(META, { metadata, spec }).spec;
    expect(both.className).toBe('new');
    expect(both).not.toHaveProperty('isClassAnnotated');
  });

  it('reads the addresses of its load balancer', () => {
    const ingress = [{ ip: '1.2.3.4' }, { hostname: 'lb.example.com' }];
    expect(
      parseIngress(META, { status: { loadBalancer: { ingress } } }).status,
    ).toEqual({ loadBalancer: { ingress } });
  });

  it('knows the default class by its annotation', () => {
    const annotated = (value: string) =>
      parseIngressClass(META, {
        metadata: {
          annotations: { 'ingressclass.kubernetes.io/is-default-class': value },
        },
      }).spec.isDefault;
    expect([annotated('true'), annotated('false')]).toEqual([true, false]);
  });
});

describe('parseService', () => {
  it('reads ports with a number, and target ports by number or name', () => {
    const { spec } = parseService(META, {
      spec: {
        type: 'ClusterIP',
        selector: { app: 'web' },
        ports: [
          { name: 'web', port: 80, targetPort: 'http' },
          { port: 81, targetPort: 8081 },
          { name: 'none' },
        ],
      },
    });
    expect(spec).toMatchObject({
      type: 'ClusterIP',
      selector: { app: 'web' },
      ports: [
        { name: 'web', port: 80, targetPort: 'http' },
        { port: 81, targetPort: 8081 },
      ],
    });
  });
});

describe('parsePersistentVolumeClaim', () => {
  it('tells what is requested from what it has', () => {
    expect(
      parsePersistentVolumeClaim(META, {
        spec: { resources: { requests: { storage: '2Gi' } } },
        status: { phase: 'Bound', capacity: { storage: '1Gi' } },
      }),
    ).toMatchObject({
      spec: { storage: '2Gi', accessModes: [] },
      status: { phase: 'Bound', storage: '1Gi' },
    });
  });
});

describe('budgets and quotas', () => {
  it('have counts of zero where nothing is known', () => {
    expect(parsePodDisruptionBudget(META, {}).status).toEqual({
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      conditions: [],
    });
    expect(parseResourceQuota(META, {}).status).toEqual({ hard: {}, used: {} });
  });

  it('are read from their own fields', () => {
    const budget = {
      disruptionsAllowed: 1,
      currentHealthy: 2,
      desiredHealthy: 3,
      expectedPods: 4,
    };
    expect(
      parsePodDisruptionBudget(META, { status: budget }).status,
    ).toMatchObject(budget);
    const status = { hard: { pods: '10' }, used: { pods: 9 } };
    expect(parseResourceQuota(META, { status }).status).toEqual({
      hard: { pods: '10' },
      used: { pods: '9' },
    });
  });
});

describe('parseNode', () => {
  it('reads taints with a key', () => {
    const taints = [
      { key: 'gpu', value: 'true', effect: 'NoSchedule' },
      { key: 'x' },
      { value: 'y' },
    ];
    expect(
      parseNode(META, { spec: { unschedulable: true, taints } }).spec,
    ).toEqual({
      unschedulable: true,
      taints: [
        { key: 'gpu', value: 'true', effect: 'NoSchedule' },
        { key: 'x', effect: '' },
      ],
    });
  });
});

describe('parseEndpointSlice', () => {
  const changedAt = (metadata: object) =>
    parseEndpointSlice(META, { endpoints: [], metadata }).spec.changedAt;
  const wrote = (field: string, time: unknown) => ({
    ...{ manager: 'kube-controller-manager', time },
    fieldsV1: { [field]: {} },
  });
  const [EARLY, LATE] = ['2026-03-01T10:00:00Z', '2026-03-01T11:00:00Z'];

  it('knows when its endpoints were written last', () => {
    const managedFields = [
      wrote('f:endpoints', EARLY),
      wrote('f:metadata', LATE),
    ];
    const annotations = {
      'endpoints.kubernetes.io/last-change-trigger-time': LATE,
    };
    expect(changedAt({ managedFields })).toBe(EARLY);
    expect(changedAt({ managedFields, annotations })).toBe(LATE);
    expect(changedAt({ annotations })).toBe(LATE);
  });

  it.each([
    {},
    { managedFields: 'x', annotations: [] },
    { managedFields: [null, wrote('f:endpoints', 'soon')] },
  ])('knows nothing from %j', metadata => {
    expect(changedAt(metadata)).toBeUndefined();
  });
});
