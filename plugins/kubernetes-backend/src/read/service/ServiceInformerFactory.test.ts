import { getEventListeners } from 'node:events';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { ApiRequest } from '../../transport';
import { Result, fail, Failure } from '../../util/Result';
import { ObservedObjects } from './ObservedObjects';
import { ServedApis } from '../discovery';
import { configuredTypes } from '../resourceTypes';
import {
  ServiceInformerFactory,
  ServiceInformerFactoryOptions,
} from './ServiceInformerFactory';

const pod = (name: string, labels: Record<string, string> = SHOP) =>
  JSON.parse(JSON.stringify(aPod({ name, labels }).build()));

type Give = (request: ApiRequest) => Result<unknown> | Promise<Result<unknown>>;

/** Observes until an observation fits. Watches are refused, so that everything is a list; time passes by itself. */
async function readUntil(
  fits: (observed: ObservedObjects) => boolean,
  give: Give,
  objectTypes?: string[],
) {
  const stop = new AbortController();
  const clock = new ManualClock();
  const askedAt: number[] = [];
  const { connection, asked } = fakeConnection(request => {
    if (request.query?.watch) return FORBIDDEN;
    askedAt.push(clock.now().getTime());
    return give(request);
  });
  const reader = new ServiceInformerFactory({
    types: configuredTypes(objectTypes),
    refreshIntervalMs: 10_000,
    deadlineMs: 1_000,
    random: () => 0.5,
    clock,
  });
  const observations: ObservedObjects[] = [];
  const passing = setInterval(() => clock.advance(500), 1);
  const target = { connection, service: serviceTarget(anEntity()) };
  for await (const observed of reader.observe(target, stop.signal)) {
    observations.push(observed);
    if (fits(observed)) stop.abort();
  }
  clearInterval(passing);
  const pauses = askedAt.slice(1).map((at, index) => at - askedAt[index]);
  return {
    observations,
    last: observations[observations.length - 1],
    asked,
    pauses,
  };
}

const onlyPods = ['pods'];
const isPods = ({ path }: ApiRequest) => path.endsWith('/pods');
const isComplete = (observed: ObservedObjects) =>
  observed.type === 'objects' && observed.isComplete;
const isRead = (observed: ObservedObjects) => observed.type === 'objects';

