import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  TimelineLane,
  TimelineMark,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { formatMoment } from '../../format/useMoment';
import { TimelineEntry } from './entries';
import { aBar, aMark } from './testing';
import { TimelineTable } from './TimelineTable';
import { useEntryWords } from './useEntryWords';

const MINUTE = 60_000;
const TO = Date.parse('2026-11-22T07:00:00Z');
const FROM = TO - 60 * MINUTE;
const before = (minutes: number) => TO - minutes * MINUTE;

const clock = (at: number) =>
  formatMoment(new Date(at).toISOString(), TO, 'en');

const LANE: TimelineLane = {
  ...{ cluster: 'eu', bars: [], marks: [], gaps: [] },
  ...{ untimedRestarts: 0, omitted: 0, undated: 0 },
};

const restart = (minutes: number, name: string): TimelineMark =>
  aMark(before(minutes), {
    key: `restart ${name}`,
    about: { type: 'pod', kind: 'Pod', namespace: 'games', name },
  }).mark;

async function show(
  lanes: readonly TimelineLane[],
  canOpen: (entry: TimelineEntry) => boolean = () => true,
) {
  const onOpen = jest.fn();
  const timeline = { from: FROM, to: TO, lanes };
  function Page() {
    return (
      <TimelineTable
        {...{ timeline, canOpen, onOpen }}
        words={useEntryWords(timeline)}
        clusterTitle={name => `Cluster ${name}`}
      />
    );
  }
  renderInTestApp(<Page />);
  const table = await screen.findByRole('table', {
    name: 'Timeline as a table, newest first',
  });
  const rows = () =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map(row =>
        within(row)
          .getAllByRole('cell')
          .map(cell => cell.textContent),
      );
  return { rows, onOpen };
}

describe('the timeline as a table', () => {
  it('has the entries of all clusters in one order, newest first', async () => {
    const { rows } = await show([
      { ...LANE, marks: [restart(50, 'dice-1'), restart(10, 'dice-2')] },
      { ...LANE, cluster: 'us', marks: [restart(30, 'dice-3')] },
    ]);
    expect(rows()).toEqual([
      [clock(before(10)), 'Cluster eu', 'dice-2 restarted'],
      [clock(before(30)), 'Cluster us', 'dice-3 restarted'],
      [clock(before(50)), 'Cluster eu', 'dice-1 restarted'],
    ]);
  });

  it('says among them when nothing was observed, and why', async () => {
    const { rows } = await show([
      {
        ...LANE,
        marks: [restart(50, 'dice-1'), restart(10, 'dice-2')],
        gaps: [{ from: before(40), to: before(20), reason: 'unread' }],
      },
    ]);
    expect(rows().map(([, , what]) => what)).toEqual([
      'dice-2 restarted',
      expect.stringMatching(/^Not observed .*the cluster couldn’t be read$/),
      'dice-1 restarted',
    ]);
    expect(rows()[1][0]).toBe(`${clock(before(40))} – ${clock(before(20))}`);
  });

  it('leads from an entry to what it is about, and has text where there is nothing', async () => {
    const { bar } = aBar(TO, { from: before(5) });
    const { onOpen } = await show(
      [{ ...LANE, bars: [bar], marks: [restart(10, 'dice-2')] }],
      ({ mark }) => mark === undefined,
    );
    const [button, ...others] = screen.getAllByRole('button');
    expect(others).toEqual([]);
    await userEvent.click(button);
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ bar }));
    expect(screen.getByText('dice-2 restarted')).toBeVisible();
  });

  it('adds what no entry can say of a cluster', async () => {
    await show([{ ...LANE, untimedRestarts: 3, watchedSince: before(20) }]);
    expect(screen.getByText(/^Cluster eu: 3 earlier restarts;/)).toBeVisible();
    expect(
      screen.getByText(/^Cluster eu: Not observed: problems that ended before/),
    ).toBeVisible();
  });

  it('lays out forty rows, and all of them when asked', async () => {
    const marks = Array.from({ length: 45 }, (_, i) =>
      restart(i + 1, `dice-${i}`),
    );
    const { rows } = await show([{ ...LANE, marks }]);
    expect(rows()).toHaveLength(40);
    expect(rows()[0][2]).toBe('dice-0 restarted');
    await userEvent.click(screen.getByRole('button', { name: /\b45\b/ }));
    expect(rows()).toHaveLength(45);
  });
});
