import { logProfileSchema, serviceSchema, workloadSchema } from './services';

it('fills in the defaults of a workload', () => {
  expect(workloadSchema.parse({})).toEqual({
    kind: 'Deployment',
    component: 'web',
    replicas: 2,
    age: 259_200,
    container: { name: 'app', port: 8080, cpu: '100m', memory: '256Mi' },
    annotations: {},
    sidecars: [],
    init: [],
    service: true,
    takes: 20,
    every: 600,
    backoffLimit: 2,
    problems: [],
  });
});

it('fills in the defaults of what a workload may have', () => {
  const workload = workloadSchema.parse({
    init: [{ name: 'setup' }],
    autoscaler: { min: 1, max: 2 },
    canary: { version: '2', replicas: 1 },
    rollouts: { versions: ['1', '2'] },
  });
  expect(workload.init).toEqual([{ name: 'setup', takes: 3 }]);
  expect(workload.autoscaler).toEqual({ min: 1, max: 2, cpu: 70 });
  expect(workload.canary).toEqual({
    version: '2',
    replicas: 1,
    age: 1_500,
    annotations: {},
    problems: [],
  });
  expect(workload.rollouts).toEqual({
    versions: ['1', '2'],
    first: 60,
    every: 1_200,
    step: 20,
  });
});

it('fills in the defaults of a service and of a log profile', () => {
  expect(serviceSchema.parse({ name: 'web', workloads: [{}] })).toMatchObject({
    name: 'web',
    version: '1.0.0',
    labelled: 'everything',
    workloads: [{ kind: 'Deployment' }],
  });
  expect(logProfileSchema.parse({})).toEqual({
    startup: [],
    running: [],
    every: 5,
    crash: [],
  });
});

it('reads durations, and replicas by cluster', () => {
  expect(
    workloadSchema.parse({
      age: '1d',
      takes: '2m',
      every: '1h',
      replicas: { one: 3, two: 0 },
    }),
  ).toMatchObject({
    age: 86_400,
    takes: 120,
    every: 3_600,
    replicas: { one: 3, two: 0 },
  });
});

it.each(['a', 'web-1', 'x'.repeat(52), '1a'])('accepts the name %s', name => {
  const service = { name, namespace: name, workloads: [{ name }] };
  expect(serviceSchema.parse(service)).toMatchObject(service);
});

it.each(['', 'Web', '-web', 'web-', 'a_b', 'a.b', 'x'.repeat(53)])(
  'rejects the name %p',
  name => {
    const rejects = (
      schema: typeof serviceSchema | typeof workloadSchema,
      input: object,
    ) => !schema.safeParse(input).success;
    expect(rejects(serviceSchema, { name, workloads: [{}] })).toBe(true);
    expect(rejects(workloadSchema, { name })).toBe(true);
    expect(
      rejects(serviceSchema, { name: 'web', namespace: name, workloads: [{}] }),
    ).toBe(true);
  },
);

it.each<[string, object]>([
  ['an unknown kind', { kind: 'Pod' }],
  ['an unknown field', { replica: 3 }],
  ['negative replicas', { replicas: -1 }],
  ['too many replicas', { replicas: 5_001 }],
  ['negative replicas of a cluster', { replicas: { one: -1 } }],
  ['a negative back-off limit', { backoffLimit: -1 }],
  ['a rollout of one version', { rollouts: { versions: ['1'] } }],
  ['a canary without a version', { canary: { replicas: 1 } }],
  ['an autoscaler of none', { autoscaler: { min: 0, max: 2 } }],
  ['an autoscaler to none', { autoscaler: { min: 1, max: 0 } }],
  ['an autoscaler without load', { autoscaler: { min: 1, max: 2, cpu: 0 } }],
  ['a sidecar without an image', { sidecars: [{ name: 'proxy' }] }],
  ['a broken port', { container: { port: 80.5 } }],
])('rejects a workload with %s', (_, input) => {
  expect(workloadSchema.safeParse(input).success).toBe(false);
});

it.each<[string, object]>([
  ['most replicas', { replicas: 5_000 }],
  ['no replicas', { replicas: 0 }],
  ['no retries', { backoffLimit: 0 }],
  ['no Service', { service: false }],
])('accepts a workload with %s', (_, input) => {
  expect(workloadSchema.parse(input)).toMatchObject(input);
});

it('rejects a service without workloads, or with an unknown label', () => {
  expect(serviceSchema.safeParse({ name: 'web', workloads: [] }).success).toBe(
    false,
  );
  const operated = [{ type: 'certificate', name: 'web', host: 'example.com' }];
  expect(serviceSchema.safeParse({ name: 'web', operated }).success).toBe(true);
  const service = { name: 'web', workloads: [{}], labelled: 'nothing' };
  expect(serviceSchema.safeParse(service).success).toBe(false);
});
