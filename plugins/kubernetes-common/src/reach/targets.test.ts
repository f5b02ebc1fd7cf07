import { parseObject, Pod } from '../model';
import { FIXTURE_NOW, secondsAgo } from '../testing';
import { pod, withPorts } from '../testing/reach/objects';
import { countPortNames, hasBeenReady } from './targets';

const parsed = (builder: { build(): unknown }) =>
  parseObject(builder.build()) as Pod;

it('declare ports by the containers that keep running', () => {
  const pods = [parsed(withPorts()), parsed(withPorts()), parsed(pod('other'))];
  expect(Object.fromEntries(countPortNames(pods))).toEqual({
    http: 2,
    metrics: 2,
  });
});

it('have been ready since the time of the condition', () => {
  const since = (seconds: number) =>
    parsed(
      pod().withCondition({
        type: 'Ready',
        status: 'True',
        lastTransitionTime: secondsAgo(seconds),
      }),
    );
  const now = FIXTURE_NOW.getTime();
  expect(hasBeenReady(since(121), 120, now)).toBe(true);
  expect(hasBeenReady(since(119), 120, now)).toBe(false);
  expect(
    hasBeenReady(
      { ...since(1), status: { ...since(1).status, conditions: [] } },
      0,
      now,
    ),
  ).toBe(false);
});
