import { ListTurns } from './ListTurns';

describe('ListTurns', () => {
  const { signal } = new AbortController();
  const settle = () => new Promise(setImmediate);

  it('lets a few lists begin, and the next when one has ended', async () => {
    const turns = new ListTurns(2);
    const begun: string[] = [];
    const gates = ['a', 'a', 'a', 'b'].map((cluster, index) => {
      const { gate, release } = turns.createGate(cluster);
      void gate.beforeList(signal).then(() => begun.push(cluster + index));
      return release;
    });
    await settle();
    expect(begun).toEqual(['a0', 'a1']);
    gates[0]();
    gates[0]();
    await settle();
    gates[1]();
    await settle();
    expect(begun.slice(2).sort()).toEqual(['a2', 'b3']);
  });

  it('takes one that is given up out of the queue', async () => {
    const turns = new ListTurns(1);
    const first = turns.createGate('a');
    await first.gate.beforeList(signal);
    const leaving = new AbortController();
    const second = turns.createGate('b').gate.beforeList(leaving.signal);
    leaving.abort();
    await second;
    const third = turns.createGate('c').gate.beforeList(signal);
    first.release();
    await expect(third).resolves.toBeUndefined();
  });
});
