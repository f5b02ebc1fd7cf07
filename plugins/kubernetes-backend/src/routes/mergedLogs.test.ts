import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Simulator } from '@internal/cluster-simulator';
import {
  MergedLogMessage,
  mergedLogMessageSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import {
  startBackend,
  TestBackend,
  TestBackendOptions,
} from '../__testUtils__/startBackend';
import { QUICK_DEADLINES } from '../__testUtils__/simulatorConfig';
import { until } from '../__testUtils__/until';

const LOGS = 'component/default/shop/logs?pods=';
const ONE = 'one/shop/web-one';
const TWO = 'two/shop/web-two';

/** No test here waits for them. */
const PATIENT = {
  connectMs: 60_000,
  firstByteMs: 60_000,
  listMs: 60_000,
  snapshotMs: 60_000,
};

describe('the logs of many pods as one stream', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  let leaving: AbortController;

  beforeEach(async () => {
    leaving = new AbortController();
    simulator = await startFleet('one', 'two');
    write('one', 'web-one', 'hello from one\n');
    write('two', 'web-two', 'hello from two\n');
  });

  afterEach(async () => {
    leaving.abort();
    await backend.stop();
    await simulator.stop();
  });

  function write(cluster: string, pod: string, current: string) {
    simulator.cluster(cluster).setLog('shop', pod, 'app', { current });
  }

  async function start({
    kubernetes,
    ...options
  }: Omit<TestBackendOptions, 'simulator'> = {}) {
    backend = await startBackend({
      simulator,
      // The first request of a process on a busy machine takes more than a second.
      kubernetes: { deadlines: PATIENT, ...kubernetes },
      ...options,
    });
  }

  /** Opens a stream, and reads on until what has come is as it should be. */
  async function open(query: string) {
    const { signal } = leaving;
    const response = await backend.get(`${LOGS}${query}`, { signal });
    if (!response.body) throw new Error('There is no body');
    const messages: MergedLogMessage[] = [];
    const reader = response.body
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let pending = '';
    const readOn = async () => {
      const { done, value = '' } = await reader.read();
      const lines = (pending + value).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        messages.push(mergedLogMessageSchema.parse(JSON.parse(line)));
      }
      return !done;
    };
    return {
      response,
      messages,
      textOf: (pod: number) =>
        messages
          .map(each =>
            each.type === 'lines' && each.pod === pod ? each.text : '',
          )
          .join(''),
      has: (part: object) =>
        messages.some(each =>
          Object.entries(part).every(
            ([key, value]) => Reflect.get(each, key) === value,
          ),
        ),
      async readUntil(holds: () => boolean) {
        while (!holds()) {
          if (!(await readOn())) throw new Error(JSON.stringify(messages));
        }
      },
      async rest() {
        while (await readOn());
        return messages;
      },
    };
  }

  it('gives whole lines with times, of which pod, and then ends', async () => {
    await start();
    const logs = await open(`${ONE},${TWO}/app`);
    await logs.rest();
    expect(logs.response.headers.get('content-type')).toBe(
      'application/x-ndjson; charset=utf-8',
    );
    expect(logs.textOf(0)).toMatch(/^\S+Z hello from one\n$/);
    expect(logs.textOf(1)).toMatch(/^\S+Z hello from two\n$/);
    expect(logs.has({ type: 'over', pod: 0 })).toBe(true);
    expect(logs.has({ type: 'over', pod: 1 })).toBe(true);
    expect(logs.messages.at(-1)).toMatchObject({
      type: 'end',
      reason: 'complete',
    });
  });

  it('goes on for as long as the containers write', async () => {
    await start();
    const logs = await open(`${ONE},${TWO}&follow=true`);
    await logs.readUntil(() => logs.textOf(0) !== '' && logs.textOf(1) !== '');
    write('one', 'web-one', 'hello from one\nmore from one\n');
    await logs.readUntil(() => logs.textOf(0).includes('more from one'));
    expect(logs.has({ type: 'over' })).toBe(false);
  });

  it('says which logs cannot be read, and sends the others', async () => {
    const one = simulator.cluster('one');
    put(one, aPod({ name: 'foreign', namespace: 'shop' }).build());
    put(
      one,
      aPod({ name: 'waiting', namespace: 'shop', labels: SHOP })
        .imagePullBackOff('not found')
        .build(),
    );
    await start();
    const logs = await open(
      `one/shop/absent,one/shop/foreign,three/shop/web,one/shop/waiting,${ONE},${TWO}/none&follow=true`,
    );
    await logs.readUntil(
      () =>
        logs.textOf(4) !== '' &&
        logs.messages.filter(({ type }) => type === 'failed').length === 5,
    );
    const notThere = {
      status: 404,
      message: 'This entity selects no such pod.',
    };
    const failed = (pod: number) =>
      logs.messages.find(each => each.type === 'failed' && each.pod === pod);
    expect(failed(0)).toMatchObject(notThere);
    expect(failed(1)).toMatchObject(notThere);
    expect(failed(2)).toMatchObject(notThere);
    expect(failed(3)).toMatchObject({ status: 404, code: 'not-started' });
    expect(failed(5)).toMatchObject({ status: 400, code: 'container' });
  });

  it('says that a cluster hangs or refuses, and goes on with the others', async () => {
    await simulator
      .cluster('one')
      .setFault({ type: 'forbidden', match: { subresource: 'log' } });
    await simulator
      .cluster('two')
      .setFault({ type: 'hang', match: { path: 'web-two' } });
    put(
      simulator.cluster('two'),
      aPod({ name: 'other', namespace: 'shop', labels: SHOP }).build(),
    );
    write('two', 'other', 'I am well\n');
    await start({ kubernetes: { deadlines: QUICK_DEADLINES } });
    const logs = await open(`${ONE},${TWO},two/shop/other&follow=true`);
    await logs.readUntil(
      () =>
        logs.has({ type: 'failed', pod: 0, code: 'forbidden', status: 502 }) &&
        logs.has({ type: 'failed', pod: 1, code: 'timeout', status: 504 }) &&
        logs.textOf(2) !== '',
    );
    expect(logs.has({ type: 'over' })).toBe(false);
  });

  it('says that a log broke off, and goes on with the others', async () => {
    await simulator.cluster('one').setFault({
      type: 'cut',
      afterBytes: 60,
      match: { subresource: 'log' },
    });
    write('one', 'web-one', 'first\nsecond which is longer\nthird\n');
    await start();
    const logs = await open(`${ONE},${TWO}&follow=true`);
    await logs.readUntil(
      () =>
        logs.has({
          type: 'failed',
          pod: 0,
          status: 502,
          message: "The connection to cluster 'one' was lost.",
        }) && logs.textOf(1) !== '',
    );
    write('two', 'web-two', 'hello from two\nstill there\n');
    await logs.readUntil(() => logs.textOf(1).includes('still there'));
    // An incomplete line is dropped, because a resumed read returns it in full.
    expect(logs.textOf(0)).toMatch(/^(\S+Z .+\n)?$/);
  });

  it('says that a pod is gone, and goes on with the others', async () => {
    await start();
    const logs = await open(`${ONE},${TWO}&follow=true`);
    await logs.readUntil(() => logs.textOf(0) !== '' && logs.textOf(1) !== '');
    simulator
      .cluster('one')
      .delete({ kind: 'Pod', namespace: 'shop', name: 'web-one' });
    await logs.readUntil(() => logs.has({ type: 'over', pod: 0 }));
    write('two', 'web-two', 'hello from two\nstill there\n');
    await logs.readUntil(() => logs.textOf(1).includes('still there'));
    expect(logs.has({ pod: 0, type: 'failed' })).toBe(false);
  });

  it('reads on from the second of the last line, without a gap', async () => {
    await start();
    write('one', 'web-one', 'first\nsecond\nthird\n');
    const past = '2026-03-01T12:00:00.000000001Z';
    const future = '2126-03-01T12:00:00.999999999Z';
    const logs = await open(
      `one/shop/web-one//${past},one/shop/web-one/app/${future}&tailLines=1`,
    );
    await logs.rest();
    expect(logs.textOf(0)).toMatch(/^\S+Z first\n\S+Z second\n\S+Z third\n$/);
    expect(logs.textOf(1)).toBe('');
  });

  it('leaves nothing open at the clusters when the reader leaves', async () => {
    await start();
    const logs = await open(`${ONE},${TWO}&follow=true`);
    await logs.readUntil(() => logs.textOf(0) !== '' && logs.textOf(1) !== '');
    const [one, two] = simulator.clusters;
    const following = one.openRequests() + two.openRequests();
    leaving.abort();
    await until(() => one.openRequests() + two.openRequests() === 0);
    expect(following).toBe(2);
  });

  it('gives the places back when the reader leaves', async () => {
    await start();
    const twenty = Array.from({ length: 20 }, () => ONE).join(',');
    for (let i = 0; i < 3; i++) {
      const logs = await open(`${twenty}&follow=true`);
      await logs.readUntil(() => logs.textOf(19) !== '');
    }
    const refused = await backend.get(`${LOGS}${ONE}&follow=true`);
    expect(refused.status).toBe(429);
    expect((await backend.get(`${LOGS}${ONE}`)).status).toBe(200);
    leaving.abort();
    await until(() => simulator.cluster('one').openRequests() === 0);
    leaving = new AbortController();
    const again = await open(`${ONE}&follow=true`);
    await again.readUntil(() => again.textOf(0) !== '');
  });

  it('gives signs of life while nothing is written', async () => {
    await start({
      testOverrides: { intervals: { heartbeatMs: 100, reauthorizeMs: 60_000 } },
    });
    const logs = await open(`${ONE}&follow=true`);
    await logs.readUntil(() => logs.has({ type: 'heartbeat' }));
    expect(logs.has({ type: 'over' })).toBe(false);
  });

  it('ends with a word when the permission is taken away', async () => {
    let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
      AuthorizeResult.ALLOW;
    await start({
      testOverrides: { intervals: { heartbeatMs: 60_000, reauthorizeMs: 200 } },
      features: [
        mockServices.permissions.mock({
          authorize: async requests => requests.map(() => ({ result })),
        }).factory,
      ],
    });
    const logs = await open(`${ONE},${TWO}&follow=true`);
    await logs.readUntil(() => logs.textOf(0) !== '');
    result = AuthorizeResult.DENY;
    const messages = await logs.rest();
    expect(messages.at(-1)).toMatchObject({
      type: 'end',
      reason: 'unauthorized',
    });
    await until(() => simulator.cluster('one').openRequests() === 0);
  });

  it('is in the audit log with each pod, read or not', async () => {
    const auditor = mockServices.auditor.mock();
    const success = jest.fn(async () => undefined);
    const fail = jest.fn(async () => undefined);
    auditor.createEvent.mockImplementation(async () => ({ success, fail }));
    await start({ features: [auditor.factory] });
    const logs = await open(`${ONE}/app,one/shop/absent`);
    await logs.rest();
    const entityRef = 'component:default/shop';
    const pod = { entityRef, cluster: 'one', namespace: 'shop', follow: false };
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => [
        eventId,
        meta,
      ]),
    ).toEqual([
      ['merged-logs-read', { entityRef }],
      ['pod-logs-read', { ...pod, pod: 'web-one', container: 'app' }],
      ['pod-logs-read', { ...pod, pod: 'absent' }],
    ]);
    expect(success).toHaveBeenCalledTimes(2);
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it.each([
    '',
    'web-one',
    'one/shop/web_one',
    'one/shop/web-one/app/yesterday',
    Array.from({ length: 21 }, () => ONE).join(','),
    `${ONE}&previous=true`,
  ])('refuses %p', async query => {
    await start();
    expect((await backend.get(`${LOGS}${query}`)).status).toBe(400);
  });
});
