import { mockServices } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  aCustomResource,
  aDeployment,
  anEvent,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const OBJECTS = 'component/default/shop/objects';
const NOT_FOUND = 'This entity has no such object.';
const SECRET = 'hunter2-hunter2';

const COMPOSITES = {
  group: 'example.org',
  version: 'v1',
  plural: 'composites',
  kind: 'Composite',
  namespaced: false,
};
const ROLLOUTS = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'rollouts',
  kind: 'Rollout',
};
/** Knative's, which has the kind of one of Kubernetes' own. */
const SERVICES = {
  group: 'serving.knative.dev',
  version: 'v1',
  plural: 'services',
  kind: 'Service',
};
const APIS = [ROLLOUTS, COMPOSITES, SERVICES];
const shop = { namespace: 'shop', labels: SHOP };

describe('routes of objects', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  const auditor = mockServices.auditor.mock();

  beforeAll(async () => {
    auditor.createEvent.mockResolvedValue({
      success: async () => undefined,
      fail: async () => undefined,
    });
    simulator = await startSimulator({
      scenario: {
        clusters: [
          {
            name: 'one',
            customResources: APIS.map(api => ({
              ...api,
              view: true,
            })),
          },
        ],
      },
    });
    const one = simulator.cluster('one');
    put(one, aPod({ ...shop, name: 'web-1' }).build());
    put(one, aDeployment({ ...shop, name: 'web' }).build());
    put(one, aDeployment({ namespace: 'shop', name: 'foreign' }).build());
    put(
      one,
      aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
        ...shop,
        name: 'web',
      })
        .withSpec({
          password: SECRET,
          strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
        })
        .withStatus({ phase: 'Degraded', token: SECRET })
        .withCondition({
          type: 'Progressing',
          status: 'False',
          reason: 'RolloutAborted',
          message: `dial postgres://web:${SECRET}@db: refused`,
        })
        .build(),
    );
    put(
      one,
      aCustomResource('serving.knative.dev/v1', 'Service', {
        ...shop,
        name: 'hello',
      })
        .withStatus({ url: 'https://hello.example.com', phase: 'Ready' })
        .build(),
    );
    put(
      one,
      anObject('Service', { ...shop, name: 'web' })
        .withSpec({ selector: SHOP, ports: [{ port: 80 }] })
        .build(),
    );
    const composite = put(
      one,
      aCustomResource('example.org/v1', 'Composite', {
        name: 'db',
        namespace: '',
        labels: SHOP,
      }).build(),
    );
    const event = (
      kind: string,
      name: string,
      uid: string,
      reason: string,
      namespace = 'shop',
    ) =>
      put(
        one,
        anEvent({
          reason,
          namespace,
          message: `password=${SECRET}`,
          regarding: {
            kind,
            name,
            uid,
            ...(namespace === 'shop' && { namespace }),
          },
        }),
      );
    const { uid } = one.get({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
    })?.metadata ?? { uid: '' };
    event('Deployment', 'web', uid ?? '', 'ScalingReplicaSet');
    event('Deployment', 'web', 'of-its-namesake', 'FromBefore');
    event(
      'Composite',
      'db',
      composite.metadata.uid ?? '',
      'CannotCompose',
      'default',
    );
    backend = await startBackend({
      simulator,
      features: [auditor.factory],
      entities: [anEntity('shop')],
      kubernetes: {
        customResources: APIS.map(({ version, group, plural }) => ({
          group,
          plural,
          apiVersion: version,
        })),
      },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function ask(path: string) {
    const response = await backend.get(`${OBJECTS}/${path}`);
    const text = await response.text();
    return { status: response.status, text };
  }

  it.each([
    ['one/deployments.apps/shop/web', 'ScalingReplicaSet'],
    ['one/composites.example.org/-/db', 'CannotCompose'],
  ])('give the events of %s, and of no namesake', async (object, reason) => {
    const { status, text } = await ask(`${object}/events`);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual([
      expect.objectContaining({ reason, message: 'password=•••' }),
    ]);
  });

  it('give the manifest of a Deployment as the model knows it', async () => {
    const { status, text } = await ask(
      'one/deployments.apps/shop/web/manifest',
    );
    expect(status).toBe(200);
    expect(text).toMatch(/^apiVersion: apps\/v1\nkind: Deployment\n/);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'object-manifest-read',
        meta: {
          entityRef: 'component:default/shop',
          cluster: 'one',
          resource: 'deployments.apps',
          namespace: 'shop',
          name: 'web',
        },
      }),
    );
  });

  it('give nothing of a custom resource that its definition does not list', async () => {
    const { text } = await ask(
      'one/rollouts.argoproj.io/shop/web/manifest?format=json',
    );
    expect(JSON.parse(text)).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'web', namespace: 'shop' },
      status: { phase: 'Degraded', conditions: [{ type: 'Progressing' }] },
    });
    expect(text).not.toContain(SECRET);
  });

  it('keep what is empty in the fields of a custom resource, which can mean something', async () => {
    const { text } = await ask(
      'one/rollouts.argoproj.io/shop/web/manifest?format=json',
    );
    expect(JSON.parse(text).spec).toEqual({
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
    });
  });

  it('give the manifest of an object of the core group', async () => {
    const { text } = await ask('one/services/shop/web/manifest');
    expect(text).toMatch(/^apiVersion: v1\nkind: Service\n/);
  });

  it('tell kinds of one name apart', async () => {
    const knative = await ask(
      'one/services.serving.knative.dev/shop/hello/manifest',
    );
    expect(knative.text).toMatch(/^apiVersion: serving\.knative\.dev\/v1\n/);
    expect(await ask('one/services/shop/hello/manifest')).toMatchObject({
      status: 404,
    });
    expect(
      await ask('one/services.serving.knative.dev/shop/web/manifest'),
    ).toMatchObject({ status: 404 });
  });

  it.each([
    ['another service', 'one/deployments.apps/shop/foreign'],
    ['another namespace', 'one/deployments.apps/cart/web'],
    ['another cluster', 'two/deployments.apps/shop/web'],
    ['a kind that is not read', 'one/secrets/shop/web'],
    ['another kind', 'one/statefulsets.apps/shop/web'],
    ['an object that is not there', 'one/deployments.apps/shop/gone'],
  ])('do not tell %s from nothing', async (_, object) => {
    for (const route of ['events', 'manifest', 'revisions']) {
      const { status, text } = await ask(`${object}/${route}`);
      expect(status).toBe(404);
      expect(JSON.parse(text).error.message).toBe(NOT_FOUND);
    }
  });

  it.each(['one/Deploy..ments/shop/web', 'one/deployments.apps/UPPER/web'])(
    'refuse %s',
    async object => {
      expect(await ask(`${object}/events`)).toMatchObject({ status: 400 });
    },
  );
});
