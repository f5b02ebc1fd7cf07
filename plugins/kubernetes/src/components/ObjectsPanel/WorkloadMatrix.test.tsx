import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCell,
  aMatrixRow,
  panelProps,
} from '../../__testUtils__/objectsPanel';
import { WorkloadMatrix as View } from '../../service';
import { WorkloadMatrix, WorkloadMatrixProps } from './WorkloadMatrix';

const rows = (count: number, prefix: string, isHealthy: boolean) =>
  Array.from({ length: count }, (_, i) =>
    aMatrixRow([aCell('eu')], { name: `${prefix}${i}`, isHealthy }),
  );

const clusters = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    cluster: `c${i}`,
    title: `C${i}`,
  }));

function show(view: Partial<View>, changes: Partial<WorkloadMatrixProps> = {}) {
  renderInTestApp(
    <>
      <p>above</p>
      <WorkloadMatrix
        {...panelProps()}
        matrix={{
          ...{ rows: [], columns: [{ cluster: 'eu', title: 'EU' }] },
          ...{ hasNamespaces: false, isPartial: false, isOld: false },
          ...view,
        }}
        {...changes}
      />
    </>,
  );
  return screen.findByText('above');
}

/** Without looking whether each of them is hidden, which takes long. */
const heads = () =>
  screen
    .getAllByRole('rowheader', { hidden: true })
    .map(({ textContent }) => textContent);

describe('a short list', () => {
  it('is whole, healthy or not, without a button', async () => {
    await show({ rows: rows(5, 'a', true) });
    expect(heads()).toHaveLength(5);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });
});

describe('a long list', () => {
  it('begins with what is not healthy, and unfolds and folds', async () => {
    await show({ rows: [...rows(2, 'bad', false), ...rows(4, 'a', true)] });
    expect(heads()).toEqual(['bad0 Deployment', 'bad1 Deployment']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 4 healthy workloads' }),
    );
    expect(heads()).toHaveLength(6);
    await userEvent.click(
      screen.getByRole('button', { name: 'Hide 4 healthy workloads' }),
    );
    expect(heads()).toHaveLength(2);
  });

  it('has no button where nothing is folded', async () => {
    await show({ rows: rows(6, 'bad', false) });
    expect(heads()).toHaveLength(6);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('has at most 50 rows at first', async () => {
    await show({ rows: [...rows(51, 'bad', false), ...rows(2, 'a', true)] });
    expect(heads()).toHaveLength(50);
    expect(screen.getByText('Show all 53 workloads')).toBeVisible();
  });

  it.each([
    [{ isOld: true, isPartial: true }, /healthy when last read$/],
    [{ isPartial: true }, /healthy in every readable cluster$/],
  ])('says how far it knows: %j', async (view, words) => {
    await show({ ...view, rows: rows(6, 'a', true) });
    expect(screen.getByRole('button', { name: words })).toBeVisible();
  });

  it('opens for a healthy one whose details are open, which is marked', async () => {
    await show({ rows: rows(7, 'a', true) }, { target: 'Deployment/shop/a6' });
    expect(heads()).toHaveLength(7);
    expect(screen.getAllByRole('row')[7]).toHaveAttribute(
      'data-target',
      'true',
    );
  });

  it('shows the healthy ones that the reader has filtered for', async () => {
    await show({ rows: rows(7, 'a', true) }, { isNarrowed: true });
    expect(heads()).toHaveLength(7);
    expect(screen.queryByRole('button', { name: /^(Show|Hide)/ })).toBeNull();
  });

  it('is a button alone where all are healthy', async () => {
    await show({ rows: rows(6, 'a', true) });
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('Show 6 healthy workloads')).toBeVisible();
  });
});

describe('the layout', () => {
  const widths = [
    Object.getOwnPropertyDescriptor(Element.prototype, 'clientWidth'),
    Object.getOwnPropertyDescriptor(globalThis, 'ResizeObserver'),
  ] as const;

  function measure(widthPx: number) {
    Object.defineProperty(Element.prototype, 'clientWidth', {
      configurable: true,
      get: () => widthPx,
    });
    Object.defineProperty(globalThis, 'ResizeObserver', {
      configurable: true,
      value: class {
        observe() {}
        disconnect() {}
      },
    });
  }

  afterEach(() => {
    const [width, observer] = widths;
    Object.defineProperty(Element.prototype, 'clientWidth', width!);
    if (observer) {
      Object.defineProperty(globalThis, 'ResizeObserver', observer);
    } else Reflect.deleteProperty(globalThis, 'ResizeObserver');
  });

  const columnHeads = (widthPx: number, count: number) => {
    measure(widthPx);
    const columns = clusters(count);
    const cells = columns.map(({ cluster }) => aCell(cluster));
    return show({ columns, rows: [aMatrixRow(cells)] }).then(() => ({
      heads: screen
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
      lines: screen.getAllByRole('row').length,
      chips: within(screen.getByRole('table')).queryAllByRole('listitem')
        .length,
    }));
  };

  it('has a column for each cluster where they fit', async () => {
    expect(await columnHeads(500, 2)).toEqual({
      heads: ['Workload', 'Cluster c0', 'Cluster c1'],
      ...{ lines: 2, chips: 0 },
    });
  });

  it('has a line for each where they do not', async () => {
    expect(await columnHeads(499, 2)).toEqual({
      heads: ['Workload', 'Clusters'],
      ...{ lines: 4, chips: 0 },
    });
  });

  it('compares six clusters column by column, and shows more as chips', async () => {
    expect(await columnHeads(2_000, 6)).toMatchObject({ chips: 0 });
  });

  it('puts the chips of seven clusters beside the workload', async () => {
    expect(await columnHeads(620, 7)).toMatchObject({ lines: 2, chips: 7 });
  });

  it('puts them below it where there is little room', async () => {
    expect(await columnHeads(619, 7)).toMatchObject({ lines: 3, chips: 7 });
  });
});
