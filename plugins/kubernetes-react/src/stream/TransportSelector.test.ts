import { TransportSelector } from './TransportSelector';

const MINUTE_MS = 60_000;

describe('TransportSelector', () => {
  it('tries a stream first', () => {
    expect(new TransportSelector().pollsUntil).toBeLessThanOrEqual(0);
  });

  it('polls for half a minute, and twice as long each time, up to ten minutes', () => {
    const choice = new TransportSelector();
    const pauses = Array.from({ length: 7 }, () => {
      choice.onStreamBuffered(1_000);
      return (choice.pollsUntil - 1_000) / MINUTE_MS;
    });
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 10, 10]);
  });

  it('starts again at half a minute after a stream that worked', () => {
    const choice = new TransportSelector();
    choice.onStreamBuffered(0);
    choice.onStreamBuffered(0);
    choice.onFirstLine();
    choice.onStreamBuffered(0);
    expect(choice.pollsUntil).toBe(MINUTE_MS / 2);
  });
});
