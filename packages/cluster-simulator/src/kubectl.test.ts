import { resolve } from 'node:path';
import {
  parseObject,
  podStatus,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Cluster } from './testing';
import { parseTable } from './testing/Kubectl';
import { setUpKubectl } from './testing/setUpKubectl';

// On the real clock: kubectl works out ages by itself, from the system's.
const world = setUpKubectl({
  scenario: resolve(__dirname, '../scenarios/demo.yaml'),
});

async function podNamed(part: string, status: RegExp): Promise<string> {
  const rows = parseTable(
    await world.kubectl.run('get', 'pods', '-n', 'games'),
  );
  const row = rows.find(
    ([name, , state]) => name.includes(part) && status.test(state),
  );
  if (!row)
    throw new Error(`No ${part} pod is ${String(status)}:\n${rows.join('\n')}`);
  return row[0];
}

it('gets all pods with their wide columns', async () => {
  const [head, ...rows] = parseTable(
    await world.kubectl.run('get', 'pods', '-A', '-o', 'wide'),
  );
  expect(head).toEqual([
    'NAMESPACE',
    'NAME',
    'READY',
    'STATUS',
    'RESTARTS',
    'AGE',
    'IP',
    'NODE',
    'NOMINATED NODE',
    'READINESS GATES',
  ]);
  expect(rows.length).toBeGreaterThan(200);
  const redis = rows.find(([, name]) => name === 'session-store-0');
  expect(redis).toEqual([
    'platform',
    'session-store-0',
    '1/1',
    'Running',
    '0',
    '64d',
    expect.stringMatching(/^10\.244\./),
    expect.stringMatching(/^ip-10-.*eu-west-1\.compute\.internal$/),
    '<none>',
    '<none>',
  ]);
});

describe('custom resources', () => {
  it('are printed by the columns of their definitions', async () => {
    const rows = async (...args: readonly string[]) =>
      parseTable(await world.kubectl.run('get', ...args));
    expect(await rows('rollouts', '-n', 'games')).toEqual([
      ['NAME', 'DESIRED', 'CURRENT', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
      // Empty cells between the others, which are no cells here.
      ['dice-roller-preview', '0', '21d'],
    ]);
    expect(await rows('ro', '-n', 'orders')).toEqual([
      ['NAME', 'DESIRED', 'CURRENT', 'UP-TO-DATE', 'AVAILABLE', 'AGE'],
      ['orders', '5', '5', '1', '5', '60d'],
    ]);
    expect(await rows('clusters', '-n', 'warehouse')).toEqual([
      ['NAME', 'AGE', 'INSTANCES', 'READY', 'STATUS', 'PRIMARY'],
      ['warehouse-db', '41d', '3', '2', 'Failing over', 'warehouse-db-1'],
    ]);
    const failed = ['--context', 'prod-us', '-n', 'warehouse', 'helmrelease'];
    expect(await rows(...failed, '--no-headers')).toEqual([
      [
        'warehouse',
        '41d',
        'False',
        expect.stringMatching(/^Helm rollback to previous release/),
      ],
    ]);
    const certificate = ['--context', 'prod-us', '-n', 'orders', 'cert'];
    expect(await rows(...certificate, '-o', 'wide')).toEqual([
      ['NAME', 'READY', 'SECRET', 'ISSUER', 'STATUS', 'AGE'],
      [
        'orders-example-com',
        'False',
        'orders-example-com-tls',
        'letsencrypt',
        expect.stringMatching(/^Certificate expired on /),
        '88d',
      ],
    ]);
  });

  it('are described, and absent where they are not served', async () => {
    const certificate = 'certificates.cert-manager.io/dice-example-com';
    const failing = await world.kubectl.run(
      ...['--context', 'prod-us', '-n', 'games', 'describe', certificate],
    );
    expect(failing.stdout).toMatch(/Reason: +IncorrectCertificate/);
    const paused = await world.kubectl.run(
      '-n',
      'orders',
      'describe',
      'rollout',
    );
    expect(paused.stdout).toMatch(/Message: +CanaryPauseStep/);
    expect(paused.stdout).toMatch(/Normal +RolloutPaused .*CanaryPauseStep/);
    const absent = await world.kubectl.run(
      '--context',
      'prod-ap',
      'get',
      'rollouts',
    );
    expect(absent.stderr).toContain("the server doesn't have a resource type");
  });

  it('are watched as a table', async () => {
    const until = world.kubectl.until(
      /orders +5 +5 +1 +5 +60d/,
      ...['get', 'rollout', 'orders', '-n', 'orders', '-w'],
    );
    expect(await until).toMatch(/NAME +DESIRED/);
  });

  it('have definitions, which an account with the role `view` does not read', async () => {
    const admin = ['--context', 'prod-eu-admin'];
    const [head, ...rows] = parseTable(
      await world.kubectl.run(...admin, 'get', 'crd'),
    );
    expect(head).toEqual(['NAME', 'CREATED AT']);
    expect(rows.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'clusters.postgresql.cnpg.io',
        'rollouts.argoproj.io',
      ]),
    );
    const described = await world.kubectl.run(
      ...[...admin, 'describe', 'crd', 'scaledobjects.keda.sh'],
    );
    expect(described.stdout).toMatch(/Json Path: +\.spec\.minReplicaCount/);
    const refused = await world.kubectl.run('get', 'crd');
    expect(refused.stderr).toContain('is forbidden');
  });
});

