import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AutoscalerPart } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import { anObjectView } from '../../__testUtils__/objectsPanel';
import { Metrics, Scale } from './AutoscalerCells';
import { CellProps } from './CellProps';

async function show(
  Cell: (props: CellProps) => JSX.Element | null,
  changes: Partial<AutoscalerPart>,
): Promise<HTMLElement> {
  const autoscaler: AutoscalerPart = {
    target: { kind: 'Deployment', name: 'web' },
    ...{ min: 2, max: 6, current: 3, desired: 3, metrics: [] },
    ...changes,
  };
  const object = anObjectView({ kind: 'HorizontalPodAutoscaler', autoscaler });
  const ages = { now: 0, age: () => undefined, ago: () => '' };
  renderInTestApp(
    <div data-testid="cell">
      <Cell object={object} ages={ages} now={0} />
    </div>,
  );
  return screen.findByTestId('cell');
}

const styles = (cell: HTMLElement) =>
  [...cell.querySelectorAll<HTMLElement>('[style]')].map(
    ({ style }) => style.width || style.left,
  );

it.each([
  [{ current: 3, desired: 3 }, ['25%', '25%']],
  [{ current: 2, desired: 6 }, ['0%', '100%', '0%']],
  // Somebody has scaled it beyond its limits.
  [{ current: 1, desired: 9 }, ['0%', '100%', '0%']],
  [{ current: 6, desired: 6, min: 6 }, ['100%', '100%']],
])('draws where it is between its limits: %j', async (changes, expected) => {
  expect(styles(await show(Scale, changes))).toEqual(expected);
});

const use = (current: number | undefined) => ({
  ...{ name: 'cpu', target: '80%', current: `${current}%` },
  percent: { current, target: 80 },
});

it.each([
  [79, 'false', `${(100 * 79) / 80 / 1.5}%`],
  [80, 'false', `${100 / 1.5}%`],
  [81, 'true', `${(100 * 81) / 80 / 1.5}%`],
  [400, 'true', '100%'],
])('draws %d% of a target of 80%', async (current, isOver, width) => {
  const cell = await show(Metrics, { metrics: [use(current) as never] });
  const bar = cell.querySelector<HTMLElement>('[data-over]');
  expect(bar?.dataset.over).toBe(isOver);
  const drawn = parseFloat(styles(cell)[0]);
  expect(drawn).toBeCloseTo(parseFloat(width), 3);
});

it('draws nothing where a metric is not measured', async () => {
  const metric = { name: 'cpu', target: '80%', percent: { target: 80 } };
  const cell = await show(Metrics, { metrics: [metric as never] });
  expect(cell.querySelector('[data-over]')).toBeNull();
  expect(cell).toHaveTextContent('cpu unknown, target 80%');
});
