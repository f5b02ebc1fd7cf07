import {
  ClusterMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ManualClock } from '../__testUtils__/ManualClock';
import { Mailbox } from './Mailbox';

function message(
  cluster: string,
  at: string,
  pods = 0,
  version?: string,
): ClusterMessage {
  return {
    type: 'cluster',
    cluster,
    ...(version && { version }),
    state: { phase: 'live', at },
    kindProblems: [],
    pods: [],
    workloads: Array.from({ length: pods }, (_, index) => ({
      kind: 'Deployment',
      namespace: 'shop',
      name: `web-${index}`,
    })),
    findings: [],
  };
}

const HEARTBEAT: ServiceMessage = { type: 'heartbeat', at: 'now' };
const END: ServiceMessage = { type: 'end', reason: 'shutdown', message: '' };

const OPEN = new AbortController().signal;

const update = (...given: Parameters<typeof message>) => ({
  message: message(...given),
});

async function drain(mailbox: Mailbox) {
  const result: ServiceMessage[] = [];
  for await (const batch of mailbox.batches()) result.push(...batch);
  return result;
}

/** The next batch, which is one message. */
async function one(batches: AsyncGenerator<readonly ServiceMessage[]>) {
  const { value } = await batches.next();
  expect(value).toHaveLength(1);
  return value[0];
}

describe('Mailbox', () => {
  it('takes every update, whether or not its messages are read', async () => {
    const mailbox = new Mailbox(OPEN);
    async function* updates() {
      for (let pods = 0; pods < 1_000; pods += 1) {
        yield { ...update('one', 't', pods), isSettled: true };
      }
    }
    await mailbox.offerAll(updates());
    mailbox.close();

    expect(await drain(mailbox)).toEqual([message('one', 't', 999)]);
  });

  it('holds only the newest message of each cluster for a slow viewer', async () => {
    const mailbox = new Mailbox(OPEN);
    for (let pods = 0; pods < 1_000; pods += 1) {
      mailbox.offer(update('one', 't', pods));
    }
    mailbox.offer(update('two', 't'));
    mailbox.close();

    expect(await drain(mailbox)).toEqual([
      message('one', 't', 999),
      message('two', 't'),
    ]);
  });

  it('sends what has changed since what it sent, however much came between', async () => {
    const mailbox = new Mailbox(OPEN);
    const taken = mailbox.batches();
    mailbox.offer(update('one', 't', 1, 'hub.1'));
    const first = await one(taken);
    for (let pods = 2; pods < 100; pods += 1) {
      mailbox.offer(update('one', 't', pods, `hub.${pods}`));
    }
    mailbox.offer(update('one', 't', 2, 'hub.100'));
    const second = await one(taken);

    expect(first).toMatchObject({ type: 'cluster', version: 'hub.1' });
    expect(second).toEqual({
      type: 'patch',
      cluster: 'one',
      since: 'hub.1',
      version: 'hub.100',
      state: { phase: 'live', at: 't' },
      workloads: {
        added: [
          {
            at: 1,
            row: { kind: 'Deployment', namespace: 'shop', name: 'web-1' },
          },
        ],
      },
    });
  });

  it('sends rows at once, and what has none a moment later, all together', async () => {
    const clock = new ManualClock();
    const mailbox = new Mailbox(OPEN, clock);
    const batches: (readonly ServiceMessage[])[] = [];
    const taking = (async () => {
      for await (const batch of mailbox.batches()) batches.push(batch);
    })();
    const settle = () => new Promise(resolve => setImmediate(resolve));
    mailbox.offer(update('empty', 't'));
    await settle();
    expect(batches).toEqual([]);
    mailbox.offer(update('one', 't', 1));
    mailbox.offer(update('two', 't'));
    await settle();
    expect(batches.splice(0)).toEqual([
      [message('empty', 't'), message('one', 't', 1), message('two', 't')],
    ]);
    mailbox.offer(update('three', 't'));
    clock.advance(1);
    mailbox.offer(update('four', 't'));
    await settle();
    expect(batches).toEqual([]);
    clock.advance(10);
    await settle();
    expect(batches).toEqual([[message('three', 't'), message('four', 't')]]);
    mailbox.close();
    await taking;
  });

  it('makes one patch for all viewers that are at the same version', async () => {
    const before = message('one', 't', 1, 'hub.1');
    const after = message('one', 't', 2, 'hub.2');
    const patches = await Promise.all(
      [1, 2].map(async () => {
        const mailbox = new Mailbox(OPEN);
        mailbox.offer({ message: after, base: before });
        mailbox.close();
        return drain(mailbox);
      }),
    );

    expect(patches[0][0].type).toBe('patch');
    expect(patches[0][0]).toBe(patches[1][0]);
  });

  it('resumes from what an earlier connection has sent, unless this one has sent more', async () => {
    const mailbox = new Mailbox(OPEN);
    mailbox.offer({
      message: message('one', 'later', 1, 'hub.1'),
      base: message('one', 't', 1, 'hub.1'),
    });
    mailbox.offer(update('two', 't', 1, 'hub.5'));
    const taken = mailbox.batches();
    const first = await one(taken);
    mailbox.offer({
      message: message('two', 't', 2, 'hub.6'),
      base: message('two', 't', 0, 'hub.4'),
    });
    const second = await one(taken);

    expect(first).toMatchObject({ type: 'cluster', cluster: 'two' });
    expect(second).toMatchObject({ type: 'patch', since: 'hub.5' });
  });

  it('sends no patch to a message that the viewer did not get', async () => {
    const mailbox = new Mailbox(OPEN);
    const taken = mailbox.batches();
    mailbox.offer(update('one', 't', 1, 'hub.1'));
    await one(taken);
    mailbox.forget('one');
    mailbox.offer(update('one', 't', 2, 'hub.2'));
    expect(await one(taken)).toMatchObject({ type: 'cluster' });
  });

  it('drops a message that changes only the time', async () => {
    const mailbox = new Mailbox(OPEN);
    const taken = mailbox.batches();
    mailbox.offer(update('one', '10:00'));
    const first = await one(taken);
    mailbox.offer(update('one', '10:10'));
    mailbox.close();

    expect(first).toEqual(message('one', '10:00'));
    expect(await taken.next()).toEqual({ done: true, value: undefined });
  });

  it('wakes a reader that waits, and sends a heartbeat only when there is no news', async () => {
    const mailbox = new Mailbox(OPEN);
    const all = drain(mailbox);
    await Promise.resolve();
    mailbox.offerHeartbeat(HEARTBEAT);
    await Promise.resolve();
    await Promise.resolve();
    mailbox.offerHeartbeat(HEARTBEAT);
    mailbox.offer(update('one', 't'));
    mailbox.close(END);

    const messages = await all;
    expect(messages.at(-2)).toEqual(message('one', 't'));
    expect(messages.at(-1)).toEqual(END);
  });

  it('takes nothing after it is closed, and ends when the viewer leaves', async () => {
    const mailbox = new Mailbox(OPEN);
    mailbox.close(END);
    mailbox.offer(update('one', 't'));
    expect(await drain(mailbox)).toEqual([END]);

    const left = new AbortController();
    const waiting = drain(new Mailbox(left.signal));
    left.abort();
    expect(await waiting).toEqual([]);
  });
});
