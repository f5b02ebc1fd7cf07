import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { serviceTarget } from '../../locate';
import { untilWorthAsking, UntilWorthAskingOptions } from './untilWorthAsking';

function setup(changes: Partial<UntilWorthAskingOptions> = {}) {
  const clock = new ManualClock();
  const leaving = new AbortController();
  const known: { isThere: boolean | undefined } = { isThere: false };
  const listeners = new Set<() => void>();
  const { connection } = fakeConnection(() => aList('X', []));
  let isOver = false;
  void untilWorthAsking(
    {
      target: { connection, service: serviceTarget(anEntity()) },
      placement: {
        has: () => known.isThere,
        podsOf: () => undefined,
        listen: (_target, onChange, signal) => {
          listeners.add(onChange);
          signal.addEventListener('abort', () => listeners.delete(onChange));
        },
      },
      sightings: { has: () => false },
      hasCustomTypes: false,
      isDiscovered: false,
      clock,
      random: () => 0.5,
      ...changes,
    },
    leaving.signal,
  ).then(() => {
    isOver = true;
  });
  return {
    leaving,
    listeners,
    isOver: () => isOver,
    pass: async (ms: number) => {
      clock.advance(ms);
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    learn: (isThere: boolean | undefined) => {
      known.isThere = isThere;
      for (const onChange of [...listeners]) onChange();
    },
  };
}

describe('untilWorthAsking', () => {
  it('waits until something of the service may be there', async () => {
    const { isOver, learn, listeners, pass } = setup();
    await pass(3_600_000);
    expect(isOver()).toBe(false);
    learn(true);
    await pass(0);
    expect(isOver()).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('keeps nothing of a viewer who has left', async () => {
    const { isOver, leaving, listeners, pass } = setup({ isDiscovered: true });
    await pass(0);
    expect(listeners.size).toBe(1);
    leaving.abort();
    await pass(0);
    expect(isOver()).toBe(true);
    expect(listeners.size).toBe(0);
  });

  it('has custom resources of named APIs searched after a second', async () => {
    const { isOver, pass } = setup({ hasCustomTypes: true });
    await pass(999);
    expect(isOver()).toBe(false);
    await pass(1);
    expect(isOver()).toBe(true);
  });

  it('has what is discovered searched only for a service that was seen nowhere', async () => {
    let isSeen = true;
    const { isOver, pass } = setup({
      isDiscovered: true,
      sightings: { has: () => isSeen },
    });
    await pass(3_000);
    expect(isOver()).toBe(false);
    isSeen = false;
    await pass(599_000);
    expect(isOver()).toBe(false);
    await pass(1_000);
    expect(isOver()).toBe(true);
    const nowhere = setup({ isDiscovered: true });
    await nowhere.pass(2_999);
    expect(nowhere.isOver()).toBe(false);
    await nowhere.pass(1);
    expect(nowhere.isOver()).toBe(true);
  });
});
