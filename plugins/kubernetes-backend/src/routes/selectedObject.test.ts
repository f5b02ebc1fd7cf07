import { mockCredentials } from '@backstage/backend-test-utils';
import { aCustomResource } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aList, anEntity, fakeConnection, SHOP } from '../__testUtils__';
import { OBJECT_NOT_FOUND } from '../errors';
import { ResourceType } from '../read';
import { selectObject } from './selectedObject';

const ROLLOUTS: ResourceType = {
  kind: 'CustomResource',
  plural: 'rollouts',
  group: 'argoproj.io',
  versions: ['v1alpha1'],
};

const rollout = aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
  namespace: 'shop',
  name: 'web',
  labels: SHOP,
}).build();

/** Asks for a Rollout that the tab shows with a uid. */
function select(shownUid = rollout.metadata.uid) {
  const { connection } = fakeConnection(() => aList('Rollout', [rollout]));
  const cluster = { name: 'one' };
  const row = {
    kind: 'Rollout',
    namespace: 'shop',
    name: 'web',
    customResource: { definition: 'rollouts.argoproj.io', uid: shownUid },
  };
  const shown = { state: { phase: 'live' }, workloads: [], objects: [row] };
  const context = {
    access: {
      authorize: async () => ({
        entity: anEntity('shop'),
        principal: { credentials: mockCredentials.user() },
      }),
    },
    pipeline: {
      locate: async () => ({ clusters: [cluster] }),
      typesIn: () => [ROLLOUTS],
      snapshot: async () => ({ clusters: [shown] }),
      connect: () => connection,
    },
  };
  const params = {
    kind: 'component',
    namespace: 'default',
    name: 'shop',
    cluster: 'one',
    resource: 'rollouts.argoproj.io',
    objectNamespace: 'shop',
    object: 'web',
  };
  return selectObject(
    context as never,
    { params } as never,
    new AbortController().signal,
  );
}

it('finds the object that the tab shows', async () => {
  expect((await select()).object.metadata).toMatchObject({
    name: 'web',
    uid: rollout.metadata.uid,
  });
});

it('does not find another one that has its name by now', async () => {
  await expect(select('of-the-one-before')).rejects.toMatchObject({
    name: 'NotFoundError',
    message: OBJECT_NOT_FOUND,
  });
});
