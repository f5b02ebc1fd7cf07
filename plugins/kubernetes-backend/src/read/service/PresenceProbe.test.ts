import { ManualClock } from '../../__testUtils__/ManualClock';
import { anEntity } from '../../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { reflectorSettings } from '../../__testUtils__/reflectorSettings';
import { serviceTarget } from '../../locate';
import { ApiRequest } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { Latch } from '../../util/Latch';
import { WorkloadIndex } from '../index/WorkloadIndex';
import { SharedInformers } from '../informer/SharedInformers';
import { NegativeCache } from '../informer/NegativeCache';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { StartScheduler } from '../start';
import { isAnyThere, PresenceProbe } from './PresenceProbe';

const MINUTE_MS = 60_000;
const NONE = aList('X', []);
const ABSENT = fail('api-absent', 'no such API', 404);
const kindOf = ({ path }: ApiRequest) => path.split('/').at(-1) ?? '';

/** A probe for the shop in a cluster; `random` is 0.5 wherever chance is asked. */
function start(
  options: {
    answer?: (request: ApiRequest) => Result<unknown>;
    objectTypes?: string[];
    namespace?: string;
    hasSharedCredential?: boolean;
    types?: readonly ResourceType[];
  } = {},
) {
  const clock = new ManualClock();
  const unserved = new NegativeCache(() => clock.now().getTime());
  const requests: ApiRequest[] = [];
  const { connection } = fakeConnection(request => {
    requests.push(request);
    return options.answer?.(request) ?? NONE;
  });
  const present = new Latch();
  const stop = new AbortController();
  const probe = new PresenceProbe({
    target: {
      connection: {
        ...connection,
        hasSharedCredential: options.hasSharedCredential ?? false,
      },
      service: serviceTarget(
        anEntity('shop', {
          'backstage.io/kubernetes-id': 'shop',
          ...(options.namespace && {
            'backstage.io/kubernetes-namespace': options.namespace,
          }),
        }),
      ),
    },
    types: options.types ?? configuredTypes(options.objectTypes),
    unserved,
    workloads: new WorkloadIndex({
      informers: new SharedInformers(
        reflectorSettings(clock, {
          unserved,
          refreshIntervalMs: 10 * MINUTE_MS,
        }),
      ),
      scheduler: new StartScheduler(clock, () => 0.5),
      clock,
    }),
    clock,
    random: () => 0.5,
    present,
    signal: stop.signal,
  });
  const over = probe.start();
  /** What is asked in this time. */
  const pass = async (ms: number) => {
    const before = requests.length;
    clock.advance(ms);
    for (let turn = 0; turn < 10; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
    return requests.slice(before).map(kindOf).sort();
  };
  return { over, pass, present, probe, requests, stop };
}

const ALL = [
  'cronjobs',
  'daemonsets',
  'deployments',
  'jobs',
  'pods',
  'statefulsets',
];
const LIKELY = ['deployments', 'pods'];

describe('PresenceProbe', () => {
  it('asks for the likeliest first, then for all, then in turn and less and less often', async () => {
    const { pass, present, stop } = start();
    expect(await pass(1_499)).toEqual([]);
    expect(await pass(1)).toEqual(['deployments']);
    const pauses = [1, 2, 4, 8, 16, 32, 60, 60];
    for (const [round, minutes] of pauses.entries()) {
      expect(await pass(minutes * MINUTE_MS - 1)).toEqual([]);
      expect(await pass(1)).toEqual(round % 2 === 0 ? ALL : LIKELY);
    }
    expect(present.isOpen).toBe(false);
    stop.abort();
    expect(await pass(100 * MINUTE_MS)).toEqual([]);
  });

  it('asks for custom resources at once, as the pods of an operator have no label', async () => {
    const kafkas: ResourceType = {
      kind: 'CustomResource',
      plural: 'kafkas',
      group: 'kafka.strimzi.io',
      versions: ['v1beta2'],
    };
    const { pass, present } = start({
      types: [...configuredTypes(undefined), kafkas],
      answer: request =>
        kindOf(request) === 'kafkas' ? aList('Kafka', [{}]) : NONE,
    });
    expect(await pass(1_500)).toEqual(['deployments', 'kafkas']);
    expect(present.isOpen).toBe(true);
  });

  it('asks for one name of the service, out of the watch cache', async () => {
    const { pass, requests, stop } = start({ namespace: 'shop' });
    await pass(1_500);
    expect(requests).toMatchObject([
      {
        path: '/apis/apps/v1/namespaces/shop/deployments',
        query: {
          labelSelector: 'backstage.io/kubernetes-id=shop',
          limit: '1',
          resourceVersion: '0',
        },
        accept: expect.stringContaining('PartialObjectMetadataList'),
      },
    ]);
    stop.abort();
  });

  it('reports presence, and asks no more', async () => {
    const { over, pass, present } = start({
      answer: request =>
        kindOf(request) === 'jobs' ? aList('Job', [{}]) : NONE,
    });
    await pass(1_500);
    expect(present.isOpen).toBe(false);
    await pass(MINUTE_MS);
    expect(present.isOpen).toBe(true);
    await over;
    expect(await pass(100 * MINUTE_MS)).toEqual([]);
  });

  it.each([
    ['a refusal', () => FORBIDDEN],
    ['a failure', () => fail('timeout', 'late')],
    [
      'an error that is thrown',
      () => {
        throw new Error('reset');
      },
    ],
    ['something that is no list', () => aList('X', JSON.parse('"text"'))],
  ])('takes %s for nothing, and asks again', async (_, answer) => {
    const { pass, present, stop } = start({ answer });
    await pass(1_500);
    expect(await pass(MINUTE_MS)).toEqual(ALL);
    expect(present.isOpen).toBe(false);
    stop.abort();
  });

  it('asks for what is configured, and for the version that is served', async () => {
    const { pass, requests, stop } = start({
      objectTypes: ['pods', 'cronjobs'],
      answer: ({ path }) =>
        path.startsWith('/apis/batch/v1/') ? ABSENT : NONE,
    });
    expect(await pass(1_500)).toEqual([]);
    expect(await pass(MINUTE_MS)).toEqual(['cronjobs', 'pods']);
    await pass(2 * MINUTE_MS);
    await pass(4 * MINUTE_MS);
    const asked = requests.map(({ path }) => path);
    expect(asked.filter(path => path.endsWith('/cronjobs'))).toEqual([
      '/apis/batch/v1/cronjobs',
      '/apis/batch/v1beta1/cronjobs',
    ]);
    stop.abort();
  });

  it('does not give the core API up, whatever a proxy answers', async () => {
    const { pass, stop } = start({
      objectTypes: ['pods'],
      answer: () => ABSENT,
    });
    await pass(1_500);
    expect(await pass(MINUTE_MS)).toEqual(['pods']);
    expect(await pass(2 * MINUTE_MS)).toEqual(['pods']);
    stop.abort();
  });

  it('starts once, and not where all is known', async () => {
    const { pass, present, probe, stop } = start();
    void probe.start();
    expect(await pass(1_500)).toEqual(['deployments']);
    present.open();
    stop.abort();
    await probe.start();
    expect(await pass(100 * MINUTE_MS)).toEqual([]);
  });

  it('leaves workloads to the index where that applies, and asks for pods periodically', async () => {
    const { pass, present, requests, stop } = start({
      hasSharedCredential: true,
      answer: request =>
        kindOf(request) === 'pods' &&
        request.query?.limit === '1' &&
        requests.filter(one => one.query?.limit === '1').length > 1
          ? aList('Pod', [{}])
          : NONE,
    });
    await pass(15 * MINUTE_MS - 1);
    const probes = () =>
      requests.filter(({ query }) => query?.limit === '1').map(kindOf);
    expect(probes()).toEqual([]);
    await pass(1);
    expect(probes()).toEqual(['pods']);
    expect(present.isOpen).toBe(false);
    await pass(15 * MINUTE_MS);
    expect(probes()).toEqual(['pods', 'pods']);
    expect(present.isOpen).toBe(true);
    stop.abort();
  });
});

describe('a discovered type that a caller may not read', () => {
  const kafkas: ResourceType = {
    ...{ kind: 'CustomResource', plural: 'kafkas', group: 'kafka.strimzi.io' },
    ...{ versions: ['v1beta2'], isDiscovered: true },
  };

  function setup(answer: Result<unknown>) {
    const { asked, connection } = fakeConnection(() => answer);
    const [unserved, refused] = [new NegativeCache(), new NegativeCache()];
    const ask = (type = kafkas, identity = 'ada') =>
      isAnyThere({
        types: [type],
        target: {
          connection: { ...connection, identity: async () => ok(identity) },
          service: serviceTarget(anEntity()),
        },
        ...{ unserved, refused, signal: new AbortController().signal },
        isOver: () => false,
      });
    return { ask, asked };
  }

  it('is not asked for again on behalf of that caller', async () => {
    const { ask, asked } = setup(FORBIDDEN);
    expect([await ask(), await ask()]).toEqual([false, false]);
    expect(asked).toHaveLength(1);
    await ask(kafkas, 'bob');
    expect(asked).toHaveLength(2);
  });

  it('is asked for again where it is named, as a right may be given meanwhile', async () => {
    const { ask, asked } = setup(FORBIDDEN);
    const named = { ...kafkas, isDiscovered: false };
    await ask(named);
    await ask(named);
    expect(asked).toHaveLength(2);
  });

  it('is asked for again after any other failure', async () => {
    const { ask, asked } = setup(fail('timeout', 'late'));
    await ask();
    await ask();
    expect(asked).toHaveLength(2);
  });
});
