import { mockCredentials } from '@backstage/backend-test-utils';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { put } from '../__testUtils__/fleet';
import { ManualClock } from '../__testUtils__/ManualClock';
import {
  shopPod,
  startWatchedFleet,
  WatchedFleet,
} from '../__testUtils__/watchedFleet';
import { serviceTarget } from '../locate';
import { fail, ok, Result } from '../util/Result';
import {
  isSameService,
  LocatedService,
  ServicePipeline,
  ServicePipelineOptions,
} from './ServicePipeline';

function located(
  changes: {
    entity?: string;
    annotations?: Record<string, string>;
    clusters?: readonly (readonly [name: string, url: string])[];
    user?: string;
  } = {},
): LocatedService {
  const { entity = 'shop', user = 'ada' } = changes;
  const clusters = changes.clusters ?? [['eu', 'https://eu']];
  return {
    target: serviceTarget(anEntity(entity, changes.annotations)),
    principal: { credentials: mockCredentials.user(`user:default/${user}`) },
    clusters: clusters.map(([name, url]) => ({
      name,
      url,
      authProvider: 'serviceAccount',
      authMetadata: {},
    })),
    problems: [],
    owners: [],
  };
}

describe('isSameService', () => {
  it('is true of two answers to the same question, whichever user asked', () => {
    expect(isSameService(located(), located({ user: 'bob' }))).toBe(true);
  });

  it.each([
    ['entity', { entity: 'cart' }],
    [
      'selector',
      { annotations: { 'backstage.io/kubernetes-label-selector': 'app=x' } },
    ],
    [
      'namespace',
      {
        annotations: {
          'backstage.io/kubernetes-id': 'shop',
          'backstage.io/kubernetes-namespace': 'shop',
        },
      },
    ],
    ['cluster', { clusters: [['us', 'https://eu']] }],
    ['address of a cluster', { clusters: [['eu', 'https://us']] }],
    ['set of clusters', { clusters: [] }],
  ] as const)('is false for another %s', (_, changes) => {
    expect(isSameService(located(), located(changes))).toBe(false);
  });
});

describe('a snapshot', () => {
  let fleet: WatchedFleet;

  beforeEach(async () => {
    fleet = await startWatchedFleet();
  });

  afterEach(() => fleet.stop());

  const snapshot = async () => {
    const { signal } = new AbortController();
    const { pipeline, principalOf } = fleet;
    const service = await pipeline.locate(
      anEntity(),
      principalOf('ada'),
      signal,
    );
    return pipeline.snapshot(service, signal);
  };

  it('has the state of all clusters, and keeps them observed', async () => {
    put(fleet.cluster, shopPod('web-2'));
    let found: Awaited<ReturnType<typeof snapshot>> | undefined;
    snapshot().then(given => (found = given));
    await fleet.until(() => found !== undefined);
    expect(found?.hello).toMatchObject({
      entityRef: 'component:default/shop',
      clusters: [{ name: 'one' }],
    });
    expect(found?.clusters).toHaveLength(1);
    expect(found?.clusters[0].state.phase).toBe('live');
    expect(found?.clusters[0].pods.map(({ name }) => name).sort()).toEqual([
      'web',
      'web-2',
    ]);
    expect([...fleet.pipeline.subscriptions()]).toMatchObject([
      { cluster: 'one', viewers: 0 },
    ]);
  });

  it('rejects when the caller has left', async () => {
    const leaving = new AbortController();
    const { pipeline, principalOf } = fleet;
    const service = await pipeline.locate(
      anEntity(),
      principalOf('ada'),
      leaving.signal,
    );
    const asked = pipeline.snapshot(service, leaving.signal);
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
  });
});

describe('whether a namespace is bound', () => {
  const ask = (binding: object | undefined) => {
    const options: object = { clock: new ManualClock(), binding };
    const pipeline = new ServicePipeline(options as ServicePipelineOptions);
    const { connection } = fakeConnection(() => fail('malformed', 'unused'));
    const { signal } = new AbortController();
    return pipeline.isBound(located().target, connection, 'shop', signal);
  };

  it('is so where namespaces are not bound', async () => {
    const isBound = jest.fn();
    expect(await ask(undefined)).toBe(true);
    expect(await ask({ isOn: false, isBound })).toBe(true);
    expect(isBound).not.toHaveBeenCalled();
  });

  it.each<[Result<boolean>, boolean | undefined]>([
    [ok(true), true],
    [ok(false), false],
    // Neither shown, nor said to be somebody else's.
    [fail('timeout', 'no answer'), undefined],
  ])('is what the policies say: %j', async (answer, expected) => {
    const binding = { isOn: true, isBound: async () => answer };
    expect(await ask(binding)).toBe(expected);
  });
});
