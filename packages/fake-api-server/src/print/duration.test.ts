import { humanDuration } from './duration';

it.each([
  [-5, '<invalid>'],
  [0, '0s'],
  [119, '119s'],
  [120, '2m'],
  [150, '2m30s'],
  [600, '10m'],
  [10_799, '179m'],
  [10_800, '3h'],
  [12_600, '3h30m'],
  [28_800, '8h'],
  [172_799, '47h'],
  [172_800, '2d'],
  [190_800, '2d5h'],
  [691_200, '8d'],
  [63_072_000, '2y'],
  [66_000_000, '2y33d'],
])('prints an age of %p seconds as kubectl does: %p', (seconds, expected) => {
  expect(humanDuration(seconds * 1000)).toBe(expected);
});
