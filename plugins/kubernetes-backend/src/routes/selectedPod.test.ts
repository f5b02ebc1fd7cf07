import { mockCredentials } from '@backstage/backend-test-utils';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection, FORBIDDEN } from '../__testUtils__/fakeConnection';
import { SHOP } from '../__testUtils__/fleet';
import { POD_NOT_FOUND } from '../errors';
import { serviceTarget } from '../locate';
import { aPodRow } from '../__testUtils__/aPodRow';
import { ResourceType } from '../read';
import { ApiRequest } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { selectPod } from './selectedPod';

const never = new AbortController().signal;
const POD = '/api/v1/namespaces/shop/pods/web';
const NOT_FOUND = { name: 'NotFoundError', message: POD_NOT_FOUND };
const ABSENT = fail('api-absent', 'there is no such object', 404);

const ROLLOUTS: ResourceType = {
  kind: 'CustomResource',
  plural: 'rollouts',
  group: 'argoproj.io',
  versions: ['v1alpha1'],
};

const json = (object: object) => ok(JSON.parse(JSON.stringify(object)));
const pod = (changes: { name?: string; namespace?: string } = {}) =>
  json(
    aPod({ name: 'web', namespace: 'shop', labels: SHOP, ...changes }).build(),
  );

interface Options {
  readonly namespace?: string;
  readonly isBound?: boolean;
  /** By the tab, in a cluster with custom resources. */
  readonly shown?: ClusterMessage;
  /** Custom resources are discovered, and have not been yet. */
  readonly isUndiscovered?: boolean;
}

/** Selects a pod of the shop, which runs in the clusters `one` and `two`. */
async function select(
  place: { cluster?: string; namespace?: string; name?: string },
  answer: (request: ApiRequest) => Result<unknown>,
  { namespace, isBound = true, isUndiscovered = false, shown }: Options = {},
) {
  const { connection, asked } = fakeConnection(answer);
  const connected: string[] = [];
  const principal = { credentials: mockCredentials.user() };
  const entity = anEntity('shop', {
    'backstage.io/kubernetes-id': 'shop',
    ...(namespace && { 'backstage.io/kubernetes-namespace': namespace }),
  });
  const clusters = ['one', 'two'].map(name => ({
    name,
    url: `https://${name}`,
    authProvider: 'x',
    authMetadata: {},
  }));
  const selected = selectPod(
    {
      pipeline: {
        connect: cluster => {
          connected.push(cluster.name);
          return {
            ...connection,
            cluster,
            access: async () => ok({ identity: 'x' }),
          };
        },
        isBound: async () => isBound,
        discoversTypes: () => isUndiscovered,
        typesIn: () => (shown && !isUndiscovered ? [{ ...ROLLOUTS }] : []),
        snapshot: async () => {
          if (!shown) throw new Error('Nothing is shown');
          return { hello: {} as never, clusters: [shown] };
        },
      },
    },
    {
      granted: { entity, principal, key: 'x' },
      service: {
        target: serviceTarget(entity),
        principal,
        clusters,
        problems: [],
        owners: [],
      },
    },
    { cluster: 'two', namespace: 'shop', name: 'web', ...place },
    never,
  );
  const error = await selected.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { selected, error, asked, connected };
}

