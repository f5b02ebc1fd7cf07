import { isFailureWord } from './failureWords';

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
])('%s is none', word => {
  expect(isFailureWord(word)).toBe(false);
});
