import { resolve } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { JsonValue } from '@backstage/types';

const PACKAGE = resolve(__dirname, '../../package.json');

/** Reading `config.d.ts` is a compilation. */
const COMPILED_WITHIN_MS = 120_000;

const SECRETS = {
  serviceAccountToken: 'hunter2',
  caData: 'hunter2',
  clientKeyData: 'hunter2',
  externalId: 'hunter2',
  authMetadata: { any: 'hunter2' },
};

function withCluster(cluster: JsonValue): JsonValue {
  return { clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }] };
}

/** With the places of what is secret in them. */
const CONFIGURATIONS: readonly (readonly [string, JsonValue, number])[] = [
  ['nothing', null, 0],
  ['a text', 'x', 0],
  ['a list', [], 0],
  ['a good cluster', withCluster({ name: 'a', url: 'b', ...SECRETS }), 5],
  ['a cluster without a name', withCluster({ url: 'b', ...SECRETS }), 5],
  [
    'switches as text',
    withCluster({ name: 'a', url: 'b', skipTLSVerify: 'x', ...SECRETS }),
    5,
  ],
  ['a text as a cluster', withCluster('x'), 0],
  [
    'values of other types',
    withCluster({ name: 5, dashboardApp: 'x', connect: [], parameters: 'x' }),
    0,
  ],
  ['a text as clusters', { clusterLocatorMethods: [{ clusters: 'x' }] }, 0],
  ['a text as a method', { clusterLocatorMethods: ['config'] }, 0],
  ['one method, no list', { clusterLocatorMethods: { type: 'config' } }, 0],
  ['a method of no known type', { clusterLocatorMethods: [{ type: 'x' }] }, 0],
  ['a locator as text', { serviceLocatorMethod: 'multiTenant' }, 0],
  [
    'everything of another type',
    {
      links: null,
      customResources: 5,
      objectTypes: '',
      podAnnotations: {},
      deadlines: 'x',
      metrics: [],
      impersonation: 'x',
      connect: 'y',
      googleServiceAccountCredentials: 'hunter2',
    },
    1,
  ],
];

describe('the check of types that Backstage makes when it starts', () => {
  it(
    'never fails for kubernetes:, knows its secrets, and sends nothing of it to browsers',
    async () => {
      const schema = await loadConfigSchema({
        dependencies: [],
        packagePaths: [PACKAGE],
        excludePackageDependencies: true,
      });
      for (const [what, kubernetes, secrets] of CONFIGURATIONS) {
        const process = (visibility?: ('frontend' | 'secret')[]) =>
          schema.process([{ context: 'test', data: { kubernetes } }], {
            visibility,
          });
        expect(() => process()).not.toThrow();
        const [{ data: shown }] = process(['frontend']);
        expect([what, JSON.stringify(shown)]).toEqual([what, '{}']);
        const [{ data: hidden }] = process(['secret']);
        const found = JSON.stringify(hidden).match(/hunter2/g) ?? [];
        expect([what, found.length]).toEqual([what, secrets]);
      }
    },
    COMPILED_WITHIN_MS,
  );
});
