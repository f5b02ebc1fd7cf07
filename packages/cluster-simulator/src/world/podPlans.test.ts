import { aProblem, aWorkload, epochMs } from './__testUtils__/workload';
import { ownReference, WorkloadContext } from './context';
import {
  containerSpec,
  imageName,
  plainSpec,
  podPlan,
  podSpecDefaults,
  PodInput,
} from './podPlans';

const revision = { number: 4, version: '1.2.0', createdMs: epochMs };
const IMAGE = 'registry.example.com/web/web:1.2.0';

function planPod(context: WorkloadContext, more: Partial<PodInput> = {}) {
  return podPlan(context, {
    name: 'web-1',
    revision,
    createdMs: epochMs,
    owner: ownReference(context, 'ReplicaSet', 'web'),
    ...more,
  });
}

it('names an image after namespace and service, unless the container has one', () => {
  expect(imageName(aWorkload(), '1.2.0')).toBe(IMAGE);
  const own = aWorkload({ container: { image: 'redis' } });
  expect(imageName(own, '7')).toBe('redis:7');
});

describe('the spec of a container', () => {
  it('of a server has a port and probes', () => {
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet'] as const) {
      const spec = containerSpec(
        aWorkload({ kind, container: { port: 9000 } }),
        IMAGE,
      );
      expect(spec).toMatchObject({
        name: 'app',
        image: IMAGE,
        ports: [{ name: 'http', containerPort: 9000, protocol: 'TCP' }],
        livenessProbe: {
          httpGet: { path: '/healthz', port: 'http' },
          periodSeconds: 10,
          failureThreshold: 3,
        },
        readinessProbe: { httpGet: { path: '/readyz' } },
        resources: {
          limits: { memory: '256Mi' },
          requests: { cpu: '100m', memory: '256Mi' },
        },
      });
      expect(spec.resources?.limits).not.toHaveProperty('cpu');
    }
  });

  it('of a job has neither', () => {
    for (const kind of ['Job', 'CronJob'] as const) {
      const spec = containerSpec(aWorkload({ kind }), IMAGE);
      expect(spec).not.toHaveProperty('ports');
      expect(spec).not.toHaveProperty('livenessProbe');
      expect(spec).not.toHaveProperty('readinessProbe');
    }
  });

  it('has what the scenario says', () => {
    const context = aWorkload({
      container: { name: 'api', command: ['/x'], cpu: '1', cpuLimit: '2' },
      storage: '5Gi',
    });
    expect(containerSpec(context, IMAGE, { env: [] })).toMatchObject({
      name: 'api',
      command: ['/x'],
      env: [],
      resources: { limits: { cpu: '2' }, requests: { cpu: '1' } },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    });
    const plain = containerSpec(aWorkload(), IMAGE);
    expect(plain).not.toHaveProperty('command');
    expect(plain).not.toHaveProperty('volumeMounts');
  });

  it('of another container has small requests', () => {
    expect(plainSpec('proxy', 'envoy:1')).toMatchObject({
      name: 'proxy',
      image: 'envoy:1',
      resources: { requests: { cpu: '10m', memory: '32Mi' } },
    });
  });
});

it('uses the service account of the service', () => {
  expect(podSpecDefaults(aWorkload())).toMatchObject({
    serviceAccountName: 'web',
    serviceAccount: 'web',
    terminationGracePeriodSeconds: 30,
  });
});

