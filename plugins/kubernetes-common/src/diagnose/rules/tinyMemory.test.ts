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
])('a memory limit of %s may keep a process from starting: %s', (limit, is) => {
  expect(isTinyMemory(limit)).toBe(is);
});
