import { backendNow } from './backendNow';

const LIST = { at: '2026-03-01T12:00:00Z' };
const AT = Date.parse(LIST.at);

it('goes on from the time of the list, whatever the clock of the browser says', () => {
  const receivedAt = AT + 3_600_000;
  expect(backendNow(LIST, receivedAt, receivedAt)).toBe(AT);
  expect(backendNow(LIST, receivedAt, receivedAt + 5_000)).toBe(AT + 5_000);
});

it('is the time of the list while it is unknown when that came', () => {
  expect(backendNow(LIST, undefined, 42)).toBe(AT);
});
