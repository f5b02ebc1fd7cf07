import { parseObject, Pod } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aDeployment,
  aJob,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { fakeConnection, FORBIDDEN } from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { fail, ok } from '../../util/Result';
import { ResourceType } from '../resourceTypes';
import { isOwnedByService } from './isOwnedByService';

const never = new AbortController().signal;
const ABSENT = fail('api-absent', 'there is no such object', 404);

const APPS = '/apis/apps/v1/namespaces/shop';
const BATCH = '/apis/batch/v1/namespaces/shop';
const REPLICA_SET = `${APPS}/replicasets/web-1`;
const DEPLOYMENT = `${APPS}/deployments/web`;

type Built = ReturnType<ReturnType<typeof aDeployment>['build']>;

const inShop = (name: string, labels = {}) => ({
  name,
  namespace: 'shop',
  labels,
});
const podOf = (kind: string, name: string) =>
  aPod(inShop('web-1-a')).ownedBy(kind, name).build();
const replicaSet = (labels = {}) =>
  aReplicaSet(inShop('web-1', labels)).ownedBy('Deployment', 'web').build();
const deployment = (labels = {}) => aDeployment(inShop('web', labels)).build();

function parsePod(pod: object): Pod {
  const parsed = parseObject(JSON.parse(JSON.stringify(pod)), 'Pod');
  if (parsed?.kind !== 'Pod') throw new Error('No pod');
  return parsed;
}

/** Asks about a pod of a cluster that has these objects, by path. */
async function ask(
  pod: object,
  objects: Readonly<Record<string, Built | typeof ABSENT>>,
  types: readonly ResourceType[] = [],
) {
  const { connection, asked } = fakeConnection(({ path }) => {
    const found = objects[path];
    if (!found) return ABSENT;
    return 'ok' in found ? found : ok(JSON.parse(JSON.stringify(found)));
  });
  const target = serviceTarget(
    anEntity('shop', { 'backstage.io/kubernetes-id': 'shop' }),
  );
  const answer = await isOwnedByService(
    connection,
    target,
    parsePod(pod),
    types,
    never,
  );
  return { answer, asked };
}