describe('selectPod', () => {
  it('gives the pod that was asked for, and the way to its cluster', async () => {
    const { asked, connected, selected } = await select({}, () => pod());
    const { pod: found, connection } = await selected;
    expect(found.metadata).toMatchObject({ name: 'web', namespace: 'shop' });
    expect(connection.cluster.name).toBe('two');
    expect(connected).toEqual(['two']);
    expect(asked).toEqual([POD]);
  });

  it.each([
    ['a namespace that is not the entity’s', { namespace: 'cart' }, {}],
    ['a cluster where the entity is not', { cluster: 'three' }, {}],
    [
      'a namespace that no policy allows',
      {},
      { namespace: undefined, isBound: false },
    ],
  ])('asks nothing of %s', async (_, place, options) => {
    const { asked, error } = await select(place, () => pod(), {
      namespace: 'shop',
      ...options,
    });
    expect(error).toMatchObject(NOT_FOUND);
    expect(asked).toEqual([]);
  });

  it.each([{ name: 'another' }, { namespace: 'cart' }])(
    'does not take another pod for the one that was asked for: %s',
    async change => {
      const { error } = await select({}, () => pod(change));
      expect(error).toMatchObject(NOT_FOUND);
    },
  );

  describe('a pod without the label of the entity', () => {
    const owned = json(
      aPod({ name: 'web', namespace: 'shop' })
        .ownedBy('ReplicaSet', 'web-1')
        .build(),
    );
    const owner = (labels: Record<string, string>) =>
      json(aReplicaSet({ name: 'web-1', namespace: 'shop', labels }).build());

    it('is found where its controller has it', async () => {
      const { error } = await select({}, ({ path }) =>
        path === POD ? owned : owner(SHOP),
      );
      expect(error).toBeUndefined();
    });

    it('is not found where its controller does not have it, either', async () => {
      const { error } = await select({}, ({ path }) =>
        path === POD ? owned : owner({}),
      );
      expect(error).toMatchObject(NOT_FOUND);
    });

    it('is not found where nothing controls it', async () => {
      const { error } = await select({}, () =>
        json(aPod({ name: 'web', namespace: 'shop' }).build()),
      );
      expect(error).toMatchObject(NOT_FOUND);
    });

    describe('in a cluster with custom resources', () => {
      const bare = json(
        aPod({ name: 'web', namespace: 'shop', uid: 'mine' }).build(),
      );
      const message = (
        ...pods: readonly Parameters<typeof aPodRow>[1][]
      ): ClusterMessage => ({
        type: 'cluster',
        cluster: 'two',
        state: { phase: 'live', at: '2026-01-01T12:00:00Z' },
        kindProblems: [],
        pods: pods.map(change => aPodRow('web', change)),
        workloads: [],
        findings: [],
      });

      it('is found where the tab shows it', async () => {
        const shown = message({ uid: 'mine' });
        const { error } = await select({}, () => bare, { shown });
        expect(error).toBeUndefined();
      });

      it('is found where none of them has been discovered yet', async () => {
        const shown = message({ uid: 'mine' });
        const options = { isUndiscovered: true, shown };
        const { error } = await select({}, () => bare, options);
        expect(error).toBeUndefined();
      });

      it('is not found where the tab shows another one of its name', async () => {
        for (const shown of [message(), message({ uid: 'other' })]) {
          const { error } = await select({}, () => bare, { shown });
          expect(error).toMatchObject(NOT_FOUND);
        }
      });

      it('without a uid is not found', async () => {
        const { error } = await select(
          {},
          () => json(aPod({ name: 'web', namespace: 'shop', uid: '' }).build()),
          { shown: message({ uid: '' }) },
        );
        expect(error).toMatchObject(NOT_FOUND);
      });

      it('is not known where the cluster cannot say what is shown', async () => {
        const reason = { code: 'timeout', message: 'no answer' } as const;
        const state = { phase: 'failed', since: '', reason } as const;
        const shown = { ...message(), state };
        const { error } = await select({}, () => bare, { shown });
        expect(error).toMatchObject({ name: 'ClusterError', code: 'timeout' });
      });
    });

    it('is not known where the cluster cannot say what controls it', async () => {
      const { error } = await select({}, ({ path }) =>
        path === POD ? owned : fail('timeout', 'no answer'),
      );
      expect(error).toMatchObject({ name: 'ClusterError', code: 'timeout' });
    });
  });

  it('is not found when it does not exist', async () => {
    expect((await select({}, () => ABSENT)).error).toMatchObject(NOT_FOUND);
  });

  it('says so where the cluster fails, and names the cluster', async () => {
    const { error } = await select({}, () => FORBIDDEN);
    expect(error).toMatchObject({
      name: 'ClusterError',
      code: 'forbidden',
      message: expect.stringContaining("Cluster 'two'"),
    });
  });
});
