import { phaseMeaning } from './phaseMeaning';

it.each([
  ['Failed', 'bad'],
  ['ERROR', 'bad'],
  ['NonCompliant', 'bad'],
  ['pending', 'working'],
  ['IN_PROGRESS', 'working'],
  ['In Progress', 'working'],
  ['Hibernated', 'paused'],
  ['green', 'good'],
  ['OK', 'good'],
  ['Running', 'neutral'],
  ['Failover', 'neutral'],
  ['constructor', 'neutral'],
  ['', 'neutral'],
])('%s is %s', (word, meaning) => {
  expect(phaseMeaning(word)).toBe(meaning);
});
