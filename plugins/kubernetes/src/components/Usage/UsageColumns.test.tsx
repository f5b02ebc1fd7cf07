import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ClusterUsage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesPodColumn,
  UsageFollower,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import { aContainerRow, aPodRow } from '../../fixtures';
import { PodView } from '../../service';
import { SlotsProvider, useSlots } from '../../slots';
import { UsageProvider } from '../../usage';
import { UsageColumns } from './UsageColumns';

const MEBIBYTE = 2 ** 20;

const aView = (name: string, cluster = 'eu', state = 'running' as const) => {
  const limits = { cpu: '200m', memory: '200Mi' };
  const row = aPodRow({
    name,
    namespace: 'games',
    containers: [aContainerRow({ state, limits })],
  });
  return { key: `${cluster}/${name}`, cluster, row } as PodView;
};

const waiting = (name: string, cluster?: string) =>
  aView(name, cluster, 'waiting' as never);

const aUse = (name: string, cpuMillicores: number, mebibytes: number) => ({
  namespace: 'games',
  name,
  at: '2026-01-01T12:00:00Z',
  containers: [
    { name: 'app', cpuMillicores, memoryBytes: mebibytes * MEBIBYTE },
  ],
});

const measured = (...pods: ReturnType<typeof aUse>[]): ClusterUsage => ({
  cluster: 'eu',
  state: 'measured',
  pods,
});

const OWN: KubernetesPodColumn = {
  id: 'team',
  title: 'Team',
  component: () => null,
};

/** A table, cell by cell, and in the order of memory. */
function Table({ pods }: { readonly pods: readonly PodView[] }) {
  const { podColumns } = useSlots();
  const memory = podColumns.find(({ id }) => id === 'memory');
  return (
    <main>
      <p data-testid="columns">
        {podColumns
          .map(each =>
            'widest' in each ? `${each.id} ${each.widest}` : each.id,
          )
          .join(', ')}
      </p>
      <p data-testid="values">
        {pods.map(pod => String(memory?.sortValue?.(pod))).join(', ')}
      </p>
      {pods.map(pod =>
        podColumns.map(({ id, component: Cell }) => (
          <div key={`${pod.key} ${id}`} data-testid={`${pod.row.name} ${id}`}>
            <Cell pod={pod} />
          </div>
        )),
      )}
    </main>
  );
}

async function show(usage: ClusterUsage, ...pods: readonly PodView[]) {
  const snapshot = { clusters: new Map([[usage.cluster, usage]]) };
  const leave = jest.fn();
  const want = jest.fn(() => leave);
  const follower = {
    getSnapshot: () => snapshot,
    subscribe: () => () => undefined,
    want,
  } as unknown as UsageFollower;
  const { unmount } = renderInTestApp(
    <UsageProvider follower={follower} pods={pods} isPaused={false}>
      <SlotsProvider value={{ podColumns: [OWN] }}>
        <UsageColumns pods={pods}>
          <Table pods={pods} />
        </UsageColumns>
      </SlotsProvider>
    </UsageProvider>,
  );
  const columns = await screen.findByTestId('columns');
  return { columns: columns.textContent, want, leave, unmount };
}

const cell = (name: string) => screen.getByTestId(name);
const signs = (name: string) =>
  [...cell(name).querySelectorAll('[data-state]')].map(sign =>
    sign.getAttribute('data-state'),
  );

it('come before those of others, as soon as a pod is measured', async () => {
  const { columns } = await show(measured(aUse('a', 20, 50)), aView('a'));
  expect(columns).toBe('cpu 888m, memory 88.8 GiB, team');
});

it.each<[string, ClusterUsage]>([
  ['no pod is measured', measured()],
  ['the cluster is not asked', { cluster: 'eu', state: 'off' }],
  [
    'it cannot be asked',
    {
      cluster: 'eu',
      state: 'unavailable',
      reason: { code: 'forbidden', message: 'no' },
    },
  ],
])('are absent where %s', async (_, usage) => {
  const { columns } = await show(usage, aView('a'));
  expect(columns).toBe('team');
});

it('have room for the widest amount up to the next power', async () => {
  const pods = [aView('a'), aView('b')];
  const small = measured(aUse('a', 888, 10), aUse('b', 3, 10));
  expect((await show(small, ...pods)).columns).toMatch(/^cpu 888m,/);
});

it('grow with what is measured', async () => {
  const large = measured(aUse('a', 889, 10), aUse('b', 3, 200_000));
  const { columns } = await show(large, aView('a'), aView('b'));
  expect(columns).toBe('cpu 8.8 cores, memory 195 GiB, team');
});

it('sort by the amount of their own resource', async () => {
  await show(
    measured(aUse('a', 20, 50), aUse('b', 90, 1)),
    aView('a'),
    aView('b'),
    aView('c'),
  );
  expect(screen.getByTestId('values')).toHaveTextContent(
    `${50 * MEBIBYTE}, ${MEBIBYTE}, undefined`,
  );
});

describe('a cell', () => {
  it('has the amount, as kubectl writes it in its title', async () => {
    await show(measured(aUse('a', 20, 50)), aView('a'));
    expect(cell('a cpu')).toHaveTextContent(/^20m$/);
    expect(cell('a memory')).toHaveTextContent(/^50 MiB$/);
    expect(screen.getByTitle('50Mi')).toBeVisible();
    expect(signs('a cpu')).toEqual([]);
  });

  it('says when it is near its limit or at it, each with its sign', async () => {
    await show(measured(aUse('a', 199, 250)), aView('a'));
    expect(cell('a cpu')).toHaveTextContent('near its limit');
    expect(signs('a cpu')).toEqual(['notReady']);
    expect(cell('a memory')).toHaveTextContent('at its limit');
    expect(signs('a memory')).toEqual(['failing']);
    expect(screen.getByTitle('250Mi · at its limit')).toBeVisible();
  });

  it('says that a running pod is not measured, and nothing of one that does not run', async () => {
    await show(measured(aUse('a', 1, 1)), aView('a'), aView('b'), waiting('c'));
    expect(cell('b cpu')).toHaveTextContent('not measured');
    expect(cell('c cpu')).toBeEmptyDOMElement();
  });

  it('says nothing where a cluster is set up without usage', async () => {
    const off: ClusterUsage = { cluster: 'us', state: 'off' };
    const clusters = new Map<string, ClusterUsage>([
      ['eu', measured(aUse('a', 1, 1))],
      ['us', off],
    ]);
    const snapshot = { clusters };
    const follower = {
      getSnapshot: () => snapshot,
      subscribe: () => () => undefined,
      want: () => () => undefined,
    } as unknown as UsageFollower;
    const pods = [aView('a'), aView('b', 'us')];
    renderInTestApp(
      <UsageProvider follower={follower} pods={pods} isPaused={false}>
        <UsageColumns pods={pods}>
          <Table pods={pods} />
        </UsageColumns>
      </UsageProvider>,
    );
    await screen.findByTestId('columns');
    expect(cell('b cpu')).toBeEmptyDOMElement();
  });
});

it('are asked for where pods run, and only as long as they are shown', async () => {
  const pods = [aView('a'), aView('b', 'us'), waiting('c', 'ap')];
  const { leave, unmount, want } = await show(measured(), ...pods);
  expect(want).toHaveBeenCalledWith(['eu', 'us']);
  const asked = want.mock.calls.length;
  expect(leave.mock.calls.length).toBeLessThan(asked);
  unmount();
  expect(leave).toHaveBeenCalledTimes(asked);
});
