/** The plugin in its own process, in a backend that trusts the names of its callers. */
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createKubernetesPlugin } from '../../plugins/kubernetes-backend/src/plugin';

interface Service {
  readonly name: string;
  readonly clusters: string;
}

async function main() {
  const services: readonly Service[] = JSON.parse(process.env.SERVICES ?? '[]');
  const entities = services.map(({ name, clusters }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/kubernetes-cluster': clusters,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'commerce' },
  }));
  const backend = await startTestBackend({
    features: [
      createKubernetesPlugin(),
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'annotation' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: JSON.parse(process.env.CLUSTERS ?? '[]'),
              },
            ],
          },
        },
      }),
    ],
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('message', () => {
    const { heapUsed, rss } = process.memoryUsage();
    process.send?.({ heapUsed, rss, longestPauseMs: delay.max / 1e6 });
    delay.reset();
  });
  const user = (name: string) =>
    mockCredentials.user.header(`user:default/${name}`);
  process.send?.({
    url: `http://localhost:${backend.server.port()}/api/kubernetes/v1/entities/component/default`,
    tokens: { ada: user('ada'), mallory: user('mallory') },
  });
}

void main();