describe('ServiceInformerFactory', () => {
  it('asks for pods by label, shows them, and then asks for every other kind', async () => {
    const { observations, last, asked } = await readUntil(isComplete, request =>
      aList(isPods(request) ? 'Pod' : 'X', isPods(request) ? [pod('a')] : []),
    );
    expect(asked[0]).toBe(
      '/api/v1/pods?labelSelector=backstage.io%2Fkubernetes-id%3Dshop&limit=500&resourceVersion=0',
    );
    expect(asked.filter(path => !path.includes('watch'))).toHaveLength(11);
    expect(observations[0]).toMatchObject({
      isComplete: false,
      objects: { Pod: [{ metadata: { name: 'a' } }] },
    });
    expect(last).toMatchObject({
      kindProblems: [],
      objects: { Pod: [{ metadata: { name: 'a' } }], Ingress: [] },
    });
  });

  it('asks only for the kinds that are configured, in the version that is', () => {
    const kinds = configuredTypes(['cronjobs', 'configmaps'], {
      cronjobs: 'v2',
    });
    expect(kinds.map(({ plural, versions }) => [plural, versions])).toEqual([
      ['pods', ['v1']],
      ['cronjobs', ['v2']],
    ]);
  });

  it('leaves out what the API server should not have returned', async () => {
    const { last } = await readUntil(
      isRead,
      () =>
        aList('Pod', [
          pod('a'),
          pod('other', { app: 'x' }),
          null,
          'x',
          { kind: 'Secret' },
        ]),
      onlyPods,
    );
    expect(last).toMatchObject({ objects: { Pod: [{}] } });
  });

  it('keeps the last pods when they cannot be read, and drops them when they are forbidden', async () => {
    const answers = [
      aList('Pod', [pod('a')]),
      fail('server-error', 'etcd is down', 500),
    ];
    const { observations, last } = await readUntil(
      observed =>
        observed.type === 'failed' ||
        JSON.stringify(observed.kindProblems).includes('forbidden'),
      request =>
        isPods(request) ? answers.shift() ?? FORBIDDEN : aList('X', []),
    );
    expect(observations).toContainEqual(
      expect.objectContaining({
        objects: expect.objectContaining({
          Pod: [
            expect.objectContaining({
              metadata: expect.objectContaining({ name: 'a' }),
            }),
          ],
        }),
        staleReason: expect.objectContaining({ message: 'etcd is down' }),
      }),
    );
    expect(last).toMatchObject({
      kindProblems: [{ kind: 'Pod', reason: { code: 'forbidden' } }],
    });
    expect(last).not.toHaveProperty('objects.Pod');
  });

  it('shows the rest where pods are forbidden', async () => {
    const { observations } = await readUntil(isComplete, request =>
      isPods(request) ? FORBIDDEN : aList('X', []),
    );
    expect(observations).toEqual([
      expect.objectContaining({
        type: 'objects',
        kindProblems: [expect.objectContaining({ kind: 'Pod' })],
      }),
    ]);
  });

  it('tries the next version where one is not served, and remembers which is', async () => {
    const { asked, last } = await readUntil(
      observed => isComplete(observed),
      request =>
        request.path.includes('autoscaling/v1/') || isPods(request)
          ? aList(
              'X',
              [pod('a')].filter(() => isPods(request)),
            )
          : fail('api-absent', 'the server could not find it', 404),
      ['horizontalpodautoscalers'],
    );
    expect(
      asked
        .filter(path => !path.includes('watch'))
        .map(path => path.split('?')[0]),
    ).toEqual([
      '/api/v1/pods',
      '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers',
      '/apis/autoscaling/v2beta2/namespaces/default/horizontalpodautoscalers',
      '/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers',
    ]);
    expect(last).toMatchObject({ kindProblems: [] });
  });

  it('does not take a server without pods for a cluster', async () => {
    const { last } = await readUntil(
      () => true,
      () => fail('api-absent', 'not found', 404),
    );
    expect(last).toMatchObject({
      type: 'failed',
      reason: { code: 'api-absent', message: expect.stringContaining('URL') },
    });
  });

  it('asks a failing cluster less and less often, and respects Retry-After', async () => {
    const throttled: Failure = {
      ...fail('throttled', 'too many requests', 429),
      retryAfterMs: 45_000,
    };
    const failing = fail('server-error', 'down', 500);
    const answers = [...Array(8).fill(failing), throttled];
    const { pauses } = await readUntil(
      isRead,
      () => answers.shift() ?? aList('Pod', []),
      onlyPods,
    );
    // Half of a limit that doubles, in steps of the clock's half seconds.
    expect(pauses).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 45_000,
    ]);
  });

  it('keeps nothing of whoever stops listening before the service is gone', async () => {
    const { connection, asked } = fakeConnection(({ query }) =>
      query?.watch ? FORBIDDEN : aList('Pod', [pod('a')]),
    );
    const clock = new ManualClock();
    const reader = new ServiceInformerFactory({
      types: configuredTypes(onlyPods),
      refreshIntervalMs: 10_000,
      deadlineMs: 1_000,
      random: () => 0.5,
      clock,
    });
    const { signal } = new AbortController();
    const listening = reader.observe(
      { connection, service: serviceTarget(anEntity()) },
      signal,
    );
    const passing = setInterval(() => clock.advance(500), 1);
    await listening.next();
    expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
    await listening.return(undefined);
    clearInterval(passing);

    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const before = asked.length;
    await clock.advance(60_000);
    await new Promise(setImmediate);
    expect(asked).toHaveLength(before);
  });

  const ROLLOUTS = {
    group: 'argoproj.io',
    apiVersion: 'v1alpha1',
    plural: 'rollouts',
  };
  const SERVED = new ServedApis([ROLLOUTS], new ManualClock());
  /** Where an index says whether the service has pods or workloads. */
  const startPlaced = (
    isPlaced: () => boolean | undefined,
    options: Partial<ServiceInformerFactoryOptions> = {},
  ) =>
    new ServiceInformerFactory({
      types: configuredTypes(undefined),
      refreshIntervalMs: 10_000,
      deadlineMs: 1_000,
      clock: new ManualClock(),
      placement: {
        has: isPlaced,
        sees: () => true,
        previewPods: () => undefined,
        listen: () => undefined,
      },
      ...options,
    });

  it('says where the service is certainly not', async () => {
    let isThere: boolean | undefined = false;
    const observer = startPlaced(() => isThere);
    const { connection } = fakeConnection(() => aList('X', []));
    const target = { connection, service: serviceTarget(anEntity()) };
    const leaving = new AbortController();
    const absent = observer.absence(target, leaving.signal);
    expect(absent).toBeDefined();
    isThere = true;
    expect(observer.absence(target, leaving.signal)).toBeUndefined();
    isThere = undefined;
    expect(observer.absence(target, leaving.signal)).toBeUndefined();
    isThere = false;
    const cluster = { ...connection.cluster, customResources: [ROLLOUTS] };
    const withRollouts = { ...target, connection: { ...connection, cluster } };
    expect(observer.absence(withRollouts, leaving.signal)).toBeUndefined();
    leaving.abort();
    await absent;
  });

  it('says when a service has been absent for minutes', async () => {
    let isThere: boolean | undefined = true;
    const clock = new ManualClock();
    const { connection } = fakeConnection(() => aList('X', []));
    const target = { connection, service: serviceTarget(anEntity()) };
    let isGone = false;
    const depart = () => {
      const observer = startPlaced(() => isThere, { clock });
      observer.departure(target, new AbortController().signal).then(() => {
        isGone = true;
      });
    };
    depart();
    clock.advance(3_600_000);
    await new Promise(setImmediate);
    expect(isGone).toBe(false);
    isThere = false;
    depart();
    clock.advance(5 * 60_000);
    await new Promise(setImmediate);
    expect(isGone).toBe(true);
  });

  it.each<[string, Partial<ServiceInformerFactoryOptions>, boolean]>([
    ['custom resources that are named', { customResources: [ROLLOUTS] }, false],
    ['any custom resource that is served', { served: SERVED }, false],
    [
      'none of those named for all clusters',
      { customResources: [ROLLOUTS] },
      true,
    ],
    ['none of those that are served', { served: SERVED }, true],
  ])(
    'knows whether an index of workloads is enough where a cluster may have %s',
    async (_what, options, hasNone) => {
      const { connection, asked } = fakeConnection(() => aList('X', []));
      const cluster = {
        ...connection.cluster,
        ...(hasNone && { customResources: [] }),
      };
      const leaving = new AbortController();
      const absence = startPlaced(() => false, options).absence(
        {
          connection: { ...connection, cluster },
          service: serviceTarget(anEntity()),
        },
        leaving.signal,
      );
      expect(absence !== undefined).toBe(hasNone);
      expect(asked).toEqual([]);
      leaving.abort();
      await absence;
    },
  );

  it('reads of each cluster its own custom resources, whichever was read before', async () => {
    const clock = new ManualClock();
    const observer = new ServiceInformerFactory({
      types: configuredTypes(onlyPods),
      customResources: [ROLLOUTS],
      refreshIntervalMs: 10_000,
      deadlineMs: 1_000,
      random: () => 0.5,
      clock,
    });
    const workflows = { ...ROLLOUTS, plural: 'workflows' };
    const readOf = async (customResources?: readonly (typeof ROLLOUTS)[]) => {
      const { connection, asked } = fakeConnection(request => {
        if (request.query?.watch) return FORBIDDEN;
        return isPods(request) ? aList('Pod', [pod('a')]) : aList('X', []);
      });
      const cluster = {
        ...connection.cluster,
        ...(customResources && { customResources }),
      };
      const stop = new AbortController();
      const passing = setInterval(() => clock.advance(500), 1);
      const target = {
        connection: { ...connection, cluster },
        service: serviceTarget(anEntity()),
      };
      for await (const observed of observer.observe(target, stop.signal)) {
        if (isComplete(observed)) stop.abort();
      }
      clearInterval(passing);
      const plurals = asked.flatMap(
        path => /^\/apis\/argoproj\.io\/\w+\/(\w+)/.exec(path)?.[1] ?? [],
      );
      return [...new Set(plurals)];
    };
    expect(await readOf()).toEqual(['rollouts']);
    expect(await readOf([workflows])).toEqual(['workflows']);
    expect(await readOf([])).toEqual([]);
    expect(await readOf()).toEqual(['rollouts']);
  });

  it("turns an error of one kind into that kind's problem", async () => {
    const { last } = await readUntil(isComplete, request => {
      if (request.path.endsWith('/jobs')) throw new Error('surprise');
      return aList('X', isPods(request) ? [pod('a')] : []);
    });
    expect(last).toMatchObject({
      type: 'objects',
      kindProblems: [
        { kind: 'Job', reason: { code: 'malformed', message: 'surprise' } },
      ],
    });
  });
});
