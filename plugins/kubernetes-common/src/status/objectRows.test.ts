import { parseObject, toClusterObjects } from '../model';
import {
  aDeployment,
  aFinding,
  anObject,
  aPod,
  aReplicaSet,
  FIXTURE_NOW,
} from '../testing';
import { objectRowSchema } from '../wire';
import { toServiceRows } from './serviceRows';

const web = { name: 'web', namespace: 'shop' };

function buildObjectRows(...builders: { build(): unknown }[]) {
  const objects = builders
    .map(builder => parseObject(builder.build()))
    .filter(object => object !== undefined);
  const rows = toServiceRows(toClusterObjects(objects), [], FIXTURE_NOW);
  return (rows.objects ?? []).map(row => objectRowSchema.parse(row));
}

const pod = (name: string) =>
  aPod({ name, namespace: 'shop', labels: { app: 'web' } });

it('is absent where there is nothing but pods and workloads', () => {
  const view = toClusterObjects([]);
  expect(toServiceRows(view, [], FIXTURE_NOW)).not.toHaveProperty('objects');
});

describe('an autoscaler', () => {
  const spec = {
    scaleTargetRef: { kind: 'Deployment', name: 'web' },
    minReplicas: 3,
    maxReplicas: 10,
  };
  const status = { currentReplicas: 10, desiredReplicas: 10 };

  it('says what it goes by, and why it does not scale', () => {
    const [row] = buildObjectRows(
      anObject('HorizontalPodAutoscaler', web)
        .withSpec({
          ...spec,
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: 80 },
              },
            },
            {
              type: 'Pods',
              pods: {
                metric: { name: 'queue_length' },
                target: { type: 'AverageValue', averageValue: '30' },
              },
            },
            {
              type: 'External',
              external: {
                metric: { name: 'lag' },
                target: { type: 'Value', value: '2k' },
              },
            },
          ],
        })
        .withStatus({
          ...status,
          currentMetrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                current: { averageUtilization: 121, averageValue: '605m' },
              },
            },
            {
              type: 'External',
              external: {
                metric: { name: 'lag' },
                current: { value: '1500', averageValue: '150' },
              },
            },
          ],
        })
        .withCondition({ type: 'AbleToScale', status: 'True' })
        .withCondition({
          type: 'ScalingLimited',
          status: 'True',
          reason: 'TooManyReplicas',
          message: 'the desired replica count is more than the maximum',
        }),
    );
    expect(row.autoscaler).toEqual({
      target: { kind: 'Deployment', name: 'web' },
      min: 3,
      max: 10,
      current: 10,
      desired: 10,
      metrics: [
        {
          name: 'cpu',
          target: '80%',
          current: '121%',
          percent: { target: 80, current: 121 },
        },
        { name: 'queue_length', target: '30' },
        { name: 'lag', target: '2k', current: '1500' },
      ],
    });
    expect(row.conditions?.map(({ reason }) => reason)).toEqual([
      'TooManyReplicas',
    ]);
  });

  it('says when it last scaled, if the time is one', () => {
    const rowOf = (lastScaleTime: unknown) =>
      buildObjectRows(
        anObject('HorizontalPodAutoscaler', web)
          .withSpec(spec)
          .withStatus({ ...status, lastScaleTime }),
      )[0].autoscaler;
    expect(rowOf('2026-03-01T11:00:00Z')).toMatchObject({
      lastScaledAt: '2026-03-01T11:00:00Z',
    });
    for (const bad of [undefined, '0001-01-01T00:00:00Z', 'now', 5]) {
      expect(rowOf(bad)).not.toHaveProperty('lastScaledAt');
    }
  });

  it('is read in the form of autoscaling/v1, too', () => {
    const [row] = buildObjectRows(
      anObject('HorizontalPodAutoscaler', web)
        .withSpec({ ...spec, targetCPUUtilizationPercentage: 75 })
        .withStatus({ ...status, currentCPUUtilizationPercentage: 40 }),
    );
    expect(row.autoscaler?.metrics).toEqual([
      {
        name: 'cpu',
        target: '75%',
        current: '40%',
        percent: { target: 75, current: 40 },
      },
    ]);
  });
});

