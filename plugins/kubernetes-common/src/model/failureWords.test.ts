import {
  beginsWithFailure,
  isExpiredWord,
  isFailureWord,
} from './failureWords';

it.each([
  'Failed',
  'STATE_TIMEOUT',
  'PHASE_UNHEALTHY',
  'RecoveryFailure',
  'STATE_FAILED',
  'ProvisioningError',
  'create-failed',
  'ConnectionFailure',
  'NO_QUORUM',
  'storage-full',
  'Disk full',
  'FailedNotVisible',
  'FailedNotVisible',
])('%s is a failure', word => {
  expect(isFailureWord(word)).toBe(true);
});

it.each([
  'no-error',
  'no_error',
  'NoError',
  'NO_ERROR',
  'NO_ERRORS',
  'STATE_NO_ERROR',
  'no failures',
  'STATE_SUCCESS',
  'Failover',
  'FailedOver',
  'Failed over',
  'NoneFailed',
  'Never failed',
  'OnFailure',
  'RetryOnFailure',
  'no_pods_failed',
  'NOT-INVALID',
])('%s is none', word => {
  expect(isFailureWord(word)).toBe(false);
});

it.each([
  ['expired', true],
  ['LicenseExpired', true],
  ['unexpired', false],
  ['NotExpired', false],
  ['never expired', false],
])('that it is no longer valid, %s says: %s', (word, expected) => {
  expect(isExpiredWord(word)).toBe(expected);
});

it.each([
  ['failed to start', true],
  ['dial tcp: connection refused', true],
  ['failed over to zone b', false],
  ['waiting for the failed node', false],
])('that something failed, %j says: %s', (message, expected) => {
  expect(beginsWithFailure(message)).toBe(expected);
});
