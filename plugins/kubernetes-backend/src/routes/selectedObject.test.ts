import { mockCredentials } from '@backstage/backend-test-utils';
import {
  aCustomResource,
  aDeployment,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { aList, fakeConnection } from '../__testUtils__/fakeConnection';
import { SHOP } from '../__testUtils__/fleet';
import { OBJECT_NOT_FOUND } from '../errors';
import { ResourceType } from '../read';
import { selectObject } from './selectedObject';

const ROLLOUTS: ResourceType = {
  kind: 'CustomResource',
  plural: 'rollouts',
  group: 'argoproj.io',
  versions: ['v1alpha1'],
};

const DEPLOYMENTS: ResourceType = {
  kind: 'Deployment',
  plural: 'deployments',
  group: 'apps',
  versions: ['v1'],
};

const web = { namespace: 'shop', name: 'web' };

const rollout = aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
  namespace: 'shop',
  name: 'web',
  labels: SHOP,
}).build();

const deployment = aDeployment({ namespace: 'shop', name: 'web' }).build();

/** Asks for a Rollout that the tab shows with a uid. */
function select(uid = rollout.metadata.uid) {
  const customResource = { definition: 'rollouts.argoproj.io', uid };
  return selectOf(ROLLOUTS, rollout, {
    objects: [{ kind: 'Rollout', ...web, customResource }],
  });
}

/** Asks for a Deployment that the tab shows with a uid, or without. */
function selectDeployment(uid?: string) {
  return selectOf(DEPLOYMENTS, deployment, {
    workloads: [{ kind: 'Deployment', ...web, ...(uid && { uid }) }],
  });
}

function selectOf(
  type: ResourceType,
  read: typeof rollout,
  rows: { readonly workloads?: object[]; readonly objects?: object[] },
) {
  const { connection } = fakeConnection(() => aList(read.kind, [read]));
  const cluster = { name: 'one' };
  const shown = {
    state: { phase: 'live' },
    workloads: [],
    objects: [],
    ...rows,
  };
  const context = {
    access: {
      authorize: async () => ({
        entity: anEntity('shop'),
        principal: { credentials: mockCredentials.user() },
      }),
    },
    pipeline: {
      locate: async () => ({ clusters: [cluster] }),
      typesIn: () => [type],
      snapshot: async () => ({ clusters: [shown] }),
      connect: () => connection,
    },
  };
  const params = {
    kind: 'component',
    namespace: 'default',
    name: 'shop',
    cluster: 'one',
    resource: `${type.plural}.${type.group}`,
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

it.each([
  ['a custom resource', () => select('of-the-one-before')],
  ['a workload', () => selectDeployment('of-the-one-before')],
])(
  'does not find another one that has the name of %s by now',
  async (_, find) => {
    await expect(find()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: OBJECT_NOT_FOUND,
    });
  },
);

it.each([[deployment.metadata.uid], [undefined]])(
  'finds the workload that the tab shows with uid %s',
  async uid => {
    expect((await selectDeployment(uid)).object.metadata.name).toBe('web');
  },
);
