import { ManualClock } from '../__testUtils__/ManualClock';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { parseSelector } from '../locate/selector';
import { fail } from '../util/Result';
import { SubscriptionHub } from './SubscriptionHub';
import { failedMessage } from './ClusterProjection';
import { ClusterUpdate } from './ClusterUpdate';

const { connection } = fakeConnection(() => fail('timeout', ''));

/** Looks at so many services in so many clusters, and leaves each. */
async function leaveBehind(services: number, clusters: number) {
  const hub = new SubscriptionHub({
    clock: new ManualClock(),
    observe: ({ cluster }) => {
      const at = '2026-11-22T07:00:00Z';
      const failed = failedMessage(
        cluster.name,
        { code: 'dns', message: '' },
        new Date(at),
      );
      async function* updates(): AsyncGenerator<ClusterUpdate> {
        yield {
          message: { ...failed, state: { phase: 'live', at } },
          isSettled: true,
        };
      }
      return { updates: updates(), reevaluate: () => undefined };
    },
    onFault: () => undefined,
  });
  for (let service = 0; service < services; service += 1) {
    const parsed = parseSelector(`app=service-${service}`);
    if (!parsed.ok) throw new Error('No selector');
    const leaving = new AbortController();
    for (let index = 0; index < clusters; index += 1) {
      hub.subscribe(
        {
          service: {
            entityRef: 'component:default/shop',
            selector: parsed.selector,
          },
          connection: {
            ...connection,
            cluster: { ...connection.cluster, name: `cluster-${index}` },
          },
          identity: 'x',
        },
        leaving.signal,
      );
    }
    await new Promise(setImmediate);
    leaving.abort();
  }
  const { size } = hub;
  const left = new Set([...hub.subscriptions()].map(({ service }) => service));
  hub.close();
  return { size, services: left.size, afterwards: hub.size };
}

describe('IdleSubscriptions', () => {
  it('keeps all of twelve services, however many clusters each of them has', async () => {
    expect(await leaveBehind(12, 400)).toEqual({
      size: 12 * 400,
      services: 12,
      afterwards: 0,
    });
  });

  it.each([
    { services: 24, clusters: 400, size: 8_000 },
    { services: 1_050, clusters: 2, size: 2_000 },
  ])(
    'keeps $size at most, in $clusters clusters',
    async ({ services, clusters, size }) => {
      expect((await leaveBehind(services, clusters)).size).toBe(size);
    },
  );
});
