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
import { CRASH_LOG } from './crashLog';
import { SCENARIOS } from './scenarios';

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
