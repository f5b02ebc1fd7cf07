import { anObject, aPod, diagnoseObjects, podVerdicts } from '../../testing';
import { built, inShop, web } from '../testing/shop';

describe('services', () => {
  const service = (spec = {}, options = {}) =>
    anObject('Service', inShop('web', options)).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.0.0.1',
      selector: { app: 'web' },
      ...spec,
    });
  const labelled = () => aPod(inShop('other', { labels: { app: 'other' } }));

  it('warns of a selector that matches no pod', () => {
    expect(podVerdicts([service(), labelled()])).toEqual([
      'warning ServiceNoEndpoints',
    ]);
  });

  it.each([
    ['is headless', { clusterIP: 'None' }],
    ['is an ExternalName', { type: 'ExternalName' }],
    ['has no selector', { selector: {} }],
  ])('ignores a service that %s', (_, spec) => {
    expect(podVerdicts([service(spec), labelled()])).toEqual([]);
  });

  it('reports nothing if the selected workload is scaled to zero', () => {
    const zero = web().withSpec({ replicas: 0 });
    expect(podVerdicts([service(), zero, labelled()])).toEqual([
      'info ScaledToZero',
    ]);
  });

  it.each([
    ['Job', { template: { metadata: { labels: { app: 'web' } } } }],
    [
      'CronJob',
      {
        schedule: '@yearly',
        jobTemplate: {
          spec: { template: { metadata: { labels: { app: 'web' } } } },
        },
      },
    ],
  ])(
    'says nothing when what it selects are the pods of a %s, between two runs',
    (kind, spec) => {
      const maker = anObject(kind, inShop('import')).withSpec(spec);
      expect(podVerdicts([service(), maker, labelled()])).toEqual([]);
    },
  );

  it('proves nothing where pods were not read', () => {
    expect(podVerdicts([service()])).toEqual([]);
  });

  it('is a symptom of what keeps its pods from being ready', () => {
    const failing = aPod(inShop('web-1', { labels: { app: 'web' } }))
      .ownedBy('ReplicaSet', 'web-7c9d5')
      .crashLooping();
    const findings = diagnoseObjects([service(), failing]);
    expect(findings).toHaveLength(1);
    expect(findings[0].symptoms[0].class).toBe('ServiceNoEndpoints');
  });
});

describe('a service whose target port has a name', () => {
  const service = (...targetPorts: (string | number)[]) =>
    anObject('Service', inShop('web')).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.0.0.1',
      selector: { app: 'web' },
      ports: targetPorts.map((targetPort, position) => ({
        port: 80 + position,
        targetPort,
      })),
    });
  const pod = () =>
    aPod(inShop('web-1', { labels: { app: 'web' } })).withContainer({
      name: 'app',
      ports: [{ name: 'http', containerPort: 8080 }],
    });

  it('leads nowhere when no container of a ready pod declares that name', () => {
    expect(diagnoseObjects([service('grpc'), pod()])).toMatchObject([
      {
        class: 'ServiceNoEndpoints',
        severity: 'warning',
        params: { variant: 'portName', port: 'grpc', matched: 1 },
      },
    ]);
  });

  it.each([
    ['a container declares it', service('http')],
    ['it is a number that nobody has to declare', service(9090)],
  ])('leads somewhere when %s', (_, builder) => {
    expect(podVerdicts([builder, pod()])).toEqual([]);
  });

  it.each([service('http', 'grpc'), service(9090, 'grpc')])(
    'leads nowhere from one of its ports while others work',
    builder => {
      expect(diagnoseObjects([builder, pod()])).toMatchObject([
        {
          class: 'ServiceNoEndpoints',
          params: { variant: 'onePort', port: 'grpc', servicePort: 81 },
          evidence: [{ path: 'spec.ports[1].targetPort' }],
        },
      ]);
    },
  );

  it('is not declared by an init container, which has ended, but by a sidecar', () => {
    const raw = pod().build();
    const ports = [{ name: 'grpc', containerPort: 9 }];
    const withInit = (init: object) =>
      built({
        ...raw,
        spec: { ...raw.spec, initContainers: [{ name: 'i', ports, ...init }] },
      });
    const proxy = withInit({ restartPolicy: 'Always' });
    expect(podVerdicts([service('grpc'), proxy])).toEqual([]);
    expect(podVerdicts([service('grpc'), withInit({})])).toEqual([
      'warning ServiceNoEndpoints',
    ]);
  });

  it('is not to blame while the pod is not ready', () => {
    const waiting = pod().waiting(
      'CreateContainerConfigError',
      'secret "db" not found',
    );
    expect(podVerdicts([service('grpc'), waiting])).toEqual([
      'error MissingSecret',
    ]);
  });
});

describe('the EndpointSlices of a service', () => {
  const slices = (ready: boolean) =>
    built({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: inShop('web-x', {
        labels: { 'kubernetes.io/service-name': 'web' },
      }),
      addressType: 'IPv4',
      ports: [{ name: '', port: 8080 }],
      endpoints: [{ addresses: ['10.0.0.9'], conditions: { ready } }],
    });
  const service = anObject('Service', inShop('web')).withSpec({
    selector: { app: 'web' },
    ports: [{ port: 80 }],
  });
  const labels = { app: 'web' };

  it('may have ready pods of another service', () => {
    const unready = aPod(inShop('web-1', { labels })).withCondition({
      type: 'Ready',
      status: 'False',
    });
    expect(podVerdicts([service, slices(true), unready])).not.toContain(
      'warning ServiceNoEndpoints',
    );
  });

  it('lack pods that have been ready for minutes', () => {
    expect(
      diagnoseObjects([
        service,
        slices(false),
        aPod(inShop('web-1', { labels })),
      ]),
    ).toMatchObject([
      { class: 'ServiceNoEndpoints', params: { variant: 'notPublished' } },
    ]);
  });
});
