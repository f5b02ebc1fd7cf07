import { StreamOrPolls } from './StreamOrPolls';

const MINUTE_MS = 60_000;

describe('StreamOrPolls', () => {
  it('lets a stream be tried at first', () => {
    expect(new StreamOrPolls().pollsUntil).toBeLessThanOrEqual(0);
  });

  it('polls for half a minute, and twice as long each time, up to ten minutes', () => {
    const choice = new StreamOrPolls();
    const pauses = Array.from({ length: 7 }, () => {
      choice.heldBack(1_000);
      return (choice.pollsUntil - 1_000) / MINUTE_MS;
    });
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 10, 10]);
  });

  it('begins anew with half a minute after a stream that flowed', () => {
    const choice = new StreamOrPolls();
    choice.heldBack(0);
    choice.heldBack(0);
    choice.flows();
    choice.heldBack(0);
    expect(choice.pollsUntil).toBe(MINUTE_MS / 2);
  });
});
