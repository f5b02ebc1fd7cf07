import { parseQuantity } from '@podlight/backstage-plugin-kubernetes-common';
import { at, listAt, textAt } from '@podlight/fake-kubernetes-api-server';
import { FakeClock } from './testing';
import { call } from '@podlight/fake-kubernetes-api-server/testing';
import { setUpKubectl } from './testing/setUpKubectl';

const MEBIBYTE = 1024 ** 2;
const METRICS = '/apis/metrics.k8s.io/v1beta1';
const clock = new FakeClock();

const world = setUpKubectl({
  clock,
  scenario: {
    clusters: [
      { name: 'measured' },
      { name: 'absent', absentApis: ['metrics.k8s.io'] },
      { name: 'broken', brokenApis: ['metrics.k8s.io'] },
    ],
    services: [
      {
        name: 'shop',
        workloads: [
          {
            replicas: 4,
            container: { cpu: '100m', cpuLimit: '200m', memory: '256Mi' },
            sidecars: [{ name: 'proxy', image: 'docker.io/library/envoy:1' }],
            problems: [
              { type: 'oomKilled', after: '10m', age: '2h' },
              { type: 'throttled' },
              { type: 'unschedulable' },
            ],
          },
        ],
      },
      { name: 'cart', workloads: [{ replicas: 1 }] },
    ],
  },
});

/** stdout and stderr of kubectl. */
async function printed(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await world.kubectl.run(...args);
  return stdout + stderr;
}

const rowsOf = (output: string) =>
  output
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.split(/ +/));

async function shopPods() {
  const { json } = await call(
    world.simulator.cluster('measured'),
    `${METRICS}/namespaces/shop/pods`,
  );
  return listAt(json, 'items').map(pod => {
    const app = listAt(pod, 'containers').find(c => at(c, 'name') === 'app');
    return {
      name: textAt(pod, 'metadata', 'name') ?? '',
      cores: parseQuantity(textAt(app, 'usage', 'cpu') ?? '') ?? NaN,
      mebibytes:
        (parseQuantity(textAt(app, 'usage', 'memory') ?? '') ?? NaN) / MEBIBYTE,
    };
  });
}

it('shows the running pods to kubectl, by label and by container', async () => {
  const pods = rowsOf(await printed('top', 'pods', '-n', 'shop'));
  expect(pods).toHaveLength(3);
  for (const [name, cpu, memory] of pods) {
    expect([name, cpu, memory]).toEqual([
      expect.stringMatching(/^shop-/),
      expect.stringMatching(/^\d+m$/),
      expect.stringMatching(/^\d+Mi$/),
    ]);
  }
  const [name] = pods[0];
  const label = 'backstage.io/kubernetes-id=cart';
  expect(rowsOf(await printed('top', 'pods', '-A', '-l', label))).toEqual([
    [
      'cart',
      expect.stringMatching(/^cart-/),
      ...Array(2).fill(expect.anything()),
    ],
  ]);
  const containers = rowsOf(
    await printed('top', 'pods', name, '-n', 'shop', '--containers'),
  );
  expect(containers.map(([, container]) => container).sort()).toEqual([
    'app',
    'proxy',
  ]);
  expect(rowsOf(await printed('top', 'nodes'))).toHaveLength(3);
});

it('shows a pod close to its memory limit and a throttled one', async () => {
  const pods = await shopPods();
  const nearLimit = pods.filter(({ mebibytes }) => mebibytes > 0.92 * 256);
  const throttled = pods.filter(({ cores }) => cores > 0.98 * 0.2);
  expect([nearLimit.length, throttled.length]).toEqual([1, 1]);
  for (const { cores, mebibytes } of pods) {
    expect(cores).toBeLessThan(0.2 * 1.02);
    expect(mebibytes).toBeLessThan(256);
  }
});

it('stays the same until the next scrape', async () => {
  clock.advance(15_000 - (clock.now() % 15_000));
  const before = await shopPods();
  clock.advance(14_000);
  expect(await shopPods()).toEqual(before);
  clock.advance(1_000);
  expect(await shopPods()).not.toEqual(before);
});

it('fails like a cluster without metrics-server, and like one whose metrics-server is down', async () => {
  const top = ['top', 'pods', '-n', 'shop', '--context'];
  expect(await printed(...top, 'absent')).toMatch(
    /Metrics API not available|metrics not available/i,
  );
  expect(await printed(...top, 'broken')).toMatch(
    /unable to handle the request \(get pods\.metrics\.k8s\.io\)|Metrics API not available/,
  );
  const { status, text } = await call(
    world.simulator.cluster('broken'),
    `${METRICS}/pods`,
  );
  expect([status, text]).toEqual([503, 'service unavailable\n']);
});

it('shows usage to identities with the right to read it', async () => {
  const cluster = world.simulator.cluster('measured');
  const token = cluster.tokens.limited;
  const { status } = await call(cluster, `${METRICS}/pods`, { token });
  expect(status).toBe(403);
});
