import { renderInTestApp } from '@backstage/frontend-test-utils';
import { waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { aPodRow } from '../../fixtures';
import { PodView } from '../../service';
import {
  ColumnWidth,
  MeasurableColumn,
  useColumnWidths,
} from './useColumnWidths';

const scope = globalThis as { OffscreenCanvas?: unknown };

/** A font of which letters are 10 pixels wide, and 12 if they are bold. */
class Canvas {
  getContext() {
    const context = {
      font: '',
      measureText: ({ length }: string) => ({
        width: length * (context.font.startsWith('600') ? 12 : 10),
      }),
    };
    return context;
  }
}

afterEach(() => delete scope.OffscreenCanvas);

const COLUMNS: readonly MeasurableColumn[] = [
  { id: 'name', title: 'Name', builtIn: 'name' },
  { id: 'node', title: 'The longest head', builtIn: 'node' },
  { id: 'cpu', title: 'A longer head', widest: '1000m' },
  { id: 'own', title: 'Own', widest: '' },
  { id: 'odd', title: 'Odd' },
];
const PODS = ['web', 'a-longer-name'].map(
  name =>
    ({
      ...{ key: name, cluster: 'eu', findings: [], isStale: false },
      row: aPodRow({
        ...{ name, node: 'n1' },
        workload: { kind: 'Deployment', name: 'a-longer' },
      }),
    } as PodView),
);

async function measure() {
  let widths: readonly ColumnWidth[] = [];
  function Page() {
    const ref = useRef<HTMLDivElement>(null);
    widths = useColumnWidths(COLUMNS, PODS, ref);
    return <div ref={ref} data-testid="here" />;
  }
  const { findByTestId } = renderInTestApp(<Page />);
  await findByTestId('here');
  return () => widths;
}

it('is as wide as the head, or as the longest value and what is beside it', async () => {
  scope.OffscreenCanvas = Canvas;
  const widths = await measure();
  const around = 2 + 14;
  await waitFor(() =>
    expect(widths()).toEqual([
      { fullPx: 13 * 10 + 24 + around, endPx: 6 * 10 + 24 + around },
      { fullPx: 16 * 12 + around },
      { fullPx: 13 * 12 + around },
      { fullPx: 3 * 12 + around },
      {},
    ]),
  );
});

it('knows no width where nothing can be measured', async () => {
  const widths = await measure();
  expect(widths()).toEqual(COLUMNS.map(() => ({})));
});
