import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterMessage,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  anEvent,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { systemClock } from '../util/timing';
import { StreamDrain } from './StreamDrain';
import { ManualClock } from '../__testUtils__/ManualClock';
import { put, questionsTo, SHOP, startFleet } from '../__testUtils__/fleet';
import {
  isCluster,
  isEnd,
  isHeartbeat,
  isHello,
} from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

const hasPods = ({ pods }: ClusterMessage) => pods.length > 0;
const hasNoPods = ({ pods }: ClusterMessage) => pods.length === 0;

describe('live', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleet('one', 'two');
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('says hello first, then sends each cluster with what runs there', async () => {
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    await stream.next(isCluster('one', ({ pods }) => pods.length > 0));
    if (
      stream.seen.every(
        seen => seen.type !== 'cluster' || seen.cluster !== 'two',
      )
    ) {
      await stream.next(isCluster('two'));
    }
    stream.leave();

    const { headers } = stream.response;
    expect(headers.get('content-type')).toMatch('application/x-ndjson');
    expect(headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(stream.seen[0]).toMatchObject({
      type: 'hello',
      version: 1,
      entityRef: 'component:default/shop',
      selector: 'backstage.io/kubernetes-id=shop',
      clusters: [{ name: 'one' }, { name: 'two' }],
      providerProblems: [],
    });
    expect(stream.seen[1]).toMatchObject({
      type: 'cluster',
      state: { phase: 'live' },
      kindProblems: [],
      pods: [{ namespace: 'shop' }],
    });
  });

  it('sends a cluster again when something in it changes, and else only heartbeats', async () => {
    backend = await startBackend({
      simulator,
      testOverrides: {
        intervals: { heartbeatMs: 1_200, reauthorizeMs: 60_000 },
      },
    });
    const stream = await backend.follow();
    await stream.next(isHeartbeat);
    const before = stream.seen.filter(({ type }) => type === 'cluster').length;
    await stream.next(isHeartbeat);
    const between = stream.seen.filter(({ type }) => type === 'cluster').length;
    const two = simulator.cluster('two');
    two.delete({ kind: 'Pod', namespace: 'shop', name: 'web-two' });
    const changed = await stream.next(isCluster('two'));
    stream.leave();

    expect(between).toBe(before);
    expect(changed.pods).toEqual([]);
    expect(stream.sent.at(-1)).toMatchObject({
      type: 'patch',
      cluster: 'two',
      pods: { removed: [expect.any(String)] },
    });
  });

  it('sends only what has changed to a client that resumes with a cursor', async () => {
    backend = await startBackend({ simulator });
    const other = await backend.follow();
    const first = await backend.follow();
    while (first.known().filter(hasPods).length < 2) {
      await first.next((message): message is ServiceMessage =>
        Boolean(message),
      );
    }
    first.leave();
    simulator
      .cluster('two')
      .delete({ kind: 'Pod', namespace: 'shop', name: 'web-two' });

    const cursor = first.known().map(({ version }) => version);
    const back = await backend.follow(
      `component/default/shop/live?cursor=${cursor.join('~')}`,
      {},
      first.known(),
    );
    const changed = await back.next(isCluster('two', hasNoPods));
    back.leave();
    other.leave();

    expect(changed.pods).toEqual([]);
    expect(back.sent[0].type).toBe('hello');
    expect(back.sent.slice(1).map(({ type }) => type)).not.toContain('cluster');
  });

  it.each(['', 'nonsense', 'AAAAAAAA.1~AAAAAAAA.2', '%00', '~~~'])(
    'sends everything for the cursor %j, which stands for nothing',
    async cursor => {
      backend = await startBackend({ simulator });
      const path = `component/default/shop/live?cursor=${cursor}`;
      const stream = await backend.follow(path);
      const message = await stream.next(isCluster('one'));
      stream.leave();

      expect(message.pods).toHaveLength(1);
    },
  );

  it.each([`cursor=${'a'.repeat(8_193)}`, 'cursor=a&cursor=b'])(
    'refuses a cursor that is none (%#)',
    async query => {
      backend = await startBackend({ simulator });
      const response = await backend.get(
        `component/default/shop/live?${query}`,
      );
      expect(response.status).toBe(400);
    },
  );

  it('shows nothing that the entity does not select', async () => {
    const one = simulator.cluster('one');
    put(one, aPod({ name: 'other', namespace: 'shop' }).build());
    put(
      one,
      aPod({ name: 'elsewhere', namespace: 'cart', labels: SHOP }).build(),
    );
    backend = await startBackend({
      simulator,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'shop',
            annotations: {
              'backstage.io/kubernetes-label-selector':
                'backstage.io/kubernetes-id in (shop)',
              'backstage.io/kubernetes-namespace': 'shop',
            },
          },
        },
      ],
    });
    const stream = await backend.follow();
    const hello = await stream.next(isHello);
    const message = await stream.next(isCluster('one'));
    stream.leave();

    expect(hello.namespace).toBe('shop');
    expect(message.pods.map(({ name }) => name)).toEqual(['web-one']);
  });

  it('refines what it has found when events and the previous log have come', async () => {
    const one = simulator.cluster('one');
    const pod = aPod({ name: 'web-bad', namespace: 'shop', labels: SHOP })
      .crashLooping({ exitCode: 1 })
      .build();
    put(one, pod);
    one.setLog('shop', 'web-bad', 'app', {
      previous: 'starting\npanic: no route to database\n',
    });
    put(
      one,
      anEvent({
        namespace: 'shop',
        reason: 'BackOff',
        message: 'Back-off restarting failed container',
        regarding: { kind: 'Pod', ...pod.metadata },
      }),
    );
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    const refined = await stream.next(
      isCluster('one', ({ findings }) =>
        JSON.stringify(findings).includes('no route to database'),
      ),
    );
    stream.leave();

    expect(refined.findings).toEqual([
      expect.objectContaining({ severity: 'error', missing: [] }),
    ]);
    expect(
      simulator.cluster('two').requests().byKind['list events'],
    ).toBeUndefined();
  });

  it('stops all work, down to the API servers, when the viewer leaves', async () => {
    await simulator.cluster('two').setFault({ type: 'hang' });
    backend = await startBackend({
      simulator,
      kubernetes: { deadlines: { firstByteMs: 60_000, listMs: 60_000 } },
    });
    const stream = await backend.follow();
    await stream.next(isCluster('one'));
    expect(simulator.cluster('two').openRequests()).toBeGreaterThan(0);
    stream.leave();

    await until(() => simulator.cluster('two').openRequests() === 0);
    simulator.cluster('one').resetRequests();
    await new Promise(resolve => setTimeout(resolve, 1_200));
    expect(questionsTo(simulator.cluster('one'))).toBe(0);
  });

  it('forgets the viewer, who would else be kept until the backend shuts down', async () => {
    const drain = new StreamDrain(systemClock, { delayMs: 0, spreadMs: 0 });
    backend = await startBackend({ simulator, testOverrides: { drain } });
    const streams = await Promise.all([backend.follow(), backend.follow()]);
    for (const stream of streams) await stream.next(isHello);
    expect(drain.size).toBe(2);
    for (const stream of streams) stream.leave();

    await until(() => drain.size === 0);
  });

  it('ends with a word when the permission is taken away', async () => {
    let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
      AuthorizeResult.ALLOW;
    backend = await startBackend({
      simulator,
      testOverrides: { intervals: { heartbeatMs: 60_000, reauthorizeMs: 300 } },
      features: [
        mockServices.permissions.mock({
          authorize: async requests => requests.map(() => ({ result })),
        }).factory,
      ],
    });
    const stream = await backend.follow();
    await stream.next(isCluster('one'));
    result = AuthorizeResult.DENY;
    const end = await stream.next(isEnd);

    expect(end.reason).toBe('unauthorized');
    await expect(stream.next(isHello)).rejects.toThrow('ended');
  });

  it('ends when the sign-in expires', async () => {
    const httpAuth = mockServices.httpAuth.mock();
    httpAuth.credentials.mockResolvedValue({
      ...mockCredentials.user(),
      expiresAt: new Date(Date.now() + 400),
    });
    backend = await startBackend({ simulator, features: [httpAuth.factory] });
    const stream = await backend.follow();
    expect((await stream.next(isEnd)).reason).toBe('unauthorized');
  });

  it('goes on while readiness is off, until new connections lead elsewhere', async () => {
    const clock = new ManualClock();
    const drain = new StreamDrain(clock, { delayMs: 3_000, spreadMs: 0 });
    backend = await startBackend({ simulator, testOverrides: { drain } });
    const path = 'component/default/shop';
    const stream = await backend.follow();
    await stream.next(isHello);
    const stopping = backend.stop();
    await until(() => drain.isDraining);

    const refused = await backend.get(`${path}/live`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('1');
    expect(refused.headers.get('Connection')).toBe('close');
    expect((await backend.get(`${path}/snapshot`)).status).toBe(200);
    const all = await fetch(
      new URL('/.backstage/health/v1/readiness', backend.url('')),
    );
    expect(all.status).toBe(503);
    expect(stream.seen.some(isEnd)).toBe(false);

    clock.advance(3_000);
    expect((await stream.next(isEnd)).reason).toBe('shutdown');
    await stopping;
    backend = await startBackend({ simulator });
  });

  it('says so when the backend shuts down, and does not hold it up', async () => {
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    await stream.next(isHello);
    const stopping = backend.stop();
    const end = await stream.next(isEnd);
    await stopping;
    backend = await startBackend({ simulator });

    expect(end.reason).toBe('shutdown');
  });
});
