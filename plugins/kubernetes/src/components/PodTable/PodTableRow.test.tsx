import { renderInTestApp } from '@backstage/frontend-test-utils';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aContainerRow, aFinding, aPodRow, POD_IN_STATE } from '../../fixtures';
import { PodView } from '../../service';
import { PodColumn } from '../../viewState';
import { PodTableRow, PodTableRowProps } from './PodTableRow';
import { TableColumn } from './useTableColumns';

const aPod = (changes: Partial<PodView> = {}): PodView => ({
  key: 'eu/games/dice-1',
  cluster: 'eu',
  row: aPodRow({
    name: 'dice-1',
    node: 'node-7',
    restarts: 1_234,
    readyContainers: 1,
    totalContainers: 2,
    workload: { kind: 'Deployment', name: 'dice-roller' },
    containers: [aContainerRow({ image: 'registry.example.com/dice:1.4.2' })],
  }),
  isStale: false,
  findings: [],
  ...changes,
});

const column = (builtIn: PodColumn) =>
  ({ id: builtIn, title: builtIn, builtIn } as TableColumn);

async function show(
  columns: readonly TableColumn[],
  props: Partial<PodTableRowProps> = {},
) {
  renderInTestApp(
    <table>
      <tbody>
        <PodTableRow
          pod={aPod()}
          columns={columns}
          age="3d"
          isMarked={false}
          onOpen={() => undefined}
          {...props}
        />
      </tbody>
    </table>,
  );
  return screen.findByRole('row');
}

describe('a row of the table of pods', () => {
  it.each<[PodColumn, string]>([
    ['ready', '1/2'],
    ['restarts', '1,234'],
    ['age', '3d'],
    ['version', '1.4.2'],
    ['node', 'node-7'],
    ['cluster', 'eu'],
    ['workload', 'dice-roller'],
  ])('has %s', async (builtIn, words) => {
    const row = await show([column('name'), column(builtIn)]);
    expect(within(row).getByRole('cell')).toHaveTextContent(
      new RegExp(`^${words}$`),
    );
  });

  it('says the state, and that it is old and has problems', async () => {
    const pod = aPod({
      isStale: true,
      findings: [
        aFinding(['dice-1']),
        aFinding(['dice-1'], { id: 'note', severity: 'info' }),
      ],
    });
    const row = await show([column('status')], { pod });
    expect(row).toHaveTextContent(/ready · Running · .* · 1 problem$/);
    expect(row).toHaveAttribute('data-stale', 'true');
    expect(row).toHaveAttribute('data-problem', 'true');
  });

  it('counts problems of a pod in trouble only where there is more than one', async () => {
    const failing = { ...POD_IN_STATE.failing };
    const one = aPod({
      row: aPodRow(failing),
      findings: [aFinding(['dice-1'])],
    });
    const two = {
      ...one,
      findings: [...one.findings, aFinding(['dice-1'], { id: 'other' })],
    };
    expect(await show([column('status')], { pod: one })).toHaveTextContent(
      /failing · CrashLoopBackOff$/,
    );
    cleanup();
    expect(await show([column('status')], { pod: two })).toHaveTextContent(
      /2 problems$/,
    );
  });

  it.each([
    ['ip-10-0-1-7.eu-west-1.compute.internal', 'ip-10-0-1-7'],
    ['10.0.1.7', '10.0.1.7'],
    ['node-a', 'node-a'],
  ])(
    'shows node %s as %s, and in full when it is pointed at',
    async (node, words) => {
      const pod = aPod({ row: aPodRow({ node }) });
      await show([column('name'), column('node')], { pod });
      expect(screen.getByTitle(node)).toHaveTextContent(
        new RegExp(`^${words.replaceAll('.', '\\.')}$`),
      );
    },
  );

  it('has no problem where there is only something good to know', async () => {
    const findings = [aFinding(['dice-1'], { severity: 'info' })];
    const row = await show([column('status')], { pod: aPod({ findings }) });
    expect(row).toHaveAttribute('data-problem', 'false');
    expect(row).not.toHaveTextContent('problem');
  });

  it('opens its pod, and marks it where pods can be marked', async () => {
    const onOpen = jest.fn();
    const onMark = jest.fn();
    await show([column('name')], { onOpen, onMark, isMarked: true });
    await userEvent.click(screen.getByRole('button', { name: 'dice-1' }));
    expect(onOpen).toHaveBeenCalledWith(aPod());
    const mark = screen.getByRole('checkbox');
    expect(mark).toBeChecked();
    await userEvent.click(mark);
    expect(onMark).toHaveBeenCalledWith('eu/games/dice-1');
  });

  it('cannot be marked elsewhere', async () => {
    await show([column('name')]);
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('has the cell of a column that was added', async () => {
    const added = {
      id: 'cost',
      title: 'Cost',
      component: ({ pod }: { pod: { row: { name: string } } }) => (
        <b>cost of {pod.row.name}</b>
      ),
    };
    const row = await show([{ id: 'cost', title: 'Cost', added } as never]);
    expect(row).toHaveTextContent('cost of dice-1');
  });
});
