import {
  CustomResource,
  NamedObject,
  parseObject,
  toClusterObjects,
} from '../model';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
} from '../testing';
import { ownersIn } from './owners';
import { resourceTree } from './resourceTree';

type Builder = { build(): unknown };
type Said = Partial<Pick<CustomResource, 'children' | 'podSelector'>>;

const API = 'example.com/v1';
const SHOP = { namespace: 'shop' };

const database = (name = 'db') =>
  aCustomResource(API, 'Database', { ...SHOP, name });
const belowDatabase = <T extends { ownedBy(...args: string[]): T }>(
  builder: T,
  name = 'db',
) => builder.ownedBy('Database', name);
const bare = (name: string, labels: Record<string, string> = {}) =>
  aPod({ ...SHOP, name, labels });

/** The tree of the first database, which says so much of itself. */
function treeOf(said: Said, ...builders: readonly Builder[]) {
  const objects = builders.flatMap(
    builder => parseObject(builder.build()) ?? [],
  );
  const root = { ...(objects[0] as CustomResource), ...said };
  const view = toClusterObjects([root, ...objects.slice(1)]);
  const tree = resourceTree(view, ownersIn(view));
  return { owned: tree.owned(root), pods: tree.pods(root) };
}

describe('what a custom resource owns', () => {
  it('is sorted by kind and name', () => {
    const { owned } = treeOf(
      {},
      database(),
      belowDatabase(anObject('Service', { ...SHOP, name: 'b' })),
      belowDatabase(anObject('Service', { ...SHOP, name: 'a' })),
      belowDatabase(aDeployment({ ...SHOP, name: 'z' })),
    );
    expect(owned).toEqual([
      { kind: 'Deployment', name: 'z' },
      { kind: 'Service', name: 'a' },
      { kind: 'Service', name: 'b' },
    ]);
  });

  it('is nothing that belongs to another one, and no pod or former ReplicaSet', () => {
    const { owned } = treeOf(
      {},
      database(),
      database('other'),
      belowDatabase(anObject('Service', { ...SHOP, name: 'o' }), 'other'),
      belowDatabase(bare('db-0')),
      belowDatabase(aReplicaSet({ ...SHOP, name: 'old', replicas: 0 })),
    );
    expect(owned).toEqual([]);
  });

  it('is once what is owned and named', () => {
    const { owned } = treeOf(
      { children: [{ kind: 'Service', name: 'db' }] },
      database(),
      belowDatabase(anObject('Service', { ...SHOP, name: 'db' })),
    );
    expect(owned).toEqual([{ kind: 'Service', name: 'db' }]);
  });

  it('has the name of its definition where it is a custom resource itself', () => {
    const { owned } = treeOf(
      {},
      database(),
      aCustomResource(API, 'Backup', { ...SHOP, name: 'b' }).ownedBy(
        'Database',
        'db',
      ),
    );
    expect(owned).toEqual([
      { kind: 'Backup', name: 'b', definition: 'backup.example.com' },
    ]);
  });

  it('is also a pod that it only selects, after all other objects', () => {
    const { owned, pods } = treeOf(
      { podSelector: 'db=a' },
      database(),
      belowDatabase(anObject('Service', { ...SHOP, name: 'b' })),
      bare('db-1', { db: 'a' }),
      bare('db-0', { db: 'a' }),
      bare('other-0', { db: 'b' }),
      belowDatabase(aPod({ ...SHOP, name: 'db-2', labels: { db: 'a' } })),
    );
    expect(owned).toEqual([
      { kind: 'Service', name: 'b' },
      { kind: 'Pod', name: 'db-0' },
      { kind: 'Pod', name: 'db-1' },
    ]);
    expect(pods?.total).toBe(3);
  });

  it.each([
    [9_999, 1],
    [10_000, undefined],
  ])('is found behind %d other names: %j', (names, total) => {
    const parse = (builder: Builder) => {
      const object = parseObject(builder.build());
      if (!object) throw new Error('not an object');
      return object;
    };
    const naming = (name: string, children: readonly NamedObject[]) => ({
      ...(parse(database(name)) as CustomResource),
      children,
    });
    const many = naming(
      'a',
      Array.from({ length: names }, (_, i) => ({
        kind: 'Service',
        name: `s${i}`,
      })),
    );
    const last = naming('b', [{ kind: 'StatefulSet', name: 'web' }]);
    const view = toClusterObjects([
      many,
      last,
      parse(anObject('StatefulSet', { ...SHOP, name: 'web' })),
      parse(bare('web-0').ownedBy('StatefulSet', 'web')),
    ]);
    expect(resourceTree(view, ownersIn(view)).pods(last)?.total).toBe(total);
  });

  it('says the namespace of what is in another one', () => {
    const { owned } = treeOf(
      {
        children: [
          { kind: 'Job', name: 'a', namespace: 'cart' },
          { kind: 'Job', name: 'b', namespace: 'shop' },
        ],
      },
      database(),
    );
    expect(owned).toEqual([
      { kind: 'Job', name: 'a', namespace: 'cart' },
      { kind: 'Job', name: 'b' },
    ]);
  });

  it('is not itself, even if it names itself', () => {
    const itself = {
      kind: 'Database',
      name: 'db',
      definition: 'database.example.com',
    };
    const { pods } = treeOf(
      { children: [itself] },
      database(),
      belowDatabase(bare('db-0')),
    );
    expect(pods).toEqual({ ready: 1, total: 1 });
  });
});