/** Pods by name, as `READY STATUS RESTARTS`, worked out from what `-o json` prints. */
async function workedOut(
  context: string,
): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await world.kubectl.run(
    '--context',
    context,
    'get',
    'pods',
    '-n',
    'games',
    '-o',
    'json',
  );
  const { items } = JSON.parse(stdout);
  return new Map(
    items.flatMap((item: unknown) => {
      const pod = parseObject(item, 'Pod');
      if (pod?.kind !== 'Pod') return [];
      const { readyContainers, totalContainers, status, restarts } = podStatus(
        pod,
        new Date(),
      );
      return [
        [
          pod.metadata.name,
          `${readyContainers}/${totalContainers} ${status} ${restarts}`,
        ],
      ];
    }),
  );
}

it('prints the READY, STATUS and RESTARTS that kubernetes-common works out', async () => {
  const seen = new Set<string>();
  for (const { name: context } of world.simulator.clusters) {
    const before = await workedOut(context);
    const [, ...rows] = parseTable(
      await world.kubectl.run(
        '--context',
        context,
        'get',
        'pods',
        '-n',
        'games',
      ),
    );
    const after = await workedOut(context);
    for (const [pod, ready, status, restarts] of rows) {
      // Pods live: only those that stood still while kubectl looked can be compared.
      if (before.get(pod) !== after.get(pod)) continue;
      const printed = `${ready} ${status} ${restarts.split(' ')[0]}`;
      expect([pod, printed]).toEqual([pod, before.get(pod)]);
      seen.add(status);
    }
  }
  // dice-roller fails in more ways than this at any time.
  expect(seen.size).toBeGreaterThanOrEqual(5);
});

it('gets every cluster by its context', async () => {
  for (const { name, region } of world.simulator.clusters) {
    const [, ...nodes] = parseTable(
      await world.kubectl.run('--context', name, 'get', 'nodes'),
    );
    expect(nodes.length).toBeGreaterThan(3);
    expect(nodes[0][0]).toContain(region);
    expect(nodes[0][1]).toBe('Ready');
  }
});

it('gets deployments, replica sets and autoscalers of one service', async () => {
  const { stdout } = await world.kubectl.run(
    'get',
    'deploy,rs,hpa',
    '-n',
    'storefront',
    '-l',
    'backstage.io/kubernetes-id=storefront',
  );
  expect(stdout).toMatch(/deployment\.apps\/storefront +6\/6 +6 +6 +9d/);
  expect(stdout).toMatch(/replicaset\.apps\/storefront-\w+ +6 +6 +6 +9d/);
  expect(stdout).toMatch(
    /horizontalpodautoscaler\.autoscaling\/storefront +Deployment\/storefront +cpu: \d+%\/65% +4 +20 +6 +9d/,
  );
});

it('describes a pod with its events', async () => {
  const pod = await podNamed('dice-roller-api', /ImagePull/);
  const { stdout } = await world.kubectl.run(
    'describe',
    'pod',
    pod,
    '-n',
    'games',
  );
  expect(stdout).toMatch(/Reason: +(ImagePullBackOff|ErrImagePull)/);
  expect(stdout).toContain('Controlled By:  ReplicaSet/dice-roller-api-');
  expect(stdout).toContain('backstage.io/kubernetes-id=dice-roller');
  expect(stdout).toMatch(
    /Warning +Failed .*Failed to pull image .*2\.5\.0-rc\.1: not found/,
  );
  expect(stdout).toMatch(/Normal +BackOff +\S+ \(x\d+ over \d+m\)/);
});

it('prints the log of the previous run', async () => {
  const pod = await podNamed('dice-roller-scores', /CrashLoopBackOff|Error/);
  const { stdout } = await world.kubectl.run(
    'logs',
    pod,
    '-n',
    'games',
    '--previous',
    '--tail',
    '3',
  );
  expect(stdout).toBe('}\n\nNode.js v24.11.0\n');
});

it('prints why there is no log', async () => {
  // It is one or the other, by the time of day.
  const pod = await podNamed(
    'dice-roller-api',
    /ImagePullBackOff|ErrImagePull/,
  );
  const { stderr, code } = await world.kubectl.run('logs', pod, '-n', 'games');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    new RegExp(
      `container "app" in pod "${pod}" is waiting to start: (trying and failing to pull image|image can't be pulled)`,
    ),
  );
});

