import { deniesFailure, isAboutPart, readType } from './conditionTypes';

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
  ['NoFailedPods', true],
  ['NoErrorsDetected', true],
  ['NoConflictsFound', true],
  ['NeverFailed', true],
  ['WithoutFailures', true],
  ['PodsNotFailed', true],
  ['HasNoErrors', true],
  ['ZeroErrors', true],
  ['NoIssuesFound', true],
  ['ErrorFree', true],
  ['Errorless', true],
  ['FailureLess', true],
  ['ErrorsCleared', false],
  ['NoFailureDomainAvailable', false],
  ['Resolved', false],
  ['Serverless', false],
  ['ReplicasNotReady', false],
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

it.each([
  ['NonCompliant', 'bad'],
  ['NoneReady', 'bad'],
  ['NoReplicasAvailable', 'bad'],
  ['NeverSynced', 'bad'],
  ['NotReady', 'bad'],
  ['FailureDomainsReady', 'good'],
  ['FallbackReady', 'good'],
  ['NonRootReady', 'good'],
  ['NoSQLReady', 'good'],
  ['ZeroDowntimeReady', 'good'],
  ['InvalidSpec', 'bad'],
  ['ErrorCreatingJob', 'bad'],
  ['ConflictResolved', 'good'],
  ['ErrorReportingEnabled', undefined],
  ['FailurePolicy', undefined],
  ['NotPaused', undefined],
  ['NotTerminating', undefined],
  ['NoUpdatesAvailable', undefined],
  ['UpgradeNotAvailable', undefined],
])('what %s means when true: %s', (type, expected) => {
  const { isBad, isGood } = readType(type);
  expect([isBad && 'bad', isGood && 'good'].filter(Boolean)).toEqual(
    expected ? [expected] : [],
  );
});

it.each([
  ['UpgradeNotReady', { isBad: true }],
  ['UpgradeNotAvailable', { isBad: false }],
  ['NotTerminating', { isWork: false }],
  ['Terminating', { isWork: true }],
  ['ZeroAvailable', { isBad: false }],
  ['NoneAvailable', { isBad: true }],
])('reads the words of %s', (type, expected) => {
  expect(readType(type)).toMatchObject(expected);
});
