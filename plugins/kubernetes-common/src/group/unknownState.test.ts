import { DisplayState } from '../status/displayState';
import { countStates, totalCount } from './stateCounts';

describe('a state of a newer backend', () => {
  it.each(['degraded', 'toString', '__proto__', ''])(
    'counts as unknown: %p',
    state => {
      const counts = countStates(['ready', state as DisplayState, 'ready']);
      expect(counts).toMatchObject({ ready: 2, unknown: 1 });
      expect(totalCount(counts)).toBe(3);
    },
  );
});
