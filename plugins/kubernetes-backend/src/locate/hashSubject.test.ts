import { Entity } from '@backstage/catalog-model';
import { hashSubject } from './hashSubject';

const SHOP: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    uid: 'u1',
    etag: 'e1',
    annotations: {
      'backstage.io/kubernetes-id': 'shop',
      'backstage.io/kubernetes-namespace': 'pay',
    },
    labels: { tier: 'one' },
  },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/a' },
    { type: 'ownedBy', targetRef: 'group:default/b' },
    { type: 'partOf', targetRef: 'system:default/s' },
    { type: 'dependsOn', targetRef: 'resource:default/db' },
  ],
};

function edited(
  metadata: Partial<Entity['metadata']>,
  relations = SHOP.relations,
): Entity {
  return { ...SHOP, metadata: { ...SHOP.metadata, ...metadata }, relations };
}

function withAnnotation(name: string, value: string): Entity {
  return edited({
    annotations: { ...SHOP.metadata.annotations, [name]: value },
  });
}

const [owner, otherOwner, system, resource] = SHOP.relations ?? [];

const ANOTHER: readonly (readonly [string, Entity])[] = [
  ['registered again', edited({ uid: 'u2' })],
  [
    'selecting by another id',
    withAnnotation('backstage.io/kubernetes-id', 'pay'),
  ],
  [
    'selecting by labels',
    withAnnotation('backstage.io/kubernetes-label-selector', 'app=pay'),
  ],
  [
    'of another namespace',
    withAnnotation('backstage.io/kubernetes-namespace', 'web'),
  ],
  ['of one owner less', edited({}, [owner, system, resource])],
  ['of another system', edited({}, [owner, otherOwner, resource])],
  [
    'of an owner that was its system',
    edited({}, [owner, { ...otherOwner, type: 'partOf' }, system, resource]),
  ],
];

const DESCRIPTION: readonly (readonly [string, Entity])[] = [
  ['its title', edited({ title: 'Shop', etag: 'e2' })],
  ['a label', edited({ labels: { tier: 'two' } })],
  ['another annotation', withAnnotation('example.com/at', 'now')],
  ['what it depends on', edited({}, [owner, otherOwner, system])],
];

describe('hashSubject', () => {
  it.each([...ANOTHER])('is another for an entity %s', (_what, entity) => {
    for (const usesAll of [false, true]) {
      const before = hashSubject(SHOP, { usesAll });
      expect(hashSubject(entity, { usesAll })).not.toBe(before);
    }
  });

  it.each([...DESCRIPTION])(
    'stays, unless policies may use all of an entity, when %s changes',
    (_what, entity) => {
      const configured = { usesAll: false };
      const own = { usesAll: true };
      expect(hashSubject(entity, configured)).toBe(
        hashSubject(SHOP, configured),
      );
      expect(hashSubject(entity, own)).not.toBe(hashSubject(SHOP, own));
    },
  );

  it('does not depend on any order', () => {
    const annotations = Object.fromEntries(
      Object.entries(SHOP.metadata.annotations ?? {}).reverse(),
    );
    const relations = SHOP.relations?.toReversed();
    for (const usesAll of [false, true]) {
      expect(hashSubject(edited({ annotations }, relations), { usesAll })).toBe(
        hashSubject(SHOP, { usesAll }),
      );
    }
  });
});