describe('a Service', () => {
  it('says its ports, where it is reached, and how many of its pods are ready', () => {
    const [row] = buildObjectRows(
      pod('web-1'),
      pod('web-2').notReady(),
      aPod({ name: 'web-3', namespace: 'other', labels: { app: 'web' } }),
      anObject('Service', { ...web, uid: 'u-1' })
        .withSpec({
          type: 'LoadBalancer',
          clusterIP: '10.0.0.1',
          selector: { app: 'web' },
          ports: [{ name: 'http', port: 80, targetPort: 8080 }],
        })
        .withStatus({
          loadBalancer: { ingress: [{ ip: '192.0.2.7' }, { hostname: 'lb' }] },
        }),
    );
    const { reach, ...rest } = row;
    expect(reach?.map(({ links }) => links.map(({ step }) => step))).toEqual([
      ['address', 'service', 'port', 'endpoints', 'pods'],
    ]);
    expect(rest).toEqual({
      kind: 'Service',
      ...web,
      uid: 'u-1',
      service: {
        type: 'LoadBalancer',
        ports: [{ name: 'http', port: 80, targetPort: '8080' }],
        addresses: ['192.0.2.7', 'lb'],
        endpoints: { ready: 1, total: 2 },
      },
    });
  });

  it('is reached at the addresses that an administrator gives it as well', () => {
    const [row] = buildObjectRows(
      anObject('Service', web)
        .withSpec({ type: 'LoadBalancer', externalIPs: ['192.0.2.9'] })
        .withStatus({ loadBalancer: { ingress: [{ ip: '192.0.2.9' }] } }),
      pod('web-1'),
    ).filter(({ kind }) => kind === 'Service');
    expect(row.service?.addresses).toEqual(['192.0.2.9']);
    const [bare] = buildObjectRows(
      anObject('Service', web).withSpec({ externalIPs: ['192.0.2.9'] }),
    );
    expect(bare.service?.addresses).toEqual(['192.0.2.9']);
  });

  it('has no endpoints of ours without a selector', () => {
    const [row] = buildObjectRows(pod('web-1'), anObject('Service', web));
    expect(row.service).toEqual({ type: 'ClusterIP', ports: [] });
  });

  const selecting = anObject('Service', web).withSpec({
    selector: { app: 'web' },
  });
  const workloadsOf = (...builders: { build(): unknown }[]) =>
    buildObjectRows(selecting, ...builders).find(
      ({ kind }) => kind === 'Service',
    )?.service?.workloads;

  it('names each workload whose pods it selects once', () => {
    const owned = (name: string) => pod(name).ownedBy('ReplicaSet', 'web-1');
    expect(
      workloadsOf(
        owned('web-1-a'),
        owned('web-1-b'),
        aReplicaSet({ ...web, name: 'web-1' }).ownedBy('Deployment', 'web'),
        pod('bare'),
      ),
    ).toEqual([{ kind: 'Deployment', name: 'web' }]);
  });

  it('names a workload that has no pods yet', () => {
    const labeled = (name: string, app: string) => {
      const raw = aDeployment({ ...web, name }).build();
      raw.spec = {
        ...raw.spec,
        template: { metadata: { labels: { app } } },
      };
      return { build: () => raw };
    };
    expect(workloadsOf(labeled('web', 'web'), labeled('api', 'api'))).toEqual([
      { kind: 'Deployment', name: 'web' },
    ]);
  });

  it('names the owner of a ReplicaSet that is not read, as the pods do', () => {
    expect(
      workloadsOf(
        aReplicaSet({ ...web, name: 'web-1', replicas: 1 }).ownedBy(
          'Rollout',
          'api',
        ),
        pod('web-1-a').ownedBy('ReplicaSet', 'web-1'),
      ),
    ).toEqual([{ kind: 'Rollout', name: 'api' }]);
  });

  it('names twenty workloads at the most', () => {
    const jobs = Array.from({ length: 30 }, (_, i) =>
      pod(`p${i}`).ownedBy('Job', `j${i}`),
    );
    expect(workloadsOf(...jobs)).toHaveLength(20);
  });
});

it('says where each path of an Ingress leads, and whether over TLS', () => {
  const path = (name: string, at?: string) => ({
    path: at,
    backend: { service: { name } },
  });
  const [row] = buildObjectRows(
    anObject('Ingress', web)
      .withSpec({
        defaultBackend: { service: { name: 'fallback' } },
        tls: [{ hosts: ['*.example.com'], secretName: 'tls' }],
        rules: [
          { host: 'a.example.com', http: { paths: [path('web', '/')] } },
          { host: 'a.b.example.com', http: { paths: [path('api', '/api')] } },
        ],
      })
      .withStatus({ loadBalancer: { ingress: [{ hostname: 'lb' }] } }),
  );
  expect(row.ingress).toEqual({
    rules: [
      { host: 'a.example.com', path: '/', service: 'web', isTls: true },
      { host: 'a.b.example.com', path: '/api', service: 'api', isTls: false },
      { service: 'fallback', isTls: false },
    ],
    addresses: ['lb'],
  });
});

it('says how large a claim is, and whose pods mount it', () => {
  const mounting = (name: string) => {
    const raw = pod(name).ownedBy('ReplicaSet', 'web-1').build();
    raw.spec = {
      ...raw.spec,
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
    };
    return { build: () => raw };
  };
  const claim = anObject('PersistentVolumeClaim', { ...web, name: 'data' })
    .withSpec({
      storageClassName: 'fast',
      resources: { requests: { storage: '5Gi' } },
    })
    .withStatus({ phase: 'Bound', capacity: { storage: '8Gi' } });
  const [row] = buildObjectRows(
    mounting('web-1-a'),
    mounting('web-1-b'),
    pod('web-1-c'),
    aReplicaSet({ ...web, name: 'web-1' }).ownedBy('Deployment', 'web'),
    claim,
  );
  expect(row.claim).toEqual({
    phase: 'Bound',
    storage: '8Gi',
    storageClass: 'fast',
    usedBy: [{ kind: 'Deployment', name: 'web' }],
  });
});

it('quotes the controller of a load balancer or an Ingress that has no address', () => {
  const message = 'googleapi: Error 403: Quota exceeded';
  const builders = [
    anObject('Service', web).withSpec({
      type: 'LoadBalancer',
      selector: { app: 'web' },
    }),
    anObject('Ingress', web).withSpec({
      rules: [{ http: { paths: [{ backend: { service: { name: 'web' } } }] } }],
    }),
    pod('web-1'),
  ];
  const objects = builders.flatMap(each => parseObject(each.build()) ?? []);
  const findings = (
    [
      ['ServiceLoadBalancerPending', 'Service'],
      ['IngressSyncFailed', 'Ingress'],
    ] as const
  ).map(([name, kind]) =>
    aFinding([], {
      class: name,
      scope: { kind, ...web },
      params: { reason: 'SyncLoadBalancerFailed', message },
    }),
  );
  const rows = toServiceRows(toClusterObjects(objects), findings, FIXTURE_NOW);
  const details = rows.objects?.map(
    ({ reach = [] }) =>
      reach[0].links.find(({ step }) => step === 'address')?.detail,
  );
  const words = `SyncLoadBalancerFailed: ${message}`;
  expect(details).toEqual([words, words]);
});
