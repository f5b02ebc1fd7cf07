import { ManualClock } from '../../__testUtils__/ManualClock';
import { Semaphore } from '../../util/Semaphore';
import { aToldPod } from '../__testUtils__/followSources';
import { FleetEvent } from '../source/FleetSource';
import { AddedIntake } from './AddedIntake';

const Pod = { kind: 'Pod' };
const BEGUN = { ...Pod, type: 'listBegun' };
const ENDED = { ...Pod, type: 'listEnded', resourceVersion: '7' };

function createIntake(maxRecords = 10) {
  const clock = new ManualClock();
  const events: FleetEvent[] = [];
  const stopping = new AbortController();
  const intake = new AddedIntake({
    ...{ cluster: 'eu', kinds: ['Pod'], maxRecords },
    turns: new Semaphore(1),
    sink: event => events.push(event),
    now: () => clock.now().getTime(),
    monotonic: clock.monotonic,
    onInvalid: () => undefined,
    onBreach: error => stopping.abort(error),
    signal: stopping.signal,
  });
  const send = async (...all: readonly unknown[]) => {
    for (const event of all) await intake.send(event);
  };
  const pods = (...names: readonly string[]) => ({
    ...{ ...Pod, type: 'changed' },
    records: names.map(name => aToldPod(name)),
  });
  return {
    ...{ clock, intake, pods, send },
    said: () =>
      events.flatMap((event): readonly unknown[] => {
        if (event.type === 'listEnded') return [event.isLimited];
        if (event.type !== 'changed') return [];
        const names = event.records.map(({ name }) => name);
        return [event.isLimited ? [...names, 'limited'] : names];
      }),
  };
}

describe('AddedIntake', () => {
  it('bounds a list over all of its parts, and begins anew with the next', async () => {
    const { pods, said, send } = createIntake(2);
    await send(BEGUN, pods('a'), pods('b', 'c'), ENDED);
    await send(BEGUN, pods('a', 'b'), ENDED);
    expect(said()).toEqual([['a'], ['b'], true, ['a', 'b'], false]);
  });

  it('bounds what changes after a list in each event alone, however many there are', async () => {
    const { pods, said, send } = createIntake(2);
    await send(BEGUN, pods('a', 'b'), ENDED);
    await send(pods('a'), pods('b'), pods('a', 'b'), pods('a', 'b', 'c'));
    expect(said().slice(2)).toEqual([
      ['a'],
      ['b'],
      ['a', 'b'],
      ['a', 'b', 'limited'],
    ]);
  });

  it('names a kind of which nothing was heard for so long, unless nothing can be said of it', async () => {
    const { clock, intake, send } = createIntake();
    clock.advance(999);
    expect(intake.silentKinds(1_000)).toEqual([]);
    clock.advance(1);
    expect(intake.silentKinds(1_000)).toEqual(['Pod']);
    await send(BEGUN);
    expect(intake.silentKinds(1_000)).toEqual([]);
    clock.advance(2_000);
    expect(intake.silentKinds(1_000)).toEqual(['Pod']);
    await send({ ...Pod, type: 'absent' });
    clock.advance(4_000);
    expect(intake.silentKinds(1_000)).toEqual([]);
  });
});
