import {
  KubernetesObject,
  OwnerReference,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { anObject } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  canOwn,
  mayBeBelowCustomResource,
  owningReference,
  owningReferences,
} from './ownerReferences';

function owned(
  references: readonly Partial<OwnerReference>[],
  labels: Record<string, string> = {},
): KubernetesObject {
  const raw = anObject('Service', { name: 'a', namespace: 'shop', labels });
  const object = parseObject(raw.build());
  if (!object) throw new Error('not parsed');
  const ownerReferences = references.map((reference, i) => ({
    kind: 'Database',
    name: `o${i}`,
    uid: `u${i}`,
    controller: false,
    ...reference,
  }));
  return { ...object, metadata: { ...object.metadata, ownerReferences } };
}

const uids = (references: readonly OwnerReference[]) =>
  references.map(({ uid }) => uid);

describe('the references by which an object belongs to another one', () => {
  it('are its controller and no other', () => {
    const object = owned([{}, { controller: true }, {}]);
    expect(uids(owningReferences(object))).toEqual(['u1']);
    expect(owningReference(object)?.uid).toBe('u1');
  });

  it('are all owners where there is no controller', () => {
    const object = owned([{ controller: false }, {}]);
    expect(uids(owningReferences(object))).toEqual(['u0', 'u1']);
    expect(owningReference(object)?.uid).toBe('u0');
  });

  it('are none without uid', () => {
    expect(uids(owningReferences(owned([{ uid: '' }, {}])))).toEqual(['u1']);
    expect(owningReference(owned([{ uid: '' }, {}]))).toBeUndefined();
    expect(owningReferences(owned([{ uid: '', controller: true }]))).toEqual(
      [],
    );
  });

  it('are none where there are no owners', () => {
    expect(owningReferences(owned([]))).toEqual([]);
    expect(owningReference(owned([]))).toBeUndefined();
  });

  it('are at most ten', () => {
    expect(owningReferences(owned(Array(30).fill({})))).toHaveLength(10);
  });
});

describe('canOwn', () => {
  const inNamespace = (namespace: string) => {
    const object = owned([]);
    return { ...object, metadata: { ...object.metadata, namespace } };
  };

  it.each([
    ['shop', 'shop', true],
    ['', 'shop', true],
    ['cart', 'shop', false],
    ['shop', '', false],
  ])('an owner in "%s", an object in "%s": %s', (owner, object, expected) => {
    expect(canOwn(inNamespace(owner), inNamespace(object))).toBe(expected);
  });
});

describe('mayBeBelowCustomResource', () => {
  it.each([
    ['example.com/v1', 'Database', 'db', true],
    ['v1', 'Node', 'node-1', false],
    ['apps/v1', 'StatefulSet', 'db', true],
    ['apps/v1', 'DaemonSet', 'agent', true],
    ['apps/v1', 'ReplicaSet', 'web-7c9d5', true],
    ['apps/v1', 'Deployment', 'web', false],
    ['apps/v1', 'ControllerRevision', 'db-1', false],
    ['batch/v1', 'Job', 'migrate', true],
    ['batch/v1', 'Job', 'nightly-28345670', false],
    ['batch/v1', 'Job', 'nightly-1234567', true],
    ['batch/v1', 'CronJob', 'nightly', false],
    ['apps.kruise.io/v1', 'StatefulSet', 'db', true],
  ])('%s %s %s: %s', (apiVersion, kind, name, expected) => {
    const reference = { apiVersion, kind, name, uid: 'u', controller: true };
    expect(mayBeBelowCustomResource(owned([]), reference)).toBe(expected);
  });

  it('is not asked of the ReplicaSet of a Deployment', () => {
    const object = owned([], { 'pod-template-hash': '7c9d5' });
    const reference = {
      ...{ kind: 'ReplicaSet', name: 'web-7c9d5', uid: 'u' },
      controller: true,
    };
    expect(
      mayBeBelowCustomResource(object, { ...reference, apiVersion: 'apps/v1' }),
    ).toBe(false);
    expect(
      mayBeBelowCustomResource(object, {
        ...{ ...reference, apiVersion: 'apps/v1' },
        kind: 'StatefulSet',
      }),
    ).toBe(true);
  });
});