describe('the plan of a pod', () => {
  it('has its own identity, address and node', () => {
    const context = aWorkload();
    const plan = planPod(context, { extraLabels: { extra: 'x' } });
    expect(plan).toMatchObject({
      name: 'web-1',
      namespace: 'web',
      createdMs: epochMs,
      deletedMs: undefined,
      labels: { extra: 'x', 'app.kubernetes.io/version': '1.2.0' },
      annotations: { 'prometheus.io/scrape': 'true' },
      restartPolicy: 'Always',
      initContainers: [],
      qosClass: 'Burstable',
      unschedulable: undefined,
      isOlderKubelet: false,
    });
    expect(plan.podIp).toMatch(/^10\.244\.\d{1,3}\.\d{1,3}$/);
    expect(context.nodes).toContain(plan.node);
    expect(plan.spec).toMatchObject({ serviceAccountName: 'web' });
    expect(plan.spec).not.toHaveProperty('volumes');
    const others = [
      planPod(context, { name: 'web-2' }),
      planPod(context, { createdMs: epochMs + 1 }),
      planPod(context, { revision: { ...revision, number: 5 } }),
    ];
    expect(new Set([plan, ...others].map(({ uid }) => uid)).size).toBe(4);
  });

  it('is on the node of its number', () => {
    const context = aWorkload();
    const findNode = (nodeIndex: number) =>
      planPod(context, { nodeIndex }).node;
    expect([0, 1, 2, 3].map(findNode)).toEqual([
      ...context.nodes,
      context.nodes[0],
    ]);
  });

  it('runs and becomes ready after some seconds', () => {
    const [main] = planPod(aWorkload()).containers;
    expect(main).toMatchObject({
      name: 'app',
      image: IMAGE,
      spec: { image: IMAGE },
      behaviour: { type: 'runs' },
    });
    const readyAfter = Array.from({ length: 30 }, (_, index) => {
      const [{ behaviour }] = planPod(aWorkload(), {
        name: `p-${index}`,
      }).containers;
      return behaviour.type === 'runs' ? behaviour.readyAfterSeconds : NaN;
    });
    expect(Math.min(...readyAfter)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...readyAfter)).toBeLessThan(8);
    expect(Math.max(...readyAfter)).toBeGreaterThan(5);
  });

  it('finds the image on about half of the nodes', () => {
    const present = Array.from(
      { length: 100 },
      (_, index) =>
        planPod(aWorkload(), { name: `p-${index}` }).containers[0]
          .isImagePresent,
    ).filter(Boolean).length;
    expect(present).toBeGreaterThan(30);
    expect(present).toBeLessThan(70);
  });

  it('completes where a job says so', () => {
    const plan = planPod(aWorkload({ kind: 'Job' }), {
      completesAfterSeconds: 100,
      restartPolicy: 'Never',
    });
    expect(plan.restartPolicy).toBe('Never');
    expect(plan.containers[0].behaviour).toEqual({
      type: 'completes',
      afterSeconds: [80, 125],
    });
  });

  it('follows its problem', () => {
    const problem = aProblem('imageNotFound', { tag: '9' });
    const [main] = planPod(aWorkload(), { problem }).containers;
    expect(main.image).toBe('registry.example.com/web/web:9');
    expect(main.spec.image).toBe(main.image);
    expect(main.behaviour.type).toBe('pullError');
    const unscheduled = aProblem('unschedulable', { message: 'full' });
    expect(planPod(aWorkload(), { problem: unscheduled }).unschedulable).toBe(
      '0/3 nodes are available: full',
    );
    const envFrom = [{ secretRef: { name: 'key' } }];
    const absent = aProblem('missingSecret', { name: 'key' });
    expect(
      planPod(aWorkload(), { problem: absent }).containers[0].spec,
    ).toMatchObject({ envFrom });
  });

  it('has the claim as a volume', () => {
    expect(planPod(aWorkload(), { claim: 'data-0' }).spec).toMatchObject({
      volumes: [{ persistentVolumeClaim: { claimName: 'data-0' } }],
    });
  });

  it.each([
    ['v1.35.9', true],
    ['v1.36.0', false],
  ])('knows whether the kubelet of %s is older: %s', (version, isOlder) => {
    const cluster = { kubernetesVersion: version };
    expect(planPod(aWorkload({}, { cluster })).isOlderKubelet).toBe(isOlder);
  });
});

describe('further containers', () => {
  const logs = { one: { startup: ['1'] }, two: { startup: ['2'] } };
  const context = aWorkload(
    {
      container: { logs: 'one' },
      sidecars: [{ name: 'proxy', image: 'envoy:1', logs: 'two' }],
      init: [
        { name: 'setup', takes: '10s', logs: 'two' },
        { name: 'migrate', takes: '10s' },
      ],
    },
    { logs },
  );

  it('run beside the main one', () => {
    const [main, sidecar] = planPod(context).containers;
    expect(main.logs.startup).toEqual(['1']);
    expect(sidecar).toMatchObject({
      name: 'proxy',
      image: 'envoy:1',
      behaviour: { type: 'runs', readyAfterSeconds: 1 },
      isImagePresent: true,
      logs: { startup: ['2'] },
    });
  });

  it('complete before it', () => {
    const completes = { type: 'completes', afterSeconds: [8, 12.5] };
    expect(planPod(context).initContainers).toMatchObject([
      { name: 'setup', image: IMAGE, behaviour: completes },
      { name: 'migrate', behaviour: completes, logs: { startup: [] } },
    ]);
  });

  it('fail by name', () => {
    const problem = aProblem('initFails', {
      container: 'migrate',
      logs: 'one',
    });
    const [setup, migrate] = planPod(context, { problem }).initContainers;
    expect(setup).toMatchObject({
      behaviour: { type: 'completes' },
      logs: { startup: ['2'] },
    });
    expect(migrate).toMatchObject({
      behaviour: { type: 'exits' },
      logs: { startup: ['1'] },
    });
  });

  it('are added where the failing one is not planned', () => {
    const problem = aProblem('initFails', { container: 'other', logs: 'one' });
    expect(planPod(context, { problem }).initContainers).toMatchObject([
      { name: 'setup' },
      { name: 'migrate' },
      {
        name: 'other',
        behaviour: { type: 'exits' },
        logs: { startup: ['1'] },
      },
    ]);
  });
});
