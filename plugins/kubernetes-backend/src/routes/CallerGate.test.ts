import { CallerGate } from './CallerGate';

const NEVER = new AbortController().signal;

function setup() {
  const gate = new CallerGate({ requestsPerUser: 2 });
  const ends: (() => void)[] = [];
  let begun = 0;
  const ask = (caller: string, signal = NEVER) => {
    const done = gate.run(caller, signal, () => {
      begun += 1;
      return new Promise<void>(resolve => ends.push(resolve));
    });
    done.catch(() => undefined);
    return done;
  };
  return {
    gate,
    ask,
    begun: () => begun,
    async endAll() {
      while (ends.length > 0) {
        ends.shift()?.();
        await new Promise(process.nextTick);
      }
    },
  };
}

describe('CallerGate', () => {
  it('works on two requests of each caller, and lets a hundred wait', async () => {
    const { gate, ask, begun, endAll } = setup();
    for (let index = 0; index < 102; index += 1) ask('ada');
    await expect(ask('ada')).rejects.toMatchObject({
      statusCode: 429,
      retryAfterSeconds: 1,
    });
    expect(begun()).toBe(2);
    ask('bob');
    await new Promise(process.nextTick);
    expect(begun()).toBe(3);
    await endAll();
    expect(begun()).toBe(103);
    expect(gate.size).toBe(0);
  });

  it('lets nobody wait who has left', async () => {
    const { gate, ask, begun, endAll } = setup();
    ask('ada');
    ask('ada');
    const leaving = new AbortController();
    const left = ask('ada', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    await endAll();
    expect(begun()).toBe(2);
    expect(gate.size).toBe(0);
  });
});
