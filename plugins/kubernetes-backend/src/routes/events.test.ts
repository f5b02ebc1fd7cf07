import { Simulator } from '@internal/cluster-simulator';
import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { anEvent } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const EVENTS = 'component/default/shop/pods/one/shop/web-one/events';

describe('the events of a pod', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one');
    const one = simulator.cluster('one');
    const { uid = '' } =
      one.get({
        apiVersion: 'v1',
        kind: 'Pod',
        namespace: 'shop',
        name: 'web-one',
      })?.metadata ?? {};
    const event = (
      reason: string,
      lastSeenSecondsAgo: number,
      of: string,
      fieldPath?: string,
    ) =>
      put(
        one,
        anEvent({
          ...{ reason, lastSeenSecondsAgo, message: 'x', namespace: 'shop' },
          regarding: {
            ...{ kind: 'Pod', name: 'web-one', namespace: 'shop', uid: of },
            fieldPath,
          },
        }),
      );
    event('Middle', 200, uid, 'spec.initContainers{init-1.a}');
    event('Newest', 100, uid, 'spec.containers{app}');
    event('Oldest', 300, uid, 'spec.containers{app');
    event('OfItsNamesake', 50, 'another-uid');
    backend = await startBackend({ simulator });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('come newest first, those of this very pod alone', async () => {
    const answer = await backend.get(EVENTS);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const rows: readonly EventRow[] = await answer.json();
    expect(rows.map(({ reason, container }) => [reason, container])).toEqual([
      ['Newest', 'app'],
      ['Middle', 'init-1.a'],
      ['Oldest', undefined],
    ]);
  });
});
