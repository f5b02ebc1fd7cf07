import {
  ClusterUsage,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aHello,
  aPodRow,
} from '../../fixtures';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const MEBIBYTE = 1024 * 1024;

const resources = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '200m', memory: '256Mi' },
};

function aPod(name: string, changes: Partial<PodRow> = {}): PodRow {
  const containers = [aContainerRow(resources)];
  return aPodRow({ name, containers, ...changes });
}

function aPodUsage(
  name: string,
  cpuMillicores: number,
  memoryMebibytes: number,
  container = 'app',
) {
  return {
    namespace: 'games',
    name,
    at: '2026-01-01T12:00:00Z',
    containers: [
      {
        name: container,
        cpuMillicores,
        memoryBytes: memoryMebibytes * MEBIBYTE,
      },
    ],
  };
}

const measured: ClusterUsage = {
  cluster: 'eu',
  state: 'measured',
  pods: [aPodUsage('dice-1', 20, 180), aPodUsage('dice-2', 199.2, 250)],
};

const unavailable = (
  code: 'api-absent' | 'forbidden' | 'server-error',
  message: string,
): ClusterUsage => ({
  cluster: 'eu',
  state: 'unavailable',
  reason: { code, message },
});

const service = [
  aHello(['eu', 'us']),
  aCluster('eu', [aPod('dice-1'), aPod('dice-2'), aPod('dice-10')]),
  aCluster('us', []),
];

const findContainers = async (pod: string) => {
  const drawer = await screen.findByRole('dialog', { name: pod });
  return within(drawer).findByRole('region', { name: 'Containers' });
};

describe('the usage of a pod', () => {
  it('stands beside its request and its limit', async () => {
    await showTab(service, { usage: [measured] }, '?pod=eu/games/dice-1');
    const containers = await findContainers('dice-1');
    expect(
      await within(containers).findByText(/^Measured .* ago\.$/),
    ).toBeVisible();
    expect(containers).toHaveTextContent(
      'CPU20m of 200m limit (10%); request 100m',
    );
    expect(containers).toHaveTextContent(
      'Memory180 MiB of 256 MiB limit (70%); request 128 MiB',
    );
    expect(containers).not.toHaveTextContent('its limit');
    expect(
      within(containers).getByTitle(
        '180Mi of 256Mi limit (70%); request 128Mi',
      ),
    ).toBeVisible();
  });

  it('says in words when it is close to a limit', async () => {
    await showTab(service, { usage: [measured] }, '?pod=eu/games/dice-2');
    const containers = await findContainers('dice-2');
    expect(await within(containers).findByText(/^200m of 200m/)).toBeVisible();
    expect(containers).toHaveTextContent(
      'Near its limit: above it, the container is throttled',
    );
    expect(containers).toHaveTextContent(
      'Near its limit: above it, the container is killed (OOMKilled)',
    );
  });

  it.each([
    [
      { limits: { memory: '256Mi' } },
      '64 MiB of 256 MiB limit (25%); no request',
    ],
    [
      { requests: { memory: '128Mi' } },
      '64 MiB of 128 MiB request (50%); no limit',
    ],
    [{}, '64 MiB; no request, no limit'],
  ])('is worded by what the manifest says: %j', async (changes, text) => {
    const pods = [aPod('dice-1', { containers: [aContainerRow(changes)] })];
    const usage = { ...measured, pods: [aPodUsage('dice-1', 1, 64)] };
    await showTab(
      [aHello(['eu']), aCluster('eu', pods)],
      { usage: [usage] },
      '?pod=eu/games/dice-1',
    );
    const containers = await findContainers('dice-1');
    expect(await within(containers).findByText(text)).toBeVisible();
  });

  it.each([
    [
      unavailable('api-absent', 'no such API'),
      'No usage data: metrics-server isn’t installed in eu.',
    ],
    [
      unavailable('forbidden', 'pods.metrics.k8s.io is forbidden'),
      /^Backstage isn’t allowed to read usage in eu: pods\.metrics\.k8s\.io is forbidden\. .*grant get and list/,
    ],
    [
      unavailable('server-error', 'service unavailable'),
      'The metrics API of eu isn’t responding: service unavailable.',
    ],
    [
      { ...measured, pods: [] },
      'Not measured yet: this takes up to a minute after a container starts.',
    ],
  ])(
    'explains why it is missing, beside the requests and limits (%#)',
    async (usage, text) => {
      await showTab(service, { usage: [usage] }, '?pod=eu/games/dice-1');
      const containers = await findContainers('dice-1');
      expect(await within(containers).findByText(text)).toBeVisible();
      expect(containers).toHaveTextContent('limit 256 MiB, request 128 MiB');
    },
  );
});

