import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { ok } from '../../util/Result';
import { ReadTarget } from '../service/ObservedObjects';
import { NO_PLACEMENT } from './Placement';

const TARGET = {
  connection: fakeConnection(() => ok({})).connection,
} as ReadTarget;

describe('NO_PLACEMENT', () => {
  it('knows nothing', () => {
    const { signal } = new AbortController();
    const onChange = jest.fn();
    expect(NO_PLACEMENT.has(TARGET, ['Pod'])).toBeUndefined();
    expect(NO_PLACEMENT.sees(TARGET)).toBe(false);
    expect(NO_PLACEMENT.previewPods(TARGET)).toBeUndefined();
    NO_PLACEMENT.listen(TARGET, onChange, signal);
    expect(onChange).not.toHaveBeenCalled();
  });
});
