import { troubledConditions } from './conditionRows';

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
