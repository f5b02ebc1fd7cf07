import { encodeMessage } from './encode';

describe('a message that is not what the API promises', () => {
  it('is one sentence with the field, and not all that is wrong with it', () => {
    const at = 'x'.repeat(10_000);
    expect(() => encodeMessage({ type: 'heartbeat', at })).toThrow(
      /^A message is not what the API promises: at: invalid_format$/,
    );
  });
});
