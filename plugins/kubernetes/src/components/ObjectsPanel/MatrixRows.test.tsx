import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCell,
  aMatrixRow,
  panelProps,
} from '../../__testUtils__/objectsPanel';
import { MatrixRow } from '../../service';
import { MatrixRows, MatrixRowsProps } from './MatrixRows';

const CELLS = [
  aCell('eu'),
  { type: 'absent', cluster: 'us' },
  { type: 'unread', cluster: 'ap' },
] as const;

async function show(
  layout: MatrixRowsProps['layout'],
  changes: Partial<MatrixRowsProps> = {},
  row: Partial<MatrixRow> = {},
) {
  const props = {
    ...panelProps(),
    ...{ hasNamespaces: false, isTarget: false, columns: [], layout },
    ...changes,
  };
  renderInTestApp(
    <table>
      <MatrixRows {...props} row={aMatrixRow(CELLS, row)} />
    </table>,
  );
  const rows = await screen.findAllByRole('row');
  return {
    ...{ rows, props },
    texts: rows.map(each =>
      [...each.children].map(({ textContent }) => textContent),
    ),
  };
}

it('has a cell for each cluster beside the workload', async () => {
  const { texts } = await show('columns');
  expect(texts).toEqual([
    ['web Deployment', '2/2 ready', '—Not in Cluster us', 'unreadable'],
  ]);
  expect(screen.getByRole('rowheader')).toHaveAttribute('scope', 'row');
});

it('has a line for each cluster that has it, or may have it', async () => {
  const { texts } = await show('lines');
  expect(texts).toEqual([
    ['web Deployment'],
    ['Cluster eu', '2/2 ready'],
    ['Cluster ap', 'unreadable'],
  ]);
});

it.each([
  ['chips', 1],
  ['chipsBelow', 2],
] as const)('has chips of the same clusters: %s', async (layout, count) => {
  const { rows } = await show(layout);
  expect(rows).toHaveLength(count);
  const items = within(rows[count - 1]).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Cluster eu2/2 ready',
    'Cluster apunreadable',
  ]);
});

it('has the head above all of its lines', async () => {
  const { rows } = await show('chipsBelow');
  expect(rows[0].firstElementChild).toHaveAttribute('scope', 'rowgroup');
  expect(rows[0].firstElementChild).toHaveAttribute('colspan', '2');
  expect(rows[1].firstElementChild).toHaveAttribute('colspan', '2');
});

it('names the namespace where names alone do not tell', async () => {
  const { texts } = await show('columns', { hasNamespaces: true });
  expect(texts[0][0]).toBe('web Deployment, shop');
});

it('names no namespace of an object without one', async () => {
  const { texts } = await show(
    'columns',
    { hasNamespaces: true },
    { namespace: '' },
  );
  expect(texts[0][0]).toBe('web Deployment');
});

it('opens the details, and marks the one that is open', async () => {
  const { rows, props } = await show('columns', { isTarget: true });
  expect(rows[0]).toHaveAttribute('data-target', 'true');
  await userEvent.click(screen.getByRole('button', { name: 'web Deployment' }));
  expect(props.onOpen).toHaveBeenCalledWith('Deployment/shop/web');
});

it.each(['columns', 'lines'] as const)(
  'marks the cell that the pods are filtered by: %s',
  async layout => {
    const { rows } = await show(layout, { scope: { cluster: 'eu' } });
    const chosen = rows.flatMap(row => [
      ...row.querySelectorAll('[data-chosen=true]'),
    ]);
    expect(chosen.map(({ textContent }) => textContent)).toEqual(['2/2 ready']);
  },
);
