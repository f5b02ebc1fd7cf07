import { beginsWithFailure } from '../model/failureWords';
import {
  isCount,
  tellsOfCrash,
  tellsOfFailedEnd,
  tellsOfFailure,
  tellsOfFault,
  tellsOfNoWork,
  tellsOfRun,
  tellsOfSilence,
  tellsOfWork,
} from './conditionMessages';

describe('a message of work', () => {
  it.each([
    'waiting for the first member',
    'Restoring backup',
    'reconciliation: awaiting readiness',
    "DB Instance in 'creating' state, cannot be modified",
    'Table is in CREATING status',
    'replication group currently being modified',
    'Starting failover to zone b',
    'Rolling out: 1 of 3 pods unavailable',
    'Rebalancing 12 lost shards',
  ])('is one: %s', message => {
    expect(tellsOfWork(message)).toBe(true);
  });

  it.each([
    'Starting node 2: role "app" does not exist',
    "Creating volume: storage class gold doesn't exist",
    'Initializing: connection lost',
    'secret db not found, awaiting its creation',
    'DB Instance in failing state',
    'the backup waits for nobody',
    '',
  ])('is none: %s', message => {
    expect(tellsOfWork(message)).toBe(false);
  });
});

it.each<[(message: string) => boolean, string, string]>([
  [tellsOfNoWork, 'another operation is in progress', 'an operation'],
  [beginsWithFailure, 'failed to pull', 'waiting for what failed'],
  [tellsOfFailure, 'no such image', 'a new image'],
  [tellsOfCrash, 'app-0: CrashLoopBackOff', 'starting crash-collector'],
  [tellsOfFault, 'paused because the upgrade failed', 'paused after failover'],
  [tellsOfFailedEnd, 'the job failed', 'none failed'],
  [tellsOfRun, 'Running reconciliation', 'the pod runs'],
  [isCount, '250', '250 addresses'],
  [tellsOfSilence, 'agent stopped posting', 'no agent yet'],
])('%p tells “%s” from “%s”', (tells, message, other) => {
  expect(tells(message)).toBe(true);
  expect(tells(other)).toBe(false);
});
