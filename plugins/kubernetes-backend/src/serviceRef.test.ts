import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import {
  aCustomResource,
  anEvent,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesService,
  kubernetesServiceRef,
} from '@podlight/backstage-plugin-kubernetes-node';
import { anEntity } from './__testUtils__/anEntity';
import { put, SHOP } from './__testUtils__/fleet';
import { startBackend, TestBackend } from './__testUtils__/startBackend';

const ENTITY = 'component:default/shop';
const credentials = mockCredentials.user();
const shop = { namespace: 'shop', labels: SHOP };
const ROLLOUTS = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'rollouts',
  kind: 'Rollout',
  view: true,
};

describe('the service for other plugins of the backend', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  let kubernetes: KubernetesService;

  const reader = createBackendPlugin({
    pluginId: 'reader',
    register(env) {
      env.registerInit({
        deps: { service: kubernetesServiceRef, logger: coreServices.logger },
        async init({ service }) {
          kubernetes = service;
        },
      });
    },
  });

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: { clusters: [{ name: 'one', customResources: [ROLLOUTS] }] },
    });
    const one = simulator.cluster('one');
    put(one, aPod({ ...shop, name: 'web-1' }).build());
    one.setLog('shop', 'web-1', 'app', { current: 'first\nlast\n' });
    const rollout = put(
      one,
      aCustomResource('argoproj.io/v1alpha1', 'Rollout', {
        ...shop,
        name: 'web',
      })
        .withSpec({ strategy: { canary: { steps: [{ setWeight: 20 }] } } })
        .withStatus({ currentStepIndex: 1, phase: 'Paused' })
        .build(),
    );
    put(
      one,
      anEvent({
        reason: 'RolloutPaused',
        message: 'Rollout is paused (CanaryPauseStep)',
        namespace: 'shop',
        regarding: {
          kind: 'Rollout',
          namespace: 'shop',
          name: 'web',
          uid: rollout.metadata.uid ?? '',
        },
      }),
    );
    backend = await startBackend({
      simulator,
      features: [reader],
      entities: [anEntity()],
      kubernetes: {
        customResources: [
          { group: 'argoproj.io', apiVersion: 'v1alpha1', plural: 'rollouts' },
        ],
        resources: [
          {
            group: 'argoproj.io',
            kind: 'Rollout',
            plural: 'rollouts',
            fields: ['spec.strategy.canary.steps', 'status.currentStepIndex'],
          },
        ],
      },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('gives what the tab shows, on behalf of the caller', async () => {
    const { hello, clusters } = await kubernetes.getService(ENTITY, {
      credentials,
    });
    expect(hello.entityRef).toBe(ENTITY);
    expect(clusters).toMatchObject([
      { cluster: 'one', pods: [{ name: 'web-1' }] },
    ]);
  });

  it('gives custom resources with the listed fields', async () => {
    interface Rollout {
      readonly spec?: { strategy?: { canary?: { steps?: unknown[] } } };
      readonly status?: { currentStepIndex?: number; phase?: string };
    }
    const [rollout, ...others] = await kubernetes.getResources<Rollout>(
      ENTITY,
      'rollouts.argoproj.io',
      { credentials },
    );
    expect(others).toEqual([]);
    expect(rollout).toMatchObject({
      cluster: 'one',
      isStale: false,
      row: { name: 'web', kind: 'Rollout' },
    });
    expect(rollout.spec?.strategy?.canary?.steps).toEqual([{ setWeight: 20 }]);
    expect(rollout.status).toEqual({ currentStepIndex: 1 });
  });

  it('gives events and logs', async () => {
    const object = { entityRef: ENTITY, cluster: 'one', namespace: 'shop' };
    const events = await kubernetes.getObjectEvents(
      { ...object, resource: 'rollouts.argoproj.io', name: 'web' },
      { credentials },
    );
    expect(events).toMatchObject([{ reason: 'RolloutPaused' }]);
    const log = await kubernetes.getPodLogs(
      { ...object, name: 'web-1' },
      { credentials, tailLines: 1 },
    );
    expect(log).toBe('last\n');
  });

  it('refuses what the caller may not see', async () => {
    await expect(
      kubernetes.getService('component:default/absent', { credentials }),
    ).rejects.toMatchObject({ statusCode: 404 });
    await expect(
      kubernetes.getService(ENTITY, { credentials: mockCredentials.none() }),
    ).rejects.toThrow();
  });
});
