import { failedMessage } from './ClusterProjection';
import { coalesce } from './ClusterUpdate';

const message = (at: number) =>
  failedMessage('one', { code: 'dns', message: '' }, new Date(at));

describe('coalesce', () => {
  it('keeps the newest message, and what the viewer has already', () => {
    const base = message(0);
    const newest = { message: message(2_000), isSettled: true };
    expect(
      coalesce({ message: message(1_000), isSettled: false, base }, newest),
    ).toEqual({ ...newest, base });
    expect(
      coalesce({ message: message(1_000), isSettled: false }, newest),
    ).toBe(newest);
  });
});
