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
  const invalid: string[] = [];
  const stopping = new AbortController();
  const intake = new AddedIntake({
    ...{ cluster: 'eu', kinds: ['Pod'], maxRecords },
    turns: new Semaphore(1),
    sink: event => events.push(event),
    now: () => clock.now().getTime(),
    monotonic: clock.monotonic,
    onInvalid: (kind, error) => invalid.push(`${kind}: ${error}`),
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
    ...{ clock, events, intake, invalid, pods, send, stopping },
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
  it('tells pods of one name in two namespaces apart', async () => {
    const { said, send } = createIntake();
    const records = ['shop', 'games'].map(namespace => ({
      ...aToldPod('a'),
      namespace,
    }));
    await send(BEGUN, { ...Pod, type: 'changed', records });
    expect(said()).toEqual([['a', 'a']]);
  });

  it('takes no change for newer than it can be', async () => {
    const { clock, events, pods, send } = createIntake();
    const now = clock.now().getTime();
    await send(BEGUN);
    for (const ms of [now + 5_000, now - 5_000]) {
      await send({ ...pods('a'), readAt: new Date(ms).toISOString() });
    }
    await send(pods('a'));
    expect(
      events.flatMap(event => (event.type === 'changed' ? event.readAt : [])),
    ).toEqual([now, now - 5_000, now]);
  });

  it('says what it leaves out, and takes the rest', async () => {
    const { invalid, pods, said, send } = createIntake();
    await send(BEGUN, { ...pods(), records: [aToldPod('a'), {}] }, ENDED);
    expect(said()).toEqual([['a'], true]);
    expect(invalid).toEqual([expect.stringMatching(/^Pod: /)]);
  });

  it('lets a hundred events wait, again and again, but no more', async () => {
    const { intake, stopping } = createIntake();
    const send = (count: number) =>
      Array.from({ length: count }, () => intake.send(BEGUN));
    await Promise.all(send(100));
    const waiting = send(100);
    expect(stopping.signal.aborted).toBe(false);
    await expect(intake.send(BEGUN)).rejects.toThrow('More than 100 events');
    expect(stopping.signal.aborted).toBe(true);
    await Promise.allSettled(waiting);
  });

  it('takes nothing that waited when the source was left', async () => {
    const { events, intake, stopping } = createIntake();
    const waiting = intake.send(BEGUN);
    stopping.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(events).toEqual([]);
  });

  it.each([
    ['what it can’t read', { type: 'listBegun' }],
    ['the end of no list', ENDED],
  ])('breaks off a source that sends %s', async (_what, event) => {
    const { intake, stopping } = createIntake();
    await expect(intake.send(event)).rejects.toThrow();
    expect(stopping.signal.aborted).toBe(true);
  });

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
