import { ABANDONED } from '../util/timing';
import { unlessGone } from './unlessGone';

describe('unlessGone', () => {
  it('takes it for no failure that a client has left', () => {
    expect(unlessGone({ closed: true })(ABANDONED)).toBeUndefined();
  });

  it('throws on what ended while the client still waits', () => {
    expect(() => unlessGone({ closed: false })(ABANDONED)).toThrow(ABANDONED);
  });

  it('throws on what failed by itself, although the client has left', () => {
    const fault = new Error('a fault');
    expect(() => unlessGone({ closed: true })(fault)).toThrow(fault);
  });
});
