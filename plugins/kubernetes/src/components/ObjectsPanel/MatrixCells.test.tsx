import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCell,
  aMatrixRow,
  panelProps,
} from '../../__testUtils__/objectsPanel';
import { MatrixCell } from '../../service';
import { Chip, ClusterName, FullCell, isChosenCell } from './MatrixCells';
import { PanelProps } from './PanelProps';

async function show(
  Cell: typeof FullCell,
  cell: MatrixCell,
  changes: Partial<PanelProps> = {},
) {
  renderInTestApp(
    <div data-testid="cell">
      <Cell {...panelProps(changes)} row={aMatrixRow([cell])} cell={cell} />
    </div>,
  );
  return screen.findByTestId('cell');
}

const lines = (cell: HTMLElement) =>
  [...cell.querySelectorAll('p')].map(({ textContent }) => textContent);

describe('a cell of the matrix', () => {
  it('has the state, the versions, and what is going on', async () => {
    const cell = await show(
      FullCell,
      aCell('eu', {
        state: 'failing',
        versions: ['5.3.0', '5.2.0'],
        differs: true,
        status: 'CrashLoopBackOff',
        rollout: { updated: 1, total: 2 },
      }),
    );
    expect(cell).toHaveTextContent(/^some pods failing, 2\/2 ready/);
    expect(lines(cell)).toEqual([
      '5.3.0, 5.2.0, differs',
      'CrashLoopBackOff',
      'rolling out, 1 of 2 updated',
    ]);
  });

  it('has no line for versions that are unknown', async () => {
    expect(lines(await show(FullCell, aCell('eu')))).toEqual([]);
  });

  it('has the first three columns of a custom resource, without dates and empty values', async () => {
    const columns = [
      { title: 'Born', value: '2026-01-01T00:00:00Z', format: 'date' as const },
      { title: 'Step', value: '3/6' },
      { title: 'Empty', value: '' },
      { title: 'Weight', value: '20', format: 'number' as const },
      { title: 'Pause', value: 'manual' },
      { title: 'More', value: 'x' },
    ];
    const customResource = { definition: 'rollouts.argoproj.io', columns };
    const cell = await show(
      FullCell,
      aCell('eu', { state: undefined }, { kind: 'Rollout', customResource }),
    );
    expect(lines(cell)).toEqual([
      'Step 3/6\u00a0· Weight 20\u00a0· Pause manual',
    ]);
  });

  it.each([
    ['absent', 'Not in Cluster eu'],
    ['unread', 'unreadable'],
    ['connecting', 'connecting…'],
  ] as const)('that is %s says so', async (type, words) => {
    const cell = await show(FullCell, { type, cluster: 'eu' });
    expect(cell).toHaveTextContent(words);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('filters the pods to the workload in that cluster', async () => {
    const onFilter = jest.fn();
    await show(FullCell, aCell('eu'), { onFilter, isFiltered: () => true });
    await userEvent.click(
      screen.getByRole('button', {
        name: '2/2 ready: show the pods of web in Cluster eu',
        pressed: true,
      }),
    );
    expect(onFilter).toHaveBeenCalledWith({
      cluster: 'eu',
      namespace: 'shop',
      workload: { kind: 'Deployment', name: 'web' },
    });
  });

  it('filters nothing where pods do not name the workload, or there are none', async () => {
    await show(FullCell, aCell('eu', { hasOwnPods: false }), {
      onFilter: jest.fn(),
    });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is no button without pods to filter', async () => {
    await show(FullCell, aCell('eu'));
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a chip of the matrix', () => {
  it('has the cluster and the state, and the rest as its title', async () => {
    const cell = await show(
      Chip,
      aCell('eu', { versions: ['5.3.0'], status: 'CrashLoopBackOff' }),
    );
    expect(cell).toHaveTextContent(/^Cluster eu2\/2 ready$/);
    expect(cell.firstElementChild).toHaveAttribute(
      'title',
      '5.3.0\nCrashLoopBackOff',
    );
  });

  it('has the version where it differs', async () => {
    const cell = await show(
      Chip,
      aCell('eu', { versions: ['5.3.0'], differs: true }),
    );
    expect(cell).toHaveTextContent(/^Cluster eu2\/2 ready5\.3\.0, differs$/);
  });

  it('says that its cluster cannot be read', async () => {
    const cell = await show(Chip, { type: 'unread', cluster: 'eu' });
    expect(cell).toHaveTextContent(/^Cluster euunreadable$/);
  });
});

describe('the name of a cluster', () => {
  it('filters the pods to the cluster', async () => {
    const onFilter = jest.fn();
    const isFiltered: PanelProps['isFiltered'] = scope =>
      scope.cluster === 'eu' && scope.workload === undefined;
    renderInTestApp(
      <ClusterName {...panelProps({ onFilter, isFiltered })} cluster="eu" />,
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Cluster eu',
        description: 'Show only this cluster',
        pressed: true,
      }),
    );
    expect(onFilter).toHaveBeenCalledWith({ cluster: 'eu' });
  });

  it('is text where there is nothing to filter', async () => {
    renderInTestApp(<ClusterName {...panelProps()} cluster="eu" />);
    expect(await screen.findByText('Cluster eu')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the chosen cell', () => {
  const chosen = (scope: PanelProps['scope']) =>
    isChosenCell(
      { ...panelProps({ scope }), row: aMatrixRow([]) },
      { type: 'absent', cluster: 'eu' },
    );

  it('is that of the scope that the pods are filtered by', () => {
    const workload = { kind: 'Deployment', name: 'web' };
    expect(chosen({ cluster: 'eu' })).toBe(true);
    expect(chosen({ cluster: 'us' })).toBe(false);
    expect(chosen({ workload })).toBe(true);
    expect(chosen({ workload: { ...workload, name: 'api' } })).toBe(false);
    expect(chosen({ namespace: 'cart', workload })).toBe(false);
    expect(chosen(undefined)).toBe(false);
  });
});
