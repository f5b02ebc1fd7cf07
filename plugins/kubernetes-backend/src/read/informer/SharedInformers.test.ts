import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { collectGarbage } from '../../__testUtils__/collectGarbage';
import { aList, fakeConnection } from '../../__testUtils__/fakeConnection';
import { reflectorSettings } from '../../__testUtils__/reflectorSettings';
import { ClusterConnection } from '../../transport';
import { fail, ok } from '../../util/Result';
import { configuredTypes } from '../resourceTypes';
import { StartGate } from '../start';
import { InformerUpdate } from './ListWatchSpec';
import { SharedInformers } from './SharedInformers';

const [SERVICES] = configuredTypes(['services']).filter(
  ({ kind }) => kind === 'Service',
);
const OPEN_GATE: StartGate = {
  beforeList: async () => undefined,
  beforeWatch: async () => undefined,
};
const SOME = [JSON.parse(JSON.stringify(aPod({ name: 'a' }).build()))];

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    await new Promise(resolve => setImmediate(resolve));
  }
};

function start() {
  const clock = new ManualClock();
  const { connection, asked } = fakeConnection(({ query }) =>
    query?.watch
      ? fail('unreachable', 'no watches in this test')
      : aList('Service', SOME),
  );
  const informers = new SharedInformers(
    reflectorSettings(clock, { refreshIntervalMs: 10_000 }),
  );
  const subscribe = async (
    options: Partial<{
      connection: ClusterConnection;
      namespace: string;
      gate: StartGate;
      onUpdate: (update: InformerUpdate) => void;
      leaving: AbortController;
    }> = {},
  ) => {
    const { leaving = new AbortController() } = options;
    const updates: InformerUpdate[] = [];
    await informers.subscribe(
      {
        connection: { ...connection },
        spec: { type: SERVICES, namespace: options.namespace ?? 'shop' },
        gate: OPEN_GATE,
        onUpdate: update => updates.push(update),
        ...options,
      },
      leaving.signal,
    );
    await settle();
    return { updates, leave: () => leaving.abort() };
  };
  const lists = () => asked.filter(path => !path.includes('watch'));
  return { connection, lists, subscribe };
}

describe('SharedInformers', () => {
  it('lists once for all subscribers, and sends a later one the latest update', async () => {
    const { lists, subscribe } = start();
    const first = await subscribe();
    const second = await subscribe();
    expect(lists()).toHaveLength(1);
    expect(second.updates).toEqual(first.updates.slice(-1));
    first.leave();
    second.leave();
  });

  it('shares nothing between namespaces, nor between identities', async () => {
    const { connection, lists, subscribe } = start();
    await subscribe();
    await subscribe({ namespace: 'games' });
    await subscribe({
      connection: { ...connection, identity: async () => ok('y') },
    });
    expect(lists()).toHaveLength(3);
  });

  it('continues for the remaining subscribers, and ends with the last', async () => {
    const { lists, subscribe } = start();
    const first = await subscribe();
    const second = await subscribe();
    first.leave();
    first.leave();
    await subscribe();
    expect(lists()).toHaveLength(1);
    second.leave();
  });

  it('starts again after the last has left', async () => {
    const { lists, subscribe } = start();
    (await subscribe()).leave();
    await subscribe();
    expect(lists()).toHaveLength(2);
  });

  it.each([0, 1, 2, 3])(
    'reads nothing for one who leaves %i turns after the identity is known',
    async turns => {
      const { connection, lists, subscribe } = start();
      const leaving = new AbortController();
      const leaveIn = (left: number): void =>
        left === 0 ? leaving.abort() : queueMicrotask(() => leaveIn(left - 1));
      const identity = async () => {
        leaveIn(turns);
        return ok('x');
      };
      await subscribe({ connection: { ...connection, identity }, leaving });
      expect(lists()).toEqual([]);
    },
  );

  it.each(['connection', 'gate', 'onUpdate'] as const)(
    'keeps nothing of the %s of a first subscriber who has left',
    async which => {
      const { connection, subscribe } = start();
      /** In a function of its own, so that this test does not hold on to it either. */
      const comeAndGo = async () => {
        const objects = { pods: ['of the first subscriber'] };
        const parts = {
          connection: {
            ...connection,
            identity: async () => ok(objects ? 'x' : 'y'),
          },
          gate: { ...OPEN_GATE, beforeList: async () => void objects },
          onUpdate: () => void objects,
        };
        const first = await subscribe({ [which]: parts[which] });
        const second = await subscribe();
        first.leave();
        return { second, kept: new WeakRef(objects) };
      };
      const { kept, second } = await comeAndGo();
      await settle();
      collectGarbage();
      expect(second.updates).not.toEqual([]);
      expect(kept.deref()).toBeUndefined();
      second.leave();
    },
  );
});
