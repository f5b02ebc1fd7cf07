import { ClusterObjects, parseObject, Pod } from '../model';
import {
  findController,
  findParent,
  isControlledBy,
  ownersIn,
  topOwner,
} from './owners';

interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly uid?: string;
  readonly controller?: boolean;
}

const API_VERSIONS: Readonly<Record<string, string>> = {
  Job: 'batch/v1',
  Pod: 'v1',
  Service: 'v1',
};

function anObject(kind: string, name: string, owners: readonly Owner[] = []) {
  const object = parseObject({
    apiVersion: API_VERSIONS[kind] ?? 'apps/v1',
    kind,
    metadata: {
      namespace: 'shop',
      name,
      uid: `uid-${name}`,
      labels: { 'pod-template-hash': '5d4f' },
      ownerReferences: owners.map(owner => ({
        apiVersion: 'apps/v1',
        uid: `uid-${owner.name}`,
        controller: true,
        ...owner,
      })),
    },
  });
  if (!object) throw new Error(`${kind} cannot be parsed`);
  return object;
}

const aPodOf = (...owners: Owner[]) => anObject('Pod', 'web-1', owners) as Pod;

const view = (objects: Record<string, unknown>) =>
  ({ objects } as unknown as ClusterObjects);

const REPLICA_SET = { kind: 'ReplicaSet', name: 'web-5d4f' };

describe('topOwner', () => {
  it('is the pod itself where nothing controls it', () => {
    const pod = { kind: 'Pod', namespace: 'shop', name: 'web-1' };
    const find = ownersIn(view({}));
    expect(topOwner(aPodOf(), find)).toEqual(pod);
    expect(topOwner(aPodOf({ kind: 'Node', name: 'n1' }), find)).toEqual(pod);
    const adopted = { kind: 'Job', name: 'x', controller: false };
    expect(topOwner(aPodOf(adopted), find)).toEqual(pod);
  });

  it('is the top of the chain of controllers that was read', () => {
    const find = ownersIn(
      view({
        ReplicaSet: [
          anObject('ReplicaSet', 'web-5d4f', [
            { kind: 'Deployment', name: 'web' },
          ]),
        ],
        Deployment: [
          anObject('Deployment', 'web', [{ kind: 'Rollout', name: 'shop' }]),
        ],
      }),
    );
    expect(topOwner(aPodOf(REPLICA_SET), find)).toMatchObject({
      kind: 'Rollout',
      name: 'shop',
    });
  });

  it('reads the Deployment off the name of a ReplicaSet that was not read', () => {
    const find = ownersIn(view({}));
    expect(topOwner(aPodOf(REPLICA_SET), find)).toMatchObject({
      kind: 'Deployment',
      name: 'web',
    });
    for (const name of ['web-other', '-5d4f', '5d4f']) {
      expect(
        topOwner(aPodOf({ kind: 'ReplicaSet', name }), find),
      ).toMatchObject({ kind: 'ReplicaSet', name });
    }
  });

  it('ends in a loop of owners', () => {
    const loop = [
      anObject('Job', 'a', [{ kind: 'Job', name: 'b' }]),
      anObject('Job', 'b', [{ kind: 'Job', name: 'a' }]),
    ];
    const find = ownersIn(view({ Job: loop }));
    expect(topOwner(aPodOf({ kind: 'Job', name: 'a' }), find).kind).toBe('Job');
  });
});

describe('ownersIn', () => {
  it('finds a custom resource by uid, also when it is named like a built-in kind', () => {
    const custom = {
      metadata: { uid: 'knative', namespace: 'shop', name: 'x' },
    };
    const find = ownersIn(
      view({
        CustomResource: [custom],
        Deployment: [anObject('Deployment', 'x')],
      }),
    );
    const owner = { kind: 'Deployment', name: 'x', controller: true };
    expect(find({ ...owner, uid: 'knative' } as never, 'shop')).toBe(custom);
    expect(find({ ...owner, uid: 'other' } as never, 'shop')).toMatchObject({
      kind: 'Deployment',
    });
  });

  it('finds nothing in another namespace, and no Service or claim', () => {
    const find = ownersIn(
      view({
        Deployment: [anObject('Deployment', 'web')],
        Service: [anObject('Service', 'web')],
      }),
    );
    const owner = { name: 'web', uid: '', controller: true };
    expect(
      find({ ...owner, kind: 'Deployment' } as never, 'x'),
    ).toBeUndefined();
    expect(
      find({ ...owner, kind: 'Service' } as never, 'shop'),
    ).toBeUndefined();
  });
});

describe('findParent', () => {
  const find = ownersIn(
    view({
      Job: [anObject('Job', 'b')],
      CustomResource: [
        { kind: 'CustomResource', metadata: { uid: 'uid-kafka' } },
      ],
    }),
  );

  it('is the controller among several owners', () => {
    const pod = aPodOf(
      { kind: 'Kafka', name: 'kafka', controller: false },
      { kind: 'Job', name: 'b' },
    );
    expect(findController(pod)?.name).toBe('b');
    expect(findParent(pod, find)?.metadata.name).toBe('b');
  });

  it('is a custom resource that is no controller, where there is none', () => {
    const dependsOn = (kind: string, name: string) =>
      findParent(aPodOf({ kind, name, controller: false }), find)?.kind;
    expect(dependsOn('Kafka', 'kafka')).toBe('CustomResource');
    expect(dependsOn('Kafka', 'other')).toBeUndefined();
    expect(dependsOn('Job', 'b')).toBeUndefined();
  });
});

describe('isControlledBy', () => {
  const web = anObject('Deployment', 'web');
  it.each<[string, Owner, boolean]>([
    ['its controller', { kind: 'Deployment', name: 'web' }, true],
    [
      'another one that had the name before',
      { kind: 'Deployment', name: 'web', uid: 'older' },
      false,
    ],
    [
      'what only depends on it',
      { kind: 'Deployment', name: 'web', controller: false },
      false,
    ],
  ])('tells %s', (_, owner, expected) => {
    expect(isControlledBy(anObject('ReplicaSet', 'web-1', [owner]), web)).toBe(
      expected,
    );
  });

  it('is false for an owner without a uid', () => {
    const unknown = { ...web, metadata: { ...web.metadata, uid: '' } };
    const owned = anObject('ReplicaSet', 'web-1', [
      { kind: 'Deployment', name: 'web', uid: '' },
    ]);
    expect(isControlledBy(owned, unknown)).toBe(false);
  });
});
