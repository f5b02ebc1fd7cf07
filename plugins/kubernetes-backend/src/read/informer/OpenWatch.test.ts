import { Readable } from 'node:stream';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { fail, ok } from '../../util/Result';
import { linkedAbortController } from '../../util/timing';
import { OpenWatch } from './OpenWatch';

async function open() {
  const clock = new ManualClock();
  const leaving = new AbortController();
  const body = new Readable({ read: () => undefined });
  body.on('error', () => undefined);
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  const answer = await OpenWatch.open({
    connection: {
      ...connection,
      open: async ({ signal }) => {
        signal.addEventListener('abort', () =>
          body.destroy(new Error('aborted')),
        );
        return ok({ status: 200, body });
      },
    },
    path: '/api/v1/services',
    query: {},
    accept: 'application/json',
    clock,
    random: () => 0,
    maxSilenceMs: 3_000,
    stop: linkedAbortController(leaving.signal),
  });
  if (!answer.ok) throw new Error(answer.reason.message);
  return {
    body,
    clock,
    leaving,
    watch: answer.value,
    leave: () => leaving.abort(new Error('left')),
  };
}

/** Until the watch has looked at the time, twice where it is due. */
async function pass(clock: ManualClock, ms: number) {
  clock.advance(ms);
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
}

it('is idle when nothing comes while somebody reads', async () => {
  const { body, clock, watch } = await open();
  const line = watch.lines.next();
  line.catch(() => undefined);
  await clock.advance(3_000);
  await expect(line).rejects.toThrow();
  expect(body.destroyed).toBe(true);
  expect(watch.isIdle).toBe(true);
});

it('does not take it for silence when nobody reads what has come', async () => {
  const { body, clock, watch } = await open();
  body.push('one\ntwo\n');
  expect((await watch.lines.next()).value).toBe('one');
  // As while a busy backend parses the first line.
  for (let minute = 0; minute < 5; minute += 1) await pass(clock, 60_000);
  expect(body.destroyed).toBe(false);
  expect((await watch.lines.next()).value).toBe('two');
  watch.close();
});

it('counts the silence from when somebody reads on', async () => {
  const { body, clock, watch } = await open();
  body.push('one\n');
  await watch.lines.next();
  await pass(clock, 3_000);
  await pass(clock, 2_900);
  const line = watch.lines.next();
  line.catch(() => undefined);
  await pass(clock, 100);
  expect(body.destroyed).toBe(false);
  await pass(clock, 2_900);
  expect(watch.isIdle).toBe(true);
});

it('allows a shorter silence, too', async () => {
  const { body, clock, watch } = await open();
  watch.allowSilence(1_000);
  body.push('one\n');
  await pass(clock, 2_000);
  await watch.lines.next();
  const line = watch.lines.next();
  line.catch(() => undefined);
  await pass(clock, 1_000);
  expect(watch.isIdle).toBe(true);
});

it('ends half a minute after the API server should have ended it', async () => {
  const { body, clock, watch } = await open();
  watch.allowSilence(3_600_000);
  const line = watch.lines.next();
  line.catch(() => undefined);
  await clock.advance(569_000);
  expect(body.destroyed).toBe(false);
  await clock.advance(1_000);
  await expect(line).rejects.toThrow();
  expect(watch.isIdle).toBe(false);
});

it('closes its socket when whoever watches leaves', async () => {
  const { body, leave } = await open();
  leave();
  expect(body.destroyed).toBe(true);
});

it('leaves nothing behind on the signal of whoever watches', async () => {
  const { leaving, watch } = await open();
  const remove = jest.spyOn(leaving.signal, 'removeEventListener');
  watch.close();
  expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
});

it('reads what has come before it says that nothing came', async () => {
  const { body, clock, watch } = await open();
  const line = watch.lines.next();
  // As in a process that was busy for all of that time.
  body.push('one\n');
  clock.advance(3_000);
  expect((await line).value).toBe('one');
  expect(body.destroyed).toBe(false);
  watch.close();
});

it('reads what has come each time', async () => {
  const { body, clock, watch } = await open();
  for (const text of ['one', 'two']) {
    const line = watch.lines.next();
    await pass(clock, 0);
    body.push(`${text}\n`);
    clock.advance(3_000);
    expect((await line).value).toBe(text);
  }
  expect(body.destroyed).toBe(false);
  watch.close();
});

it.each([
  ['refuses it', async () => fail('forbidden', 'no', 403)],
  [
    'breaks off',
    async () => {
      throw new Error('broken');
    },
  ],
])('leaves nothing behind where the API server %s', async (_, refuse) => {
  const leaving = new AbortController();
  const stop = linkedAbortController(leaving.signal);
  const remove = jest.spyOn(leaving.signal, 'removeEventListener');
  const { connection } = fakeConnection(() => fail('malformed', 'unused'));
  await OpenWatch.open({
    connection: { ...connection, open: refuse },
    path: '/api/v1/services',
    query: {},
    accept: 'application/json',
    clock: new ManualClock(),
    random: () => 0,
    stop,
  }).catch(() => undefined);
  expect(stop.signal.aborted).toBe(true);
  expect(remove).toHaveBeenCalledWith('abort', expect.any(Function));
});
