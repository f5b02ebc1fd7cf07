import fc from 'fast-check';
import {
  FleetEvent,
  FleetKind,
  FleetSource,
} from '@podlight/backstage-plugin-kubernetes-node';
import { fleetSourceCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import {
  aSource,
  aToldPod,
  followSources,
  sendAll,
  untilAborted,
} from '../__testUtils__/followSources';

const TYPES = [
  'listBegun',
  'changed',
  'listEnded',
  'live',
  'gap',
  'absent',
] as const;

/** Sends them, and waits. */
const telling =
  (events: readonly unknown[]): FleetSource['follow'] =>
  async (sink, signal) => {
    await sendAll(sink, ...events);
    await untilAborted(signal);
  };

const toEvent = (type: FleetEvent['type'], kind: FleetKind = 'Pod') => ({
  ...{ type, kind, message: 'Down.' },
  ...(type === 'changed' && { records: [aToldPod('a')] }),
});

/** Whether the kit finds nothing wrong in a case about events. */
async function passes(
  follow: FleetSource['follow'],
  name: string,
): Promise<boolean> {
  const cases = fleetSourceCases({
    create: () => aSource(follow),
    ...{ cluster: 'eu', kinds: ['Pod'] },
  });
  const [found] = cases.filter(each => each.name === name);
  return found.run().then(
    () => true,
    () => false,
  );
}

/** Whether the index takes all of it as it is. */
async function isTaken(follow: FleetSource['follow']): Promise<boolean> {
  const followed = followSources([aSource(follow)]);
  await followed.pass(1);
  const { faults } = followed;
  await followed.stop();
  return faults.length === 0;
}

describe('what the kit finds in a source', () => {
  it('is what the index refuses, whatever the order of events', async () => {
    const asked: Promise<void>[] = [];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...TYPES), { maxLength: 6 }),
        types => {
          const follow = telling(types.map(type => toEvent(type)));
          const name = 'tells events in an order that makes sense';
          asked.push(
            Promise.all([passes(follow, name), isTaken(follow)]).then(
              ([isPassed, isWhole]) =>
                expect({ types, isWhole }).toEqual({
                  types,
                  isWhole: isPassed,
                }),
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
    await Promise.all(asked);
  });

  it.each([
    {},
    { name: 'x'.repeat(254) },
    { name: '%2e' },
    { name: 'a\0b' },
    { namespace: '' },
    { uid: 7 },
    { uid: 'x'.repeat(257) },
    { labels: [] },
    { labels: { a: 1 } },
    { labels: { 'a\nb': '' } },
    { owner: { kind: 'Job', name: 'a', uid: '' } },
    { owner: { kind: 'Job' } },
    { node: 'x'.repeat(257) },
    { phase: 'a\tb' },
    { status: {} },
    { isReady: 'yes' },
    { isDeleting: 'yes' },
    { ready: 1.5 },
    { desired: -1 },
    { restarts: 2 ** 31 },
    { restarts: 2 ** 31 - 1 },
    { createdAt: '2026-11-22T07:00:00Z' },
    { createdAt: 1_700_000_000 },
    { lastRestartAt: 'yesterday' },
    { more: 'fields' },
  ])('is what the index leaves out: %j', async fields => {
    const follow = telling([
      toEvent('listBegun'),
      { ...toEvent('changed'), records: [aToldPod('a', fields)] },
      toEvent('listEnded'),
    ]);
    const name = 'tells what the index can keep';
    expect(await isTaken(follow)).toBe(await passes(follow, name));
  });
});
