import {
  aDeployment,
  aJob,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
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
import { Result, ok } from '../../util/Result';
import { SharedInformers } from '../informer/SharedInformers';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { StartScheduler } from '../start';
import { WorkloadIndex } from './WorkloadIndex';

const ID = 'backstage.io/kubernetes-id';
const types = configuredTypes(undefined);
const typeOf = (kind: string): ResourceType =>
  types.find(type => type.kind === kind) ?? types[0];
const DEPLOYMENTS = typeOf('Deployment');
const JOBS = typeOf('Job');

const json = (object: object) => JSON.parse(JSON.stringify(object));
const labelled = (service: string, namespace = 'shop') => ({
  name: service,
  namespace,
  labels: { [ID]: service },
});

/** A cluster that is listed every minute, as nothing may be watched. */
function setup(lists: Record<string, readonly object[] | Result<never>> = {}) {
  const clock = new ManualClock();
  const requests: ApiRequest[] = [];
  const { connection } = fakeConnection(request => {
    if (request.query?.watch) return FORBIDDEN;
    requests.push(request);
    const given = lists[request.path.split('/').at(-1) ?? ''] ?? [];
    return 'ok' in given ? given : aList('X', given.map(json));
  });
  const index = new WorkloadIndex({
    informers: new SharedInformers(reflectorSettings(clock)),
    scheduler: new StartScheduler(clock, () => 0.5),
    clock,
  });
  const target = (
    name = 'shop',
    options: {
      namespace?: string;
      selector?: string;
      hasSharedCredential?: boolean;
      identity?: string;
    } = {},
  ) => ({
    connection: {
      ...connection,
      hasSharedCredential: options.hasSharedCredential ?? true,
      identity: async () => ok(options.identity ?? 'x'),
    },
    service: serviceTarget(
      anEntity(name, {
        ...(options.selector
          ? { 'backstage.io/kubernetes-label-selector': options.selector }
          : { [ID]: name }),
        ...(options.namespace && {
          'backstage.io/kubernetes-namespace': options.namespace,
        }),
      }),
      { allowBroadSelectors: true },
    ),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  const pass = async (ms: number) => {
    await settle();
    for (let passed = 0; passed < ms; passed += 10_000) {
      clock.advance(10_000);
      await settle();
    }
  };
  const stop = new AbortController();
  const wait = (of: ReturnType<typeof target>, signal = stop.signal) => {
    const told: string[] = [];
    const isTold = index.whenPresent(
      of,
      types,
      () => told.push('present'),
      signal,
    );
    return { isTold, told };
  };
  return { index, lists, pass, requests, settle, stop, target, wait };
}

describe('WorkloadIndex', () => {
  it('reports once that a service has a workload, and nothing of another service', async () => {
    const { lists, pass, stop, target, wait } = setup({
      jobs: [aJob(labelled('shop')).build()],
    });
    const shop = wait(target('shop'));
    const cart = wait(target('cart'));
    expect(shop.isTold).toBe(true);
    await pass(10_000);
    expect(shop.told).toEqual(['present']);
    expect(cart.told).toEqual([]);
    lists.deployments = [aDeployment(labelled('cart')).build()];
    await pass(70_000);
    expect(shop.told).toEqual(['present']);
    expect(cart.told).toEqual(['present']);
    stop.abort();
  });

  it('reads names once for all services, of what can be there without a pod', async () => {
    const { pass, requests, stop, target, wait } = setup();
    wait(target('shop'));
    wait(target('cart'));
    await pass(10_000);
    expect(
      requests.map(({ path, query }) => [path, query?.labelSelector]).sort(),
    ).toEqual(
      [
        '/apis/apps/v1/daemonsets',
        '/apis/apps/v1/deployments',
        '/apis/apps/v1/statefulsets',
        '/apis/batch/v1/cronjobs',
        '/apis/batch/v1/jobs',
      ].map(path => [path, ID]),
    );
    expect(requests[0].accept).toContain('PartialObjectMetadataList');
    stop.abort();
  });

  it('uses the namespace where the entity names one', async () => {
    const { pass, stop, target, wait } = setup({
      deployments: [aDeployment(labelled('shop', 'games')).build()],
    });
    const [here, elsewhere, anywhere] = [
      wait(target('shop', { namespace: 'games' })),
      wait(target('shop', { namespace: 'other' })),
      wait(target('shop')),
    ];
    await pass(10_000);
    expect([here.told, elsewhere.told, anywhere.told]).toEqual([
      ['present'],
      [],
      ['present'],
    ]);
    stop.abort();
  });

  it.each([
    [
      'whose callers have credentials of their own',
      { hasSharedCredential: false },
    ],
    ['with two labels', { selector: 'app=a,tier=b' }],
    ['with one of two values', { selector: 'app in (a,b)' }],
    ['with any value', { selector: 'app' }],
    ['with all values but one', { selector: 'app!=a,b' }],
  ])('cannot tell of a service %s', async (_, options) => {
    const { index, pass, requests, stop, target, wait } = setup();
    expect(wait(target('shop', options)).isTold).toBe(false);
    await pass(10_000);
    expect(requests).toEqual([]);
    const onAbsent = jest.fn();
    await index.waitUntilPresent(
      target('shop', options),
      DEPLOYMENTS,
      onAbsent,
      stop.signal,
    );
    expect(onAbsent).not.toHaveBeenCalled();
    expect(index.isExpected(target('shop', options), 'x')).toBe(false);
  });

  it('shares nothing between identities', async () => {
    const { index, pass, requests, stop, target, wait } = setup({
      deployments: [aDeployment(labelled('shop')).build()],
    });
    // Keeps the index of x in use.
    wait(target('cart'));
    await pass(10_000);
    expect(index.isExpected(target('shop'), 'x')).toBe(true);
    expect(index.isExpected(target('shop'), 'y')).toBe(false);
    expect(index.isExpected(target('cart'), 'x')).toBe(false);
    const before = requests.length;
    wait(target('cart', { identity: 'y' }));
    // After the first eight lists, the others begin one after the other.
    await pass(30_000);
    expect(requests.length).toBe(before + 5);
    stop.abort();
  });

  it('forgets everything without listeners', async () => {
    const { index, pass, requests, stop, target, wait } = setup({
      deployments: [aDeployment(labelled('shop')).build()],
    });
    const [first, second] = [new AbortController(), new AbortController()];
    wait(target('cart'), first.signal);
    wait(target('other'), second.signal);
    await pass(10_000);
    first.abort();
    expect(index.isExpected(target('shop'), 'x')).toBe(true);
    second.abort();
    expect(index.isExpected(target('shop'), 'x')).toBe(false);
    const before = requests.length;
    await pass(200_000);
    expect(requests).toHaveLength(before);
    stop.abort();
  });

  it('reports nothing after the signal has aborted', async () => {
    const { pass, target, wait } = setup({
      deployments: [aDeployment(labelled('shop')).build()],
    });
    const leaving = new AbortController();
    const { told } = wait(target('shop'), leaving.signal);
    leaving.abort();
    await pass(10_000);
    expect(told).toEqual([]);
  });

  describe('a type that a service lacks', () => {
    async function waiting(lists: Parameters<typeof setup>[0]) {
      const fleet = setup(lists);
      fleet.wait(fleet.target('other'));
      await fleet.pass(10_000);
      const state: string[] = [];
      const leaving = new AbortController();
      const start = async (type: ResourceType) => {
        fleet.index
          .waitUntilPresent(
            fleet.target('shop'),
            type,
            () => state.push('absent'),
            leaving.signal,
          )
          .then(() => state.push('read'));
        await fleet.settle();
      };
      return { ...fleet, leaving, start, state };
    }

    it('is not read until there is something', async () => {
      const { lists, pass, start, state, stop } = await waiting({
        jobs: [aJob(labelled('shop')).build()],
      });
      await start(DEPLOYMENTS);
      expect(state).toEqual(['absent']);
      await pass(70_000);
      expect(state).toEqual(['absent']);
      lists.deployments = [aDeployment(labelled('shop')).build()];
      await pass(70_000);
      expect(state).toEqual(['absent', 'read']);
      stop.abort();
    });

    it('is read where there is something, or where nothing is known', async () => {
      const { start, state, stop } = await waiting({
        jobs: [aJob(labelled('shop')).build()],
        deployments: FORBIDDEN,
      });
      await start(JOBS);
      await start(DEPLOYMENTS);
      await start(typeOf('Pod'));
      expect(state).toEqual(['read', 'read', 'read']);
      stop.abort();
    });

    it('is read when it is not known any more that there is nothing', async () => {
      const { lists, pass, start, state, stop } = await waiting({});
      await start(DEPLOYMENTS);
      expect(state).toEqual(['absent']);
      lists.deployments = FORBIDDEN;
      await pass(70_000);
      expect(state).toEqual(['absent', 'read']);
      stop.abort();
    });

    it('is awaited only until the signal aborts', async () => {
      const { leaving, settle, start, state, stop } = await waiting({});
      await start(DEPLOYMENTS);
      leaving.abort();
      await settle();
      expect(state).toEqual(['absent', 'read']);
      stop.abort();
    });
  });
});