describe('isOwnedByService', () => {
  it('finds the service at the controller, and asks no further', async () => {
    const { answer, asked } = await ask(podOf('ReplicaSet', 'web-1'), {
      [REPLICA_SET]: replicaSet(SHOP),
    });
    expect(answer).toEqual(ok(true));
    expect(asked).toEqual([REPLICA_SET]);
  });

  it('finds it at the controller of the controller', async () => {
    const { answer, asked } = await ask(podOf('ReplicaSet', 'web-1'), {
      [REPLICA_SET]: replicaSet(),
      [DEPLOYMENT]: deployment(SHOP),
    });
    expect(answer).toEqual(ok(true));
    expect(asked).toEqual([REPLICA_SET, DEPLOYMENT]);
  });

  it('takes no more than three steps', async () => {
    const job = (name: string, owner: string, labels = {}) =>
      aJob(inShop(name, labels)).ownedBy('Job', owner).build();
    const chain = (labelled: string) => {
      const names = ['a', 'b', 'c', 'd'];
      return Object.fromEntries(
        names.map((name, index) => [
          `${BATCH}/jobs/${name}`,
          job(
            name,
            names[index + 1] ?? 'a',
            name === labelled ? SHOP : undefined,
          ),
        ]),
      );
    };
    const third = await ask(podOf('Job', 'a'), chain('c'));
    expect(third.answer).toEqual(ok(true));
    const fourth = await ask(podOf('Job', 'a'), chain('d'));
    expect(fourth.answer).toEqual(ok(false));
    expect(fourth.asked).toHaveLength(3);
  });

  it('follows the controller, not another owner that comes first', async () => {
    const pod = podOf('ReplicaSet', 'web-1');
    const [controller] = pod.metadata.ownerReferences ?? [];
    const stranger = aJob(inShop('stranger', SHOP)).build();
    pod.metadata.ownerReferences = [
      {
        ...controller,
        kind: 'Job',
        apiVersion: 'batch/v1',
        name: 'stranger',
        uid: stranger.metadata.uid ?? '',
        controller: false,
      },
      controller,
    ];
    const objects = {
      [`${BATCH}/jobs/stranger`]: stranger,
      [REPLICA_SET]: replicaSet(),
      [DEPLOYMENT]: deployment(),
    };
    const { answer, asked } = await ask(pod, objects);
    expect(answer).toEqual(ok(false));
    expect(asked).toEqual([REPLICA_SET, DEPLOYMENT]);
    const labelled = { ...objects, [REPLICA_SET]: replicaSet(SHOP) };
    expect((await ask(pod, labelled)).answer).toEqual(ok(true));
  });

  it.each([
    ['uid', { uid: 'another' }],
    ['name', { name: 'web-2' }],
    ['namespace', { namespace: 'cart' }],
  ])('believes no object with another %s than asked for', async (_, change) => {
    const object = replicaSet(SHOP);
    const { answer } = await ask(podOf('ReplicaSet', 'web-1'), {
      [REPLICA_SET]: {
        ...object,
        metadata: { ...object.metadata, ...change },
      },
    });
    expect(answer).toEqual(ok(false));
  });

  it('rejects an object of another kind', async () => {
    const { answer } = await ask(podOf('ReplicaSet', 'web-1'), {
      [REPLICA_SET]: { ...replicaSet(SHOP), kind: 'Deployment' },
    });
    expect(answer).not.toEqual(ok(true));
  });

  it.each([
    ['has no owner', aPod(inShop('bare')).build()],
    ['has an owner of a kind that is never read', podOf('Secret', 'token')],
    [
      'has an owner without a uid',
      aPod(inShop('web-1-a')).ownedBy('ReplicaSet', 'web-1', '').build(),
    ],
  ])('asks nothing about a pod that %s', async (_, pod) => {
    const { answer, asked } = await ask(pod, {
      [REPLICA_SET]: replicaSet(SHOP),
    });
    expect(answer).toEqual(ok(false));
    expect(asked).toEqual([]);
  });

  it('asks an older version of the API where the newest is not served', async () => {
    const cronJob = anObject('CronJob', inShop('digest', SHOP)).build();
    const { answer, asked } = await ask(podOf('CronJob', 'digest'), {
      '/apis/batch/v1beta1/namespaces/shop/cronjobs/digest': cronJob,
    });
    expect(answer).toEqual(ok(true));
    expect(asked).toEqual([
      `${BATCH}/cronjobs/digest`,
      '/apis/batch/v1beta1/namespaces/shop/cronjobs/digest',
    ]);
  });

  it('does not reveal whether an owner is forbidden or gone', async () => {
    const pod = podOf('ReplicaSet', 'web-1');
    const hidden = await ask(pod, { [REPLICA_SET]: FORBIDDEN });
    const gone = await ask(pod, {});
    expect(hidden.answer).toEqual(ok(false));
    expect(gone.answer).toEqual(ok(false));
  });

  it.each([
    fail('timeout', 'no answer'),
    fail('server-error', 'etcd is down', 500),
  ])('fails when the cluster cannot say: $reason.code', async failed => {
    const { answer } = await ask(podOf('ReplicaSet', 'web-1'), {
      [REPLICA_SET]: replicaSet(),
      [DEPLOYMENT]: failed,
    });
    expect(answer).toBe(failed);
  });

  describe('with custom resources', () => {
    const API = 'example.com/v1';
    const types = ['databases', 'instances'].map(
      (plural): ResourceType => ({
        kind: 'CustomResource',
        plural,
        group: 'example.com',
        versions: ['v1'],
      }),
    );
    const path = (plural: string, name: string) =>
      `/apis/example.com/v1/namespaces/shop/${plural}/${name}`;
    const DATABASE = path('databases', 'db');
    const INSTANCE = path('instances', 'db-1');
    const database = (labels = {}) =>
      aCustomResource(API, 'Database', inShop('db', labels)).build();
    const instance = () =>
      aCustomResource(API, 'Instance', inShop('db-1'))
        .ownedBy('Database', 'db', undefined, API)
        .build();
    const podOfInstance = (uid?: string) =>
      aPod(inShop('db-1-a')).ownedBy('Instance', 'db-1', uid, API).build();

    it('finds the service at any of them', async () => {
      const { answer, asked } = await ask(
        podOfInstance(),
        { [INSTANCE]: instance(), [DATABASE]: database(SHOP) },
        types,
      );
      expect(answer).toEqual(ok(true));
      expect(asked).toEqual([INSTANCE, DATABASE]);
    });

    it('finds it at one that is no controller', async () => {
      const pod = podOfInstance();
      pod.metadata.ownerReferences![0].controller = false;
      const objects = { [INSTANCE]: instance(), [DATABASE]: database(SHOP) };
      expect((await ask(pod, objects, types)).answer).toEqual(ok(true));
      const { answer } = await ask(
        { ...pod, metadata: { ...pod.metadata, ownerReferences: [] } },
        objects,
        types,
      );
      expect(answer).toEqual(ok(false));
    });

    it.each([
      ['another uid', podOfInstance('forged'), types],
      [
        'another API',
        aPod(inShop('db-1-a'))
          .ownedBy('Instance', 'db-1', undefined, 'other.com/v1')
          .build(),
        types,
      ],
      ['an API that is not read here', podOfInstance(), types.slice(0, 1)],
    ])('finds no service at an owner of %s', async (_, pod, read) => {
      const { answer } = await ask(
        pod,
        { [INSTANCE]: instance(), [DATABASE]: database(SHOP) },
        read,
      );
      expect(answer).toEqual(ok(false));
    });

    it('finds none where the owner is that of another service', async () => {
      const { answer } = await ask(
        podOfInstance(),
        {
          [INSTANCE]: instance(),
          [DATABASE]: database({ 'backstage.io/kubernetes-id': 'cart' }),
        },
        types,
      );
      expect(answer).toEqual(ok(false));
    });
  });
});