describe('the pods of a custom resource', () => {
  it('are none where nothing leads to it', () => {
    expect(treeOf({}, database(), bare('a')).pods).toBeUndefined();
  });

  it('count as ready by their condition', () => {
    const { pods } = treeOf(
      {},
      database(),
      belowDatabase(bare('a')),
      belowDatabase(bare('b')).crashLooping(),
      belowDatabase(bare('c')),
    );
    expect(pods).toEqual({ ready: 2, total: 3 });
  });

  it('include those of a workload that it names, but not of one with an owner of its own', () => {
    const children = [{ kind: 'StatefulSet', name: 'sts' }];
    const sts = () => anObject('StatefulSet', { ...SHOP, name: 'sts' });
    const pod = () => bare('sts-0').ownedBy('StatefulSet', 'sts');
    expect(treeOf({ children }, database(), sts(), pod()).pods).toEqual({
      ready: 1,
      total: 1,
    });
    const owned = sts().ownedBy('Cluster', 'c');
    expect(treeOf({ children }, database(), owned, pod()).pods).toBeUndefined();
  });

  it.each([
    ['db=db', 1],
    ['db=db,role=x', 1],
    [' db=db , role=x ', 1],
    ['db=db,role=y', undefined],
    ['db!=cart', undefined],
    ['db=db,role!=y', undefined],
    ['db', undefined],
    ['db==db', undefined],
    ['db in (db)', undefined],
  ])('selected by %s are %s', (podSelector, total) => {
    const { pods } = treeOf(
      { podSelector },
      database(),
      bare('a', { db: 'db', role: 'x' }),
      bare('b', { db: 'cart', role: 'x' }),
      bare('owned', { db: 'db', role: 'x' }).ownedBy('Job', 'x'),
      aPod({ namespace: 'cart', name: 'c', labels: { db: 'db', role: 'x' } }),
    );
    expect(pods?.total).toBe(total);
  });

  it('are counted up a long chain of owners, and a loop of owners ends', () => {
    const part = (index: number, owner: string) =>
      aCustomResource(API, 'Part', { ...SHOP, name: `p${index}` }).ownedBy(
        index === 0 ? 'Database' : 'Part',
        owner,
      );
    const chain = [part(0, 'db'), part(1, 'p0'), part(2, 'p1'), part(3, 'p2')];
    const pod = bare('a').ownedBy('Part', 'p3');
    expect(treeOf({}, database(), ...chain, pod).pods?.total).toBe(1);

    const { pods } = treeOf(
      {},
      database().ownedBy('Part', 'p0'),
      part(0, 'db'),
      bare('a').ownedBy('Part', 'p0'),
    );
    expect(pods?.total).toBeGreaterThan(0);
  });
});
