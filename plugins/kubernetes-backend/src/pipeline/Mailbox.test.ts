import {
  ClusterMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Mailbox } from './Mailbox';

function message(cluster: string, at: string, pods = 0): ClusterMessage {
  return {
    type: 'cluster',
    cluster,
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

async function drain(mailbox: Mailbox, signal = new AbortController().signal) {
  const result: ServiceMessage[] = [];
  for await (const taken of mailbox.messages(signal)) result.push(taken);
  return result;
}

describe('Mailbox', () => {
  it('holds only the newest message of each cluster for a viewer that is slow', async () => {
    const mailbox = new Mailbox();
    for (let pods = 0; pods < 1_000; pods += 1) {
      mailbox.putCluster(message('one', 't', pods));
    }
    mailbox.putCluster(message('two', 't'));
    mailbox.close();

    expect(await drain(mailbox)).toEqual([
      message('one', 't', 999),
      message('two', 't'),
    ]);
  });

  it('keeps nothing that says no more than that all is as before', async () => {
    const mailbox = new Mailbox();
    const taken = mailbox.messages(new AbortController().signal);
    mailbox.putCluster(message('one', '10:00'));
    const first = await taken.next();
    mailbox.putCluster(message('one', '10:10'));
    mailbox.close();

    expect(first.value).toEqual(message('one', '10:00'));
    expect(await taken.next()).toEqual({ done: true, value: undefined });
  });

  it('wakes a reader that waits, and sends a heartbeat only when there is no news', async () => {
    const mailbox = new Mailbox();
    const all = drain(mailbox);
    await Promise.resolve();
    mailbox.putHeartbeat(HEARTBEAT);
    await Promise.resolve();
    await Promise.resolve();
    mailbox.putHeartbeat(HEARTBEAT);
    mailbox.putCluster(message('one', 't'));
    mailbox.close(END);

    const messages = await all;
    expect(messages.at(-2)).toEqual(message('one', 't'));
    expect(messages.at(-1)).toEqual(END);
  });

  it('takes nothing after it is closed, and ends when the viewer leaves', async () => {
    const mailbox = new Mailbox();
    mailbox.close(END);
    mailbox.putCluster(message('one', 't'));
    expect(await drain(mailbox)).toEqual([END]);

    const left = new AbortController();
    const waiting = drain(new Mailbox(), left.signal);
    left.abort();
    expect(await waiting).toEqual([]);
  });
});
