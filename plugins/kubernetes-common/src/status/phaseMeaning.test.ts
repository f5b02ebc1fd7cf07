import { phaseMeaning } from './phaseMeaning';

it.each([
  ['Failed', 'bad'],
  ['ERROR', 'bad'],
  ['NonCompliant', 'bad'],
  ['pending', 'working'],
  ['IN_PROGRESS', 'working'],
  ['In Progress', 'working'],
  ['Hibernated', 'paused'],
  ['workflowSuspending', 'paused'],
  ['green', 'good'],
  ['OK', 'good'],
  ['Valid', 'good'],
  ['Complete', 'good'],
  ['CrashLoop', 'bad'],
  ['TRANSIENT_FAILURE', 'bad'],
  ['NotReady', 'working'],
  ['Bootstrapping', 'working'],
  ['Provisioning initial users', 'working'],
  ['ImportInProgress', 'working'],
  ['WaitingForFirstConsumer', 'working'],
  ['waiting-for-identity', 'working'],
  ['Missing', 'neutral'],
  ['Warning', 'neutral'],
  ['Running', 'neutral'],
  ['Failover', 'neutral'],
  ['constructor', 'neutral'],
  ['', 'neutral'],
])('%s is %s', (word, meaning) => {
  expect(phaseMeaning(word)).toBe(meaning);
});
