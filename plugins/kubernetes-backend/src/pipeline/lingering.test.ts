import { fakeConnection, ManualClock } from '../__testUtils__';
import { parseSelector } from '../locate/selector';
import { fail } from '../util/Result';
import { ClusterHub } from './ClusterHub';
import { failedMessage } from './ClusterView';

const { connection } = fakeConnection(() => fail('timeout', ''));

/** Everybody looks at so many services in so many clusters, and leaves. */
async function leaveBehind(services: number, clusters: number) {
  const hub = new ClusterHub({
    clock: new ManualClock(),
    follow: async ({ cluster }, _service, sink) => {
      const at = '2026-11-22T07:00:00Z';
      const failed = failedMessage(
        cluster.name,
        { code: 'dns', message: '' },
        new Date(at),
      );
      sink({ ...failed, state: { phase: 'live', at } }, true);
    },
  });
  for (let service = 0; service < services; service += 1) {
    const parsed = parseSelector(`app=service-${service}`);
    if (!parsed.ok) throw new Error('No selector');
    const members = Array.from({ length: clusters }, (_, index) =>
      hub.join({
        service: {
          entityRef: 'component:default/shop',
          selector: parsed.selector,
        },
        connection: {
          ...connection,
          cluster: { ...connection.cluster, name: `cluster-${index}` },
        },
        identity: 'x',
        sink: () => undefined,
      }),
    );
    await new Promise(process.nextTick);
    for (const member of members) member.leave();
  }
  const { size } = hub;
  const left = new Set([...hub.readings()].map(({ service }) => service));
  hub.close();
  return { size, services: left.size, afterwards: hub.size };
}

describe('what lingers', () => {
  it('is all of many services, however many clusters each of them has', async () => {
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
    'is $size readings at most, in $clusters clusters',
    async ({ services, clusters, size }) => {
      expect((await leaveBehind(services, clusters)).size).toBe(size);
    },
  );
});
