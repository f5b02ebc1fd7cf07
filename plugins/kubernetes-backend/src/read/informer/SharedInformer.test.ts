import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { fail, ok } from '../../util/Result';
import { InformerUpdate } from './ListWatchSpec';
import { SharedInformer } from './SharedInformer';

function start() {
  const { connection } = fakeConnection(() => fail('timeout', 'unused'));
  const onUnused = jest.fn();
  let tell: (update: InformerUpdate) => void = () => undefined;
  let ends: AbortSignal | undefined;
  const informer = new SharedInformer({
    ...{ connection, identity: 'ada', onUnused },
    run: async (_connection, onUpdate, signal) => {
      tell = onUpdate;
      ends = signal;
    },
  });
  const subscribe = (leaving = new AbortController()) => {
    const onUpdate = jest.fn();
    informer.subscribe({ connection, onUpdate }, leaving.signal);
    return { onUpdate, leave: () => leaving.abort() };
  };
  return {
    ...{ onUnused, subscribe },
    isEnded: () => ends?.aborted,
    tell: (update: InformerUpdate) => tell(update),
  };
}

const SOME = ok({ objects: [], isTruncated: false });

describe('SharedInformer', () => {
  it('passes on the latest update, also that there is no such API, and each new one', () => {
    const { subscribe, tell } = start();
    const early = subscribe();
    expect(early.onUpdate).not.toHaveBeenCalled();
    tell(undefined);
    const late = subscribe();
    tell(SOME);
    for (const { onUpdate } of [early, late]) {
      expect(onUpdate.mock.calls).toEqual([[undefined], [SOME]]);
    }
  });

  it('ends with the last of its subscribers', () => {
    const { isEnded, onUnused, subscribe, tell } = start();
    const [first, second] = [subscribe(), subscribe()];
    first.leave();
    tell(SOME);
    expect(first.onUpdate).not.toHaveBeenCalled();
    expect([isEnded(), onUnused.mock.calls.length]).toEqual([false, 0]);
    second.leave();
    expect([isEnded(), onUnused.mock.calls.length]).toEqual([true, 1]);
  });

  it('is not kept by one who has left before', () => {
    const { isEnded, subscribe, tell } = start();
    const gone = new AbortController();
    gone.abort();
    const first = subscribe();
    tell(SOME);
    expect(subscribe(gone).onUpdate).not.toHaveBeenCalled();
    first.leave();
    expect(isEnded()).toBe(true);
  });
});
