import { conditionRow, troubledConditions } from './conditionRows';

it.each([
  [
    'an autoscaler whose target has no pods',
    'ScalingActive',
    'False',
    'ScalingDisabled',
  ],
  ['a paused Deployment', 'Progressing', 'Unknown', 'DeploymentPaused'],
])('takes what was asked for as no problem: %s', (_, type, status, reason) => {
  expect(troubledConditions([{ type, status, reason }])).toEqual([]);
});

it.each([
  ['ScalingActive', 'False', 'FailedGetResourceMetric'],
  ['Progressing', 'False', 'ProgressDeadlineExceeded'],
  ['ReplicaFailure', 'True', 'FailedCreate'],
])('keeps %s that is %s', (type, status, reason) => {
  expect(troubledConditions([{ type, status, reason }])).toEqual([
    { type, status, reason },
  ]);
});

it.each([
  ['Available', 'True'],
  ['Progressing', 'True'],
  ['ReplicaFailure', 'False'],
  ['Complete', 'True'],
  ['Suspended', 'False'],
])('finds nothing wrong with %s that is %s', (type, status) => {
  expect(troubledConditions([{ type, status }])).toEqual([]);
});

it.each([
  ['Available', 'Unknown'],
  ['Failed', 'Unknown'],
])('does not trust %s that is %s', (type, status) => {
  expect(troubledConditions([{ type, status }])).toEqual([{ type, status }]);
});

it('keeps the beginning of a long message, and since when it holds', () => {
  const condition = {
    type: 'Failed',
    status: 'True',
    message: `quota ${'x'.repeat(600)}`,
    lastTransitionTime: '2026-01-01T00:00:00Z',
  };
  expect(conditionRow(condition)).toEqual({
    type: 'Failed',
    status: 'True',
    message: `quota ${'x'.repeat(494)}`,
    since: '2026-01-01T00:00:00Z',
  });
});
