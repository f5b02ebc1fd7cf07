import { deniesFailure, isAboutPart } from './conditionTypes';

describe('isAboutPart', () => {
  it.each([
    ['DeploymentAvailable', true],
    ['HTTPRouteReady', true],
    ['Available', false],
    ['ResourceSynced', false],
    ['LastAsyncOperation', false],
    ['sealedsecrets.bitnami.com/Synced', false],
    ['ACK.ResourceSynced', false],
    ['SuccessfullyReconciled', false],
  ])('of %s is %s', (type, expected) => {
    expect(isAboutPart(type)).toBe(expected);
  });
});

it('takes the words of a kind for the object itself', () => {
  expect(isAboutPart('ConnectorReady', 'Connector')).toBe(false);
  expect(isAboutPart('DashboardSynchronized', 'GrafanaDashboard')).toBe(false);
  expect(isAboutPart('ConnectorReady', 'Proxy')).toBe(true);
});

it.each([
  ['NoConflict', true],
  ['NoDataLoss', true],
  ['NotDegraded', true],
  ['NotExpired', true],
  ['NoQuorum', false],
  ['NodeLost', false],
  ['NotFound', false],
  ['NotificationRejected', false],
  ['NotReady', false],
])('whether %s denies a failure: %s', (type, expected) => {
  expect(deniesFailure(type)).toBe(expected);
});
