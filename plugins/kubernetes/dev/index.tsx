import { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATIONS } from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { useSearchParams } from 'react-router-dom';
import kubernetesPlugin, { KubernetesTab } from '../src';
import { FakeKubernetesApi, FIXTURE_NOW } from '../src/fixtures';
import { SCENARIOS } from './scenarios';

const CRASH_LOG = [
  '\u001b[0m2026-03-01T11:56:40Z \u001b[32mINFO\u001b[0m  dice-roller 1.4.2 starting',
  '2026-03-01T11:56:40Z \u001b[32mINFO\u001b[0m  reading configuration from /etc/dice/config.yaml',
  '2026-03-01T11:56:41Z \u001b[33mWARN\u001b[0m  no cache configured, every roll asks the database',
  '2026-03-01T11:56:41Z \u001b[32mINFO\u001b[0m  connecting to postgres://dice-db:5432/rolls',
  '2026-03-01T11:56:51Z \u001b[1;31mERROR\u001b[0m cannot reach the database',
  'Error: connect ECONNREFUSED 10.0.3.7:5432',
  '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)',
  '    at Database.connect (/srv/app/database.js:41:11)',
  '    at main (/srv/app/index.js:12:3)',
].join('\n');

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'dice-roller',
    annotations: { [KUBERNETES_ANNOTATIONS.id]: 'dice-roller' },
  },
};

const scenario =
  new URLSearchParams(window.location.search).get('scenario') ?? '90';

/** Fixtures have a time of their own; the page's clock is moved there by the hello message. */
const fakeApi = new FakeKubernetesApi({
  messages: (SCENARIOS[scenario] ?? SCENARIOS['90'])(),
  log: () => CRASH_LOG,
  events: [
    {
      type: 'Warning',
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
      count: 112,
      lastSeen: new Date(FIXTURE_NOW - 8_000).toISOString(),
    },
    {
      type: 'Normal',
      reason: 'Pulled',
      message: 'Container image already present on machine',
      count: 1,
      lastSeen: new Date(FIXTURE_NOW - 600_000).toISOString(),
    },
  ],
});

function DevPage() {
  const [query] = useSearchParams();
  return (
    <EntityProvider entity={entity} key={query.get('scenario')}>
      <nav style={{ padding: '16px 24px 0', display: 'flex', gap: 12 }}>
        {Object.keys(SCENARIOS).map(name => (
          <a key={name} href={`?scenario=${name}`}>
            {name}
          </a>
        ))}
      </nav>
      <div style={{ padding: 24 }}>
        <KubernetesTab />
      </div>
    </EntityProvider>
  );
}

const devModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    PageBlueprint.make({
      params: { path: '/', loader: async () => <DevPage /> },
    }),
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: kubernetesApiRef,
          deps: {},
          factory: () => fakeApi,
        }),
    }),
  ],
});

createDevApp({ features: [kubernetesPlugin, devModule] });
