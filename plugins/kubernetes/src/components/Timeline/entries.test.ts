import { TimelineLane } from '@podlight/backstage-plugin-kubernetes-common';
import { listEntries } from './entries';
import { aBar, aMark } from './testing';

const laneOf = (lane: Partial<TimelineLane>): TimelineLane => ({
  ...{ cluster: 'eu', bars: [], marks: [], gaps: [] },
  ...{ untimedRestarts: 0, omitted: 0, undated: 0 },
  ...lane,
});

it('has all of a lane, by when they happened or began', () => {
  const entries = listEntries(
    laneOf({
      marks: [aMark(30).mark, aMark(10).mark],
      bars: [aBar(50, { from: 20 }).bar, aBar(40).bar],
    }),
  );
  expect(entries.map(({ key, at }) => [key, at])).toEqual([
    ['eu restart 10', 10],
    ['eu bar 50', 20],
    ['eu restart 30', 30],
    ['eu bar 40', 40],
  ]);
});

it('has what explains before what it explains', () => {
  const entries = listEntries(
    laneOf({ marks: [aMark(10).mark], bars: [aBar(50, { from: 10 }).bar] }),
  );
  expect(entries.map(({ key }) => key)).toEqual(['eu restart 10', 'eu bar 50']);
});
