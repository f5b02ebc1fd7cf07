import { podPrinter } from './pods';

const now = Date.parse('2026-11-22T07:00:00Z');
const created = '2026-11-22T06:55:00Z';

function pod(spec: object, status: object, metadata: object = {}): string {
  const row = podPrinter.row(
    {
      metadata: { name: 'web', creationTimestamp: created, ...metadata },
      spec: { containers: [{ name: 'app' }], nodeName: 'node-1', ...spec },
      status: { podIP: '10.0.0.1', ...status },
    },
    now,
  );
  return row.join(' | ');
}

const terminated = (exitCode: number, reason?: string) => ({
  terminated: { exitCode, reason, finishedAt: '2026-11-22T06:58:00Z' },
});

it('prints a running pod with its wide columns', () => {
  const row = pod(
    {},
    {
      phase: 'Running',
      containerStatuses: [
        { name: 'app', ready: true, restartCount: 0, state: { running: {} } },
      ],
    },
  );
  expect(row).toBe(
    'web | 1/1 | Running | 0 | 5m | 10.0.0.1 | node-1 | <none> | <none>',
  );
  expect(
    podPrinter.columns.map(({ name, priority }) => `${name}:${priority}`),
  ).toEqual([
    'Name:0',
    'Ready:0',
    'Status:0',
    'Restarts:0',
    'Age:0',
    'IP:1',
    'Node:1',
    'Nominated Node:1',
    'Readiness Gates:1',
  ]);
});

