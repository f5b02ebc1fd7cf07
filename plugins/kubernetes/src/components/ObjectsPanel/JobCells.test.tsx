import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ObjectRow } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import { anObjectView } from '../../__testUtils__/objectsPanel';
import { useAge } from '../../format';
import { CellProps } from './CellProps';
import { JobDuration, LastRun, NextRun, Schedule } from './JobCells';

const NOW = Date.parse('2026-01-01T12:00:00Z');

function Shown(props: {
  readonly cell: (props: CellProps) => JSX.Element;
  readonly row: Partial<ObjectRow>;
}) {
  const { cell: Cell, row } = props;
  return (
    <div data-testid="cell">
      <Cell object={anObjectView(row)} ages={useAge(NOW)} now={NOW} />
    </div>
  );
}

async function textOf(
  cell: (props: CellProps) => JSX.Element,
  row: object,
): Promise<string | null> {
  renderInTestApp(<Shown cell={cell} row={row} />);
  return (await screen.findByTestId('cell')).textContent;
}

const startedAt = '2026-01-01T10:00:00Z';

it.each([
  [{ startedAt, finishedAt: '2026-01-01T10:30:00Z' }, '30m'],
  [{ startedAt }, '2h'],
  [{}, '–'],
])('a Job has taken so long: %j', async (job, text) => {
  expect(await textOf(JobDuration, { job })).toBe(text);
});

it.each([
  [{ isSuspended: true, nextAt: '2026-01-01T12:30:00Z' }, /suspended/i],
  [{}, /Can’t compute it/],
  [{ nextAt: '2026-01-01T12:30:00Z' }, /30 min/],
])('a CronJob runs next: %j', async (cronJob, text) => {
  expect(await textOf(NextRun, { cronJob })).toMatch(text);
});

it('a CronJob tells its last run, its last success, and what runs', async () => {
  const cronJob = {
    lastAt: '2026-01-01T11:00:00Z',
    lastSuccessAt: '2026-01-01T09:00:00Z',
    active: 1,
  };
  const text = await textOf(LastRun, { cronJob });
  expect(text).toMatch(/^1h ago.*3h ago.*1/);
});

it('a CronJob that never ran says so', async () => {
  const text = await textOf(LastRun, { cronJob: { active: 0 } });
  expect(text).toBe('Not run yet');
});

it('shows hidden characters of a schedule', async () => {
  const cronJob = { schedule: '* *\u202E * * *', timeZone: 'Europe/Berlin' };
  const text = await textOf(Schedule, { cronJob });
  expect(text).not.toContain('\u202E');
  expect(text).toMatch(/ Europe\/Berlin$/);
});
