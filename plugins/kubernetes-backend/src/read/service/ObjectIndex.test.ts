import {
  CustomResource,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects, readResource } from '../../__testUtils__/builtObjects';
import { IndexedObjects, ObjectIndex, objectKey } from './ObjectIndex';

type Builder = { build(): object };
const API = 'example.com/v1';

const inShop = (name: string) => ({ name, namespace: 'shop' });
const database = (name = 'db', options: object = {}) =>
  readResource(
    aCustomResource(API, 'Database', {
      ...inShop(name),
      uid: `u-${name}`,
      ...options,
    }),
    'databases',
  );
const claim = (name: string, owner = 'db') =>
  anObject('PersistentVolumeClaim', inShop(name)).ownedBy(
    'Database',
    owner,
    `u-${owner}`,
    API,
  );
const objects = (
  builders: readonly Builder[],
  resources: readonly CustomResource[] = [],
): IndexedObjects['labelled'] => ({
  ...buildObjects(...builders),
  ...(resources.length > 0 && { CustomResource: resources }),
});

/** Owned, but not controlled. */
const dependent = (builder: ReturnType<typeof anObject>): Builder => {
  const raw = builder.build();
  raw.metadata.ownerReferences![0].controller = false;
  return { build: () => raw };
};

const index = (changes: Partial<IndexedObjects>) =>
  new ObjectIndex({ labelled: {}, held: [], named: {}, ...changes });

const names = (found: readonly ModelObject[]) =>
  found.map(({ metadata }) => metadata.name);

describe('what an object owns', () => {
  const sts = () => anObject('StatefulSet', { ...inShop('sts'), uid: 'u-sts' });
  const held = (builder: Builder) => index({ held: [objects([builder])] });
  const ofSts = (name: string) =>
    anObject('StatefulSet', inShop(name)).ownedBy(
      'StatefulSet',
      'sts',
      'u-sts',
    );

  it('is what it controls, held or read by its name', () => {
    const found = index({
      held: [
        objects([
          anObject('StatefulSet', inShop('a')).ownedBy(
            'Database',
            'db',
            'u-db',
          ),
        ]),
      ],
      named: objects([
        anObject('StatefulSet', inShop('b')).ownedBy('Database', 'db', 'u-db'),
      ]),
    });
    expect(names(found.ownedBy(database()))).toEqual(['a', 'b']);
  });

  it('is also what depends on a custom resource, but not on a workload', () => {
    const [parent] = objects([sts()]).StatefulSet ?? [];
    expect(names(held(ofSts('a')).ownedBy(parent))).toEqual(['a']);
    expect(held(dependent(ofSts('a'))).ownedBy(parent)).toEqual([]);
    const ofDatabase = anObject('StatefulSet', inShop('a')).ownedBy(
      'Database',
      'db',
      'u-db',
    );
    expect(names(held(dependent(ofDatabase)).ownedBy(database()))).toEqual([
      'a',
    ]);
  });

  it('is nothing for an owner without a uid', () => {
    const nameless = database('db', {});
    const found = held(
      anObject('StatefulSet', inShop('a')).ownedBy('Database', 'db', ''),
    );
    expect(
      found.ownedBy({
        ...nameless,
        metadata: { ...nameless.metadata, uid: '' },
      }),
    ).toEqual([]);
  });

  it('is nothing of another namespace, where Kubernetes accepts no owner', () => {
    const foreign = anObject('StatefulSet', {
      name: 'a',
      namespace: 'cart',
    }).ownedBy('Database', 'db', 'u-db');
    expect(held(foreign).ownedBy(database())).toEqual([]);
  });

  it('is nothing of a kind that no custom resource owns', () => {
    expect(held(claim('data')).ownedBy(database())).toEqual([]);
  });

  it('is nothing that has the label', () => {
    const found = index({
      labelled: objects([
        anObject('StatefulSet', inShop('a')).ownedBy('Database', 'db', 'u-db'),
      ]),
    });
    expect(found.ownedBy(database())).toEqual([]);
    expect(names(found.labelled)).toEqual(['a']);
  });
});

describe('an object by its uid', () => {
  const set = (name: string) =>
    aReplicaSet({ ...inShop(name), uid: `u-${name}` });

  it('is found however it was read, and known to be held or not', () => {
    const found = index({
      labelled: objects([set('labelled')]),
      held: [objects([set('held')])],
      named: objects([set('named')]),
    });
    expect(
      ['labelled', 'held', 'named'].map(name => [
        found.find(`u-${name}`)?.metadata.name,
        found.isHeld(`u-${name}`),
      ]),
    ).toEqual([
      ['labelled', true],
      ['held', true],
      ['named', false],
    ]);
    expect(found.find('u-other')).toBeUndefined();
    expect(found.isHeld('u-other')).toBe(false);
  });

  it('is held if one of the ways in which it was read is', () => {
    const both = index({
      held: [objects([set('a')])],
      named: objects([set('a')]),
    });
    expect(both.isHeld('u-a')).toBe(true);
  });

  it('is no pod, and nothing without uid', () => {
    const found = index({
      labelled: objects([
        aPod({ ...inShop('p'), uid: 'u-p' }),
        aReplicaSet({ ...inShop('r'), uid: '' }),
      ]),
    });
    expect(found.find('u-p')).toBeUndefined();
    expect(found.find('')).toBeUndefined();
  });
});

describe('an object by its name', () => {
  const all = () =>
    index({
      labelled: objects([anObject('StatefulSet', inShop('labelled'))]),
      held: [objects([anObject('StatefulSet', inShop('both'))])],
      named: objects(
        [
          anObject('StatefulSet', inShop('named')),
          anObject('StatefulSet', inShop('both')),
        ],
        [database()],
      ),
    });
  const isHeld = (kind: string, name: string, namespace = 'shop') =>
    all().findByName(namespace, { kind, name })?.isHeld;

  it('is held unless it was read by that name only', () => {
    expect(isHeld('StatefulSet', 'labelled')).toBe(true);
    expect(isHeld('StatefulSet', 'both')).toBe(true);
    expect(isHeld('StatefulSet', 'named')).toBe(false);
  });

  it('is found in its namespace and under its kind only', () => {
    expect(isHeld('StatefulSet', 'named', 'cart')).toBeUndefined();
    expect(isHeld('Deployment', 'named')).toBeUndefined();
    expect(isHeld('Secret', 'named')).toBeUndefined();
  });

  it('is a custom resource by the name of its definition', () => {
    const definition = 'databases.example.com';
    const named = { kind: 'Database', name: 'db' };
    expect(all().findByName('shop', { ...named, definition })?.isHeld).toBe(
      false,
    );
    expect(all().findByName('shop', named)).toBeUndefined();
  });
});

describe('pods of a namespace', () => {
  it('are those without the label', () => {
    const found = index({
      labelled: objects([aPod(inShop('labelled'))]),
      held: [
        objects([aPod(inShop('a')), aPod({ name: 'c', namespace: 'cart' })]),
        objects([aPod(inShop('b'))]),
      ],
      named: objects([aPod(inShop('named'))]),
    });
    expect(names(found.podsIn('shop'))).toEqual(['a', 'b']);
    expect(names(found.podsIn('cart'))).toEqual(['c']);
    expect(found.podsIn('other')).toEqual([]);
  });
});

describe('objectKey', () => {
  it('tells apart what has the same kind in several APIs', () => {
    const [sts] = objects([anObject('StatefulSet', inShop('db'))]).StatefulSet!;
    expect(objectKey(sts)).toBe('StatefulSet shop/db');
    expect(objectKey(database())).toBe('databases.example.com shop/db');
  });
});
