import { aCustomResource } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../__testUtils__/fakeConnection';
import { SHOP } from '../__testUtils__/fleet';
import { serviceTarget } from '../locate';
import { fail } from '../util/Result';
import { ObservedObjects } from './service/ObservedObjects';
import {
  configuredTypes,
  resourceName,
  ResourceType,
  typesIn,
  unservedKey,
} from './resourceTypes';
import { ServiceInformerFactory } from './service/ServiceInformerFactory';

const ROLLOUTS = {
  group: 'argoproj.io',
  apiVersion: 'v1alpha1',
  plural: 'rollouts',
};
const kinds = configuredTypes(['pods', 'deployments']);
const PATH = '/apis/argoproj.io/v1alpha1/rollouts';

describe('the kinds of a cluster', () => {
  const cluster = fakeConnection(() => FORBIDDEN).connection.cluster;
  const namesIn = (
    own: (typeof ROLLOUTS)[] | undefined,
    customResources?: (typeof ROLLOUTS)[],
  ) =>
    typesIn(
      { ...cluster, customResources: own },
      { types: kinds, customResources },
    ).map(resourceName);
  const plain = ['pods', 'deployments.apps'];

  it('end with its custom resources, or else those for all', () => {
    const things = { ...ROLLOUTS, plural: 'things' };
    expect(namesIn(undefined)).toEqual(plain);
    expect(namesIn(undefined, [ROLLOUTS])).toEqual([
      ...plain,
      'rollouts.argoproj.io',
    ]);
    expect(namesIn([things], [ROLLOUTS])).toEqual([
      ...plain,
      'things.argoproj.io',
    ]);
    expect(namesIn([], [ROLLOUTS])).toEqual(plain);
  });

  it('have each API once, however often it is named', () => {
    const deployments = {
      group: 'apps',
      apiVersion: 'v1',
      plural: 'deployments',
    };
    expect(namesIn([ROLLOUTS, deployments, ROLLOUTS])).toEqual([
      ...plain,
      'rollouts.argoproj.io',
    ]);
  });
});

describe('a service of nothing but a custom resource', () => {
  const rollout = aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
    name: 'web',
    namespace: 'shop',
    labels: SHOP,
  });

  async function readUntil(
    isEnough: (observed: ObservedObjects | undefined, hours: number) => boolean,
    {
      hasSharedCredential,
      isServed,
    }: { hasSharedCredential: boolean; isServed: boolean },
  ) {
    const stop = new AbortController();
    const clock = new ManualClock();
    const startedAt = clock.now().getTime();
    const { connection, asked } = fakeConnection(({ path, query }) => {
      if (query?.watch) return FORBIDDEN;
      if (path !== PATH) return aList('X', []);
      return isServed
        ? aList('Rollout', [JSON.parse(JSON.stringify(rollout.build()))])
        : fail('api-absent', 'not found', 404);
    });
    const reader = new ServiceInformerFactory({
      types: kinds,
      customResources: [ROLLOUTS],
      refreshIntervalMs: 10_000,
      deadlineMs: 1_000,
      random: () => 0.5,
      clock,
    });
    let last: ObservedObjects | undefined;
    const passing = setInterval(() => {
      clock.advance(10_000);
      const hours = (clock.now().getTime() - startedAt) / 3_600_000;
      if (isEnough(last, hours)) stop.abort();
    }, 1);
    const target = {
      connection: { ...connection, hasSharedCredential },
      service: serviceTarget(anEntity()),
    };
    for await (const observed of reader.observe(target, stop.signal)) {
      last = observed;
    }
    clearInterval(passing);
    return { last, asked: asked.filter(path => path.startsWith(PATH)) };
  }

  const isShown = (observed: ObservedObjects | undefined) =>
    observed?.type === 'objects' &&
    observed.objects.CustomResource?.length === 1;

  it.each([
    ['one credential for all', true],
    ['credentials of one’s own', false],
  ])('is found with %s', async (_, hasSharedCredential) => {
    const { last } = await readUntil(isShown, {
      hasSharedCredential,
      isServed: true,
    });
    expect(last).toMatchObject({
      objects: { CustomResource: [{ resource: { kind: 'Rollout' } }] },
    });
  });

  it.each([
    ['one credential for all', true],
    ['credentials of one’s own', false],
  ])(
    'costs at most one request in ten minutes where its API is not served, with %s',
    async (_, hasSharedCredential) => {
      const { asked } = await readUntil((_reading, hours) => hours > 1, {
        hasSharedCredential,
        isServed: false,
      });
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.length).toBeLessThanOrEqual(7);
    },
  );
});

describe('that an API is not served', () => {
  const [pods] = kinds;
  const rollouts: ResourceType = {
    ...{ kind: 'CustomResource', group: 'argoproj.io' },
    ...{ plural: 'rollouts', versions: ['v1alpha1'] },
  };
  const keyOf = (type: ResourceType, version: string, namespace?: string) =>
    unservedKey(type, version, namespace);

  it('holds for all namespaces, but of what may be in none', () => {
    expect(keyOf(pods, 'v1', 'shop')).toBe(keyOf(pods, 'v1'));
    expect(keyOf(pods, 'v1', 'shop')).toBe(keyOf(pods, 'v1', 'games'));
    // Its list in a namespace does not exist where it is cluster-scoped.
    const inShop = keyOf(rollouts, 'v1', 'shop');
    expect(inShop).toBe(keyOf(rollouts, 'v1', 'games'));
    expect(inShop).not.toBe(keyOf(rollouts, 'v1'));
  });

  it('holds for one version of one API', () => {
    const keys = [
      keyOf(rollouts, 'v1'),
      keyOf(rollouts, 'v2'),
      keyOf({ ...rollouts, group: 'example.com' }, 'v1'),
      keyOf({ ...rollouts, plural: 'experiments' }, 'v1'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
