import { until } from '../../__testUtils__/until';
import { Outbox } from './Outbox';
import { FromWorker } from './protocol';

const pod = (name: string) => ({
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name, namespace: 'shop' },
});

function createOutbox() {
  const sent: Extract<FromWorker, { type: 'feed' }>[] = [];
  const outbox = new Outbox({
    send: message => {
      if (message.type === 'feed') sent.push(message);
    },
    onMessage: () => undefined,
  });
  return { outbox, sent };
}

describe('Outbox', () => {
  it('sends a small change after a moment', async () => {
    const { outbox, sent } = createOutbox();
    const { feed } = outbox.open('eu', 'Pod', Date.now);
    feed.apply({ type: 'ADDED', object: pod('a') });
    expect(sent).toEqual([]);
    await until(() => sent.length === 1);
    expect(sent[0]).toMatchObject({ cluster: 'eu', kind: 'Pod' });
  });

  it('sends no more than the main thread takes, and each cluster in turn', async () => {
    const { outbox, sent } = createOutbox();
    const flood = outbox.open('flood', 'Pod', Date.now).feed;
    const calm = outbox.open('calm', 'Pod', Date.now).feed;
    for (let number = 0; number < 2_000; number += 1) {
      flood.apply({ type: 'ADDED', object: pod(`pod-${number}`) });
    }
    calm.apply({ type: 'ADDED', object: pod('web') });
    await until(() => sent.length === 2);
    for (let taken = 0; taken < 2; taken += 1) outbox.taken(1);
    expect(sent).toHaveLength(4);
    expect(sent.slice(0, 3).map(({ cluster }) => cluster)).toContain('calm');
    for (let taken = 0; taken < 20; taken += 1) outbox.taken(1);
    await until(() => !flood.isWaiting);
  });

  it('sends nothing of a feed that is closed', async () => {
    const { outbox, sent } = createOutbox();
    const { feed, close } = outbox.open('eu', 'Pod', Date.now);
    feed.apply({ type: 'ADDED', object: pod('a') });
    close();
    await new Promise(resolve => setTimeout(resolve, 150));
    expect(sent).toEqual([]);
  });
});