it('is not mentioned where a cluster is set up without it', async () => {
  const usage: readonly ClusterUsage[] = [
    { cluster: 'eu', state: 'off' },
    { cluster: 'us', state: 'measured', pods: [aPodUsage('dice-3', 20, 180)] },
  ];
  const row = { kind: 'Deployment', namespace: 'games', name: 'dice' } as const;
  const workload = { kind: 'Deployment', name: 'dice' };
  const messages = [
    aHello(['eu', 'us']),
    aCluster('eu', [aPod('dice-1', { workload })], {
      workloads: [{ ...row, desired: 1 }],
    }),
    aCluster('us', [aPod('dice-3')]),
  ];
  await showTab(
    messages,
    { usage },
    '?view=table&objects=all&pod=eu/games/dice-1',
  );
  expect(await screen.findByText('180 MiB')).toBeInTheDocument();
  expect(await findContainers('dice-1')).toHaveTextContent('limit 256 MiB');
  expect(screen.queryByText(/measured|Reading what/)).not.toBeInTheDocument();
  expect(
    screen.getByRole('row', { name: /^dice Deployment/, hidden: true }),
  ).not.toHaveTextContent('not measured');
});

describe('the table of pods', () => {
  const order = () =>
    screen
      .getAllByRole('rowheader')
      .map(each => each.textContent)
      .filter(text => text?.startsWith('dice-'));

  it('has columns for CPU and memory where a cluster measures it', async () => {
    await showTab(service, { usage: [measured] }, '?view=table');
    expect(
      (await screen.findAllByTitle(/^\d+(?:m|Mi) · near its limit$/)).map(
        each => each.textContent,
      ),
    ).toEqual(['200mnear its limit', '250 MiBnear its limit']);
    expect(screen.getByText('180 MiB')).not.toHaveTextContent('limit');
    expect(screen.getAllByText('not measured')).toHaveLength(2);
  });

  it('is sorted by them, and the URL keeps the order', async () => {
    const user = await showTab(
      service,
      { usage: [measured] },
      '?view=table&sort=memory',
    );
    const head = await screen.findByRole('columnheader', { name: 'Memory' });
    expect(head).toHaveAttribute('aria-sort', 'ascending');
    expect(order()).toEqual(['dice-1', 'dice-2', 'dice-10']);
    await user.click(within(head).getByRole('button'));
    expect(order()).toEqual(['dice-2', 'dice-1', 'dice-10']);
    expect(viewQuery().get('sort')).toBe('-memory');
  });

  it('has no such columns where nothing is measured', async () => {
    const usage = [unavailable('api-absent', 'no such API')];
    await showTab(
      service,
      { usage },
      '?view=table&sort=-memory&pod=eu/games/dice-1',
    );
    // The table has the answer as soon as the drawer.
    await within(await findContainers('dice-1')).findByText(/metrics-server/);
    expect(
      screen.queryByRole('columnheader', { name: 'Memory', hidden: true }),
    ).not.toBeInTheDocument();
  });
});

describe('the usage of a workload', () => {
  const workload = { kind: 'Deployment', name: 'dice' };
  const pods = ['dice-1', 'dice-2', 'dice-10'].map(name =>
    aPod(name, { workload }),
  );
  const messages = [
    aHello(['eu']),
    aCluster('eu', [...pods, aPod('other')], {
      workloads: [
        { kind: 'Deployment', namespace: 'games', name: 'dice', desired: 3 },
      ],
    }),
  ];
  const openDetails = async () => {
    await userEvent.click(
      await screen.findByRole('button', { name: 'dice Deployment' }),
    );
    return screen.getByRole('region', { name: 'Deployment dice in eu' });
  };

  it('is that of its pods, beside what they request', async () => {
    const usage = {
      ...measured,
      pods: [...measured.pods, aPodUsage('other', 900, 900)],
    };
    await showTab(messages, { usage: [usage] }, '?objects=all');
    const row = await openDetails();
    expect(await within(row).findByText('220m of 200m (110%)')).toBeVisible();
    expect(row).toHaveTextContent('430 MiB of 256 MiB (168%)');
    expect(row).toHaveTextContent('1 pod near a limit');
    expect(row).toHaveTextContent('2 of 3 pods measured');
  });

  it('stands at a glance in the units of people', async () => {
    await showTab(messages, { usage: [measured] }, '?objects=all');
    const row = await screen.findByRole('row', { name: /^dice Deployment/ });
    // Each resource by itself, so that no line ends between a number and its unit.
    expect(await within(row).findByText('CPU 220m of 200m')).toBeVisible();
    expect(row).toHaveTextContent(
      'CPU 220m of 200m, Memory 430 MiB of 256 MiB',
    );
    expect(row).toHaveTextContent('1 pod near a limit');
  });

  it('says shortly why it is not known', async () => {
    const usage = [unavailable('forbidden', 'no')];
    await showTab(messages, { usage }, '?objects=all');
    expect(
      await within(await openDetails()).findByText('no permission'),
    ).toBeVisible();
  });
});

describe('the usage that explains a failure', () => {
  it('stands in its row and in its help', async () => {
    const user = await showTab(
      [
        aHello(['eu']),
        aCluster('eu', [aPod('dice-2')], {
          findings: [aFinding(['dice-2'], { class: 'OOMKilled' })],
        }),
      ],
      { usage: [measured] },
    );
    expect(
      await screen.findByText('now uses 250 MiB of 256 MiB (98%)'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Help/ }));
    expect(
      screen.getByText('Container app now uses 250 MiB of 256 MiB (98%).'),
    ).toBeVisible();
  });
});
