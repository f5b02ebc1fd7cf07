import { Simulator } from '@internal/cluster-simulator';
import { aReplicaSet } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const MANIFEST =
  'component/default/shop/objects/one/replicasets.apps/shop/web-1/manifest';

describe('the manifest of an object', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one');
    const set = aReplicaSet({ name: 'web-1', namespace: 'shop', labels: SHOP });
    const raw = JSON.parse(JSON.stringify(set.build()));
    raw.metadata.annotations = { 'kubernetes.io/change-cause': 'a change' };
    raw.spec.template = {
      metadata: { labels: SHOP },
      spec: {
        containers: [
          {
            name: 'app',
            image: 'registry.example.com/web:1',
            env: [{ name: 'GREETING', value: 'hunter2' }],
          },
        ],
      },
    };
    put(simulator.cluster('one'), raw);
    backend = await startBackend({ simulator });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  it('has nothing of what is compared between revisions', async () => {
    const answer = await backend.get(`${MANIFEST}?format=json`);
    expect(answer.status).toBe(200);
    const manifest = await answer.json();
    expect(manifest).toMatchObject({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'web-1' },
    });
    expect(manifest).not.toHaveProperty('rollout');
    expect(manifest).not.toHaveProperty('spec.template.facts');
    expect(manifest).toHaveProperty('spec.template');
    expect(JSON.stringify(manifest)).not.toMatch(/facts|hunter2|a change/);
  });

  it('comes as YAML unless JSON is asked for, and is kept by no proxy', async () => {
    const answer = await backend.get(MANIFEST);
    expect(answer.headers.get('content-type')).toMatch('application/yaml');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(await answer.text()).toMatch(/^apiVersion: apps\/v1\nkind: Rep/);
  });
});
