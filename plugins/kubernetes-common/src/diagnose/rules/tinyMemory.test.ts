import { isTinyMemory } from './tinyMemory';

it.each([
  ['128', true],
  ['4Mi', true],
  ['31Mi', true],
  ['32Mi', false],
  ['512Mi', false],
  ['0.1Gi', false],
  ['128m', true],
  ['much', false],
  [undefined, false],
  ['0', false],
  ['-1', false],
])('a memory limit of %s may keep a process from starting: %s', (limit, is) => {
  expect(isTinyMemory(limit)).toBe(is);
});

it.each([
  [['16Mi', '15Mi'], true],
  [['16Mi', '16Mi'], false],
  [['4Mi', undefined], false],
  [['4Mi', '0'], false],
])('limits of %j add up to one of a pod: %s', (limits, is) => {
  expect(isTinyMemory(...limits)).toBe(is);
});