it.each<[string, object, object, object, string]>([
  [
    'the waiting reason and when it last ended',
    {},
    {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          restartCount: 4,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: terminated(1, 'Error'),
        },
      ],
    },
    {},
    '0/1 | CrashLoopBackOff | 4 (2m ago)',
  ],
  [
    'an exit code without a reason',
    {},
    {
      phase: 'Running',
      containerStatuses: [{ name: 'app', state: terminated(3) }],
    },
    {},
    '0/1 | ExitCode:3 | 0',
  ],
  [
    'the progress of init containers',
    { initContainers: [{ name: 'a' }, { name: 'b' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', state: terminated(0, 'Completed') },
        { name: 'b', state: { running: {} } },
      ],
    },
    {},
    '0/1 | Init:1/2 | 0',
  ],
  [
    'why an init container fails',
    { initContainers: [{ name: 'a' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', restartCount: 2, state: terminated(1, 'Error') },
      ],
    },
    {},
    '0/1 | Init:Error | 2',
  ],
  [
    'a native sidecar among the ready ones',
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
    {
      phase: 'Running',
      conditions: [{ type: 'Initialized', status: 'True' }],
      initContainerStatuses: [
        { name: 'proxy', started: true, ready: true, state: { running: {} } },
      ],
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    {},
    '2/2 | Running | 0',
  ],
  [
    'deletion',
    {},
    {
      phase: 'Running',
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    { deletionTimestamp: created },
    '1/1 | Terminating | 0',
  ],
  [
    'the reason of the pod itself',
    {},
    { phase: 'Failed', reason: 'Evicted' },
    {},
    '0/1 | Evicted | 0',
  ],
  [
    'the latest end of several containers',
    { containers: [{ name: 'app' }, { name: 'db' }] },
    {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          ready: true,
          restartCount: 1,
          state: { running: {} },
          lastState: terminated(1, 'Error'),
        },
        {
          name: 'db',
          restartCount: 2,
          state: { running: {} },
          lastState: { terminated: { finishedAt: '2026-11-22T06:57:00Z' } },
        },
      ],
    },
    {},
    '1/2 | Running | 3 (2m ago)',
  ],
  [
    'a signal without a reason',
    {},
    {
      phase: 'Running',
      containerStatuses: [
        { name: 'app', state: { terminated: { signal: 9, exitCode: 137 } } },
      ],
    },
    {},
    '0/1 | Signal:9 | 0',
  ],
  [
    'the first container of several that wait',
    { containers: [{ name: 'app' }, { name: 'db' }] },
    {
      phase: 'Pending',
      containerStatuses: [
        { name: 'app', state: { waiting: { reason: 'ErrImagePull' } } },
        { name: 'db', state: { waiting: { reason: 'ContainerCreating' } } },
      ],
    },
    {},
    '0/2 | ErrImagePull | 0',
  ],
  [
    'why an init container waits, and not its start',
    { initContainers: [{ name: 'a' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', state: { waiting: { reason: 'ImagePullBackOff' } } },
      ],
      containerStatuses: [
        { name: 'app', state: { waiting: { reason: 'PodInitializing' } } },
      ],
    },
    {},
    '0/1 | Init:ImagePullBackOff | 0',
  ],
  [
    'the count while an init container is about to start',
    { initContainers: [{ name: 'a' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'a', state: { waiting: { reason: 'PodInitializing' } } },
      ],
    },
    {},
    '0/1 | Init:0/1 | 0',
  ],
  [
    'a sidecar that has started and is not ready',
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
    {
      phase: 'Running',
      initContainerStatuses: [
        { name: 'proxy', started: true, ready: false, state: { running: {} } },
      ],
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    {},
    '1/2 | Running | 0',
  ],
  [
    'a sidecar that has not started',
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'proxy', started: false, state: { running: {} } },
      ],
    },
    {},
    '0/2 | Init:0/1 | 0',
  ],
  [
    'the containers of a pod that was initialized before',
    { initContainers: [{ name: 'a' }] },
    {
      phase: 'Running',
      conditions: [{ type: 'Initialized', status: 'True' }],
      initContainerStatuses: [{ name: 'a', state: { running: {} } }],
      containerStatuses: [{ name: 'app', ready: true, state: { running: {} } }],
    },
    {},
    '1/1 | Init:0/1 | 0',
  ],
  [
    'scheduling gates',
    {},
    {
      phase: 'Pending',
      conditions: [
        { type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' },
      ],
    },
    {},
    '0/1 | SchedulingGated | 0',
  ],
  [
    'a finished pod under deletion as finished',
    {},
    { phase: 'Succeeded' },
    { deletionTimestamp: created },
    '0/1 | Succeeded | 0',
  ],
  [
    'a pod under deletion whose node is lost',
    {},
    { phase: 'Running', reason: 'NodeLost' },
    { deletionTimestamp: created },
    '0/1 | Unknown | 0',
  ],
  [
    'an init container that runs beside a sidecar',
    {
      initContainers: [
        { name: 'proxy', restartPolicy: 'Always' },
        { name: 'setup' },
      ],
    },
    {
      phase: 'Pending',
      initContainerStatuses: [
        { name: 'proxy', started: true, ready: true, state: { running: {} } },
        { name: 'setup', started: true, state: { running: {} } },
      ],
    },
    {},
    '1/2 | Init:1/2 | 0',
  ],
  [
    'a single restart',
    {},
    {
      phase: 'Running',
      containerStatuses: [
        {
          name: 'app',
          ready: true,
          restartCount: 1,
          state: { running: {} },
          lastState: terminated(1, 'Error'),
        },
      ],
    },
    {},
    '1/1 | Running | 1 (2m ago)',
  ],
  [
    'a pod that has completed and runs nothing',
    {},
    {
      phase: 'Succeeded',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'app', state: terminated(0, 'Completed') }],
    },
    {},
    '0/1 | Completed | 0',
  ],
  [
    'a pod that fits no node',
    {},
    {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False' }],
    },
    {},
    '0/1 | Pending | 0',
  ],
])('shows %s', (_, spec, status, metadata, expected) => {
  expect(pod(spec, status, metadata)).toContain(` ${expected} | `);
});

it.each([
  ['True', 'Running'],
  ['False', 'NotReady'],
])(
  'shows a pod that has one completed container and is ready: %s',
  (ready, expected) => {
    const row = pod(
      { containers: [{ name: 'job' }, { name: 'app' }] },
      {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: ready }],
        containerStatuses: [
          { name: 'job', state: terminated(0, 'Completed') },
          { name: 'app', ready: true, state: { running: {} } },
        ],
      },
    );
    expect(row).toContain(` 1/2 | ${expected} | `);
  },
);

it('counts the readiness gates that have passed', () => {
  const readinessGates = [{ conditionType: 'lb' }, { conditionType: 'dns' }];
  const conditions = [
    { type: 'lb', status: 'True' },
    { type: 'dns', status: 'False' },
  ];
  const status = { phase: 'Pending', conditions, nominatedNodeName: 'node-2' };
  expect(pod({ readinessGates }, status)).toMatch(/ \| node-2 \| 1\/2$/);
});
