import { at } from '@podlight/fake-kubernetes-api-server';
import {
  aWorkload,
  epochMs,
  MINUTE,
  selectObjects,
} from './__testUtils__/workload';
import { companionControllers } from './companions';
import { selectorLabels, WorkloadContext } from './context';

function companions(context: WorkloadContext, nowMs = epochMs) {
  const snapshots = companionControllers(context).map(controller =>
    controller.snapshot(nowMs),
  );
  return {
    objects: snapshots.flatMap(({ objects }) => objects),
    nextMs: Math.min(...snapshots.map(({ nextChangeMs }) => nextChangeMs)),
  };
}

const resources = (context: WorkloadContext) =>
  companions(context).objects.map(({ resource }) => resource);

it.each([
  ['Deployment', ['services']],
  ['StatefulSet', ['services']],
  ['DaemonSet', []],
  ['Job', []],
  ['CronJob', []],
] as const)('gives a %s: %j', (kind, expected) => {
  expect(resources(aWorkload({ kind }))).toEqual(expected);
});

it('gives what the scenario wants', () => {
  expect(resources(aWorkload({ service: false }))).toEqual([]);
  expect(
    resources(
      aWorkload({
        service: false,
        ingress: 'shop.example.com',
        autoscaler: { min: 1, max: 2 },
      }),
    ),
  ).toEqual([
    'ingresses.networking.k8s.io',
    'horizontalpodautoscalers.autoscaling',
  ]);
});

it('selects the pods by a Service that never changes', () => {
  const context = aWorkload();
  const { objects, nextMs } = companions(context);
  const [service] = selectObjects({ objects }, 'services');
  expect(nextMs).toBe(Infinity);
  expect(service).toMatchObject({
    metadata: { name: 'web', namespace: 'web' },
    spec: {
      type: 'ClusterIP',
      clusterIP: expect.stringMatching(/^10\.96\.\d+\.\d+$/),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      selector: selectorLabels(context),
    },
  });
  expect(at(service, 'spec', 'clusterIPs')).toEqual([
    at(service, 'spec', 'clusterIP'),
  ]);
});

it('gives a StatefulSet a headless Service at the port of its container', () => {
  const context = aWorkload({ kind: 'StatefulSet', container: { port: 6379 } });
  expect(companions(context).objects[0].object).toMatchObject({
    spec: { clusterIP: 'None', clusterIPs: ['None'], ports: [{ port: 6379 }] },
  });
});

it('routes a host to the Service', () => {
  const { objects } = companions(aWorkload({ ingress: 'shop.example.com' }));
  const [ingress] = selectObjects({ objects }, 'ingresses.networking.k8s.io');
  expect(ingress).toMatchObject({
    spec: {
      tls: [{ hosts: ['shop.example.com'], secretName: 'web-tls' }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [{ path: '/', backend: { service: { name: 'web' } } }],
          },
        },
      ],
    },
    status: {
      loadBalancer: {
        ingress: [{ hostname: 'ingress.eu-west-1.elb.example.com' }],
      },
    },
  });
});

describe('an autoscaler', () => {
  const context = aWorkload({
    service: false,
    replicas: 4,
    autoscaler: { min: 3, max: 8, cpu: 50 },
  });

  it('is satisfied with the replicas of the scenario', () => {
    const [{ object }] = companions(context).objects;
    expect(object).toMatchObject({
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        minReplicas: 3,
        maxReplicas: 8,
        metrics: [{ resource: { target: { averageUtilization: 50 } } }],
      },
      status: {
        currentReplicas: 4,
        desiredReplicas: 4,
        conditions: [
          { type: 'AbleToScale', status: 'True' },
          { type: 'ScalingActive', status: 'True' },
          { type: 'ScalingLimited', status: 'False' },
        ],
      },
    });
  });

  it('has scaled in the last five hours, and not before it was created', () => {
    const lastScaled = (nowMs: number) => {
      const [{ object }] = companions(context, nowMs).objects;
      return Date.parse(String(at(object, 'status', 'lastScaleTime')));
    };
    for (let hour = 0; hour < 12; hour += 1) {
      const nowMs = epochMs + hour * 3_600_000;
      expect(lastScaled(nowMs)).toBeLessThanOrEqual(nowMs);
      expect(lastScaled(nowMs)).toBeGreaterThan(nowMs - 5 * 3_600_000);
    }
    expect(lastScaled(context.createdMs)).toBe(context.createdMs + 30_000);
  });

  it('measures the load every minute, below its target', () => {
    const loadAfter = (ms: number) => {
      const { objects, nextMs } = companions(context, epochMs + ms);
      const path = ['status', 'currentMetrics', 0, 'resource', 'current'];
      const load = at(objects[0].object, ...path, 'averageUtilization');
      expect(at(objects[0].object, ...path, 'averageValue')).toBe(`${load}m`);
      return [Number(load), nextMs - epochMs];
    };
    expect(loadAfter(MINUTE - 1)).toEqual([loadAfter(0)[0], MINUTE]);
    expect(loadAfter(MINUTE)[1]).toBe(2 * MINUTE);
    const loads = Array.from(
      { length: 60 },
      (_, m) => loadAfter(m * MINUTE)[0],
    );
    expect(Math.min(...loads)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...loads)).toBeLessThanOrEqual(45);
    expect(new Set(loads).size).toBeGreaterThan(8);
  });
});

it('names a port that the Service does not have, where the scenario says so', () => {
  const { objects } = companions(
    aWorkload({ ingress: 'shop.example.com', ingressPort: 'web' }),
  );
  const [ingress] = selectObjects({ objects }, 'ingresses.networking.k8s.io');
  expect(JSON.stringify(ingress)).toContain('"port":{"name":"web"}');
});