it('follows a log', async () => {
  const text = await world.kubectl.until(
    /(.*request completed.*\n){2}/,
    'logs',
    '-f',
    '--tail',
    '1',
    '-n',
    'storefront',
    'deploy/storefront',
    '-c',
    'app',
  );
  expect(text).toContain('"msg":"request completed"');
});

it('watches pods', async () => {
  const cluster: Cluster = world.simulator.cluster('prod-ap');
  const watching = world.kubectl.until(
    /late +1\/1 +Running/,
    '--context',
    'prod-ap',
    'get',
    'pods',
    '-w',
    '-n',
    'storefront',
  );
  while (cluster.openWatches() === 0) await new Promise(setImmediate);
  cluster.put({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'late', namespace: 'storefront' },
    spec: { containers: [{ name: 'app' }] },
    status: {
      phase: 'Running',
      containerStatuses: [
        { name: 'app', ready: true, restartCount: 0, state: { running: {} } },
      ],
    },
  });
  expect(await watching).toMatch(/^NAME +READY +STATUS/);
  cluster.delete({ kind: 'Pod', namespace: 'storefront', name: 'late' });
});

it('gets events by field', async () => {
  const output = await world.kubectl.run(
    'get',
    'events',
    '-n',
    'games',
    '--field-selector',
    'reason=BackOff,type=Warning',
  );
  const [head, ...rows] = parseTable(output);
  expect(head).toEqual(['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']);
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows)
    expect(row.slice(1, 3)).toEqual(['Warning', 'BackOff']);
});

it('shows usage of pods and nodes', async () => {
  const [head, ...rows] = parseTable(
    await world.kubectl.run('top', 'pods', '-n', 'storefront'),
  );
  expect(head[0]).toBe('NAME');
  expect(rows).toHaveLength(8);
  expect(rows[0][1]).toMatch(/^\d+m$/);
  expect(rows[0][2]).toMatch(/^\d+Mi$/);
  const [, ...nodes] = parseTable(await world.kubectl.run('top', 'nodes'));
  expect(nodes).toHaveLength(9);
});

it('lists permissions', async () => {
  const may = async (...args: string[]) =>
    (await world.kubectl.run('auth', 'can-i', ...args)).stdout.trim();
  expect(await may('list', 'pods', '-A')).toBe('yes');
  expect(await may('get', 'pods/log', '-n', 'games')).toBe('yes');
  expect(await may('get', 'secrets', '-n', 'games')).toBe('no');
  expect(await may('--context', 'prod-eu-nobody', 'list', 'pods')).toBe('no');
  const { stdout } = await world.kubectl.run('auth', 'can-i', '--list');
  expect(stdout).toMatch(/^pods\/log +\[\] +\[\] +\[get list watch\]$/m);
  expect(stdout).toMatch(/^pods\.metrics\.k8s\.io +\[\] +\[\] +\[get list\]$/m);
});

it('is denied what its role does not allow', async () => {
  const { stderr, code } = await world.kubectl.run(
    'get',
    'secrets',
    '-n',
    'games',
  );
  expect(code).toBe(1);
  expect(stderr).toContain(
    'secrets is forbidden: User "system:serviceaccount:podlight:reader"',
  );
});

it('lists resources, version and namespaces', async () => {
  const resources = (await world.kubectl.run('api-resources')).stdout;
  expect(resources).toMatch(
    /^deployments +deploy +apps\/v1 +true +Deployment$/m,
  );
  expect(resources).toMatch(/^pods +po +v1 +true +Pod$/m);
  // As JSON, because its words changed between the versions of world.kubectl.
  const version = JSON.parse(
    (await world.kubectl.run('version', '-o', 'json')).stdout,
  );
  expect(version.serverVersion.gitVersion).toBe('v1.36.2');
  expect((await world.kubectl.run('get', 'ns', 'games')).stdout).toMatch(
    /^games +Active +41d$/m,
  );
});

it('gets every kind that has its own table', async () => {
  const { stdout } = await world.kubectl.run(
    'get',
    'sts,ds,job,cj,svc,ing,pvc',
    '-A',
  );
  expect(stdout).toMatch(/statefulset\.apps\/session-store +3\/3 +64d/);
  expect(stdout).toMatch(
    /daemonset\.apps\/session-store-exporter +9 +9 +9 +9 +9 +<none> +64d/,
  );
  expect(stdout).toMatch(/job\.batch\/dice-roller-export +Failed +0\/1/);
  expect(stdout).toMatch(
    /cronjob\.batch\/notifications-digest +\*\/5 \* \* \* \* +<none> +False/,
  );
  expect(stdout).toMatch(
    /service\/session-store +ClusterIP +None +<none> +6379\/TCP +64d/,
  );
  expect(stdout).toMatch(
    /ingress\.networking\.k8s\.io\/storefront +nginx +shop\.example\.com/,
  );
  expect(stdout).toMatch(
    /persistentvolumeclaim\/data-session-store-0 +Bound +pvc-\S+ +10Gi +RWO +gp3/,
  );
});
