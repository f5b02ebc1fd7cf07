import { fakeConnection } from '../__testUtils__/fakeConnection';
import { ok } from '../util/Result';
import { SubscriberSet } from './SubscriberSet';

const { connection } = fakeConnection(() => ok('first'));

function setup() {
  const onUnused = jest.fn();
  const subscribers = new SubscriberSet<string>({
    connection,
    identity: 'x',
    onUnused,
  });
  return { onUnused, subscribers };
}

describe('SubscriberSet', () => {
  it('reports once that the last subscriber has left', () => {
    const { onUnused, subscribers } = setup();
    const leave = [
      subscribers.add('ada', connection),
      subscribers.add('bob', connection),
    ];
    expect([...subscribers]).toEqual(['ada', 'bob']);
    leave[0]();
    leave[0]();
    expect(onUnused).not.toHaveBeenCalled();
    leave[1]();
    leave[1]();
    expect(onUnused).toHaveBeenCalledTimes(1);
    expect(subscribers.size).toBe(0);
  });

  it('asks with the connection of a subscriber that is still there', async () => {
    const { subscribers } = setup();
    const second = fakeConnection(() => ok('second')).connection;
    subscribers.add('ada', connection);
    const leave = [
      subscribers.add('bob', second),
      subscribers.add('carl', second),
    ];
    const ask = () =>
      subscribers.connection.getJson({
        path: '/api/v1/pods',
        signal: subscribers.signal,
      });
    leave[0]();
    expect(await ask()).toEqual(ok('second'));
    leave[1]();
    expect(await ask()).toEqual(ok('first'));
  });

  it('aborts its signal when it is stopped', () => {
    const { subscribers } = setup();
    expect(subscribers.signal.aborted).toBe(false);
    subscribers.stop();
    expect(subscribers.signal.aborted).toBe(true);
  });
});
