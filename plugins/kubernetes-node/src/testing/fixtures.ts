import { Entity } from '@backstage/catalog-model';
import { AuthProvider, ClusterDetails, NamespacePolicy } from '../types';
import { ConformanceCase } from './ConformanceCase';

export const SECRET = 'secret-of-one';

export const cluster: ClusterDetails = {
  name: 'one',
  url: 'https://one.example.com',
  authProvider: 'test',
  authMetadata: { token: SECRET },
};

export const goodAuth: AuthProvider = {
  id: 'test',
  validate: ({ authMetadata }) =>
    authMetadata.token ? [] : ['Set authMetadata.token for this cluster.'],
  getCredential: async ({ cluster: { authMetadata }, principal }) => ({
    kind: 'bearerToken',
    token: `${authMetadata.token}:${principal.userEntityRef}`,
    identity: `test:${principal.userEntityRef}`,
  }),
};

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations: { a: 'b' } },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
};

/** Allows namespaces that are named after the entity's owner. */
export const goodPolicy: NamespacePolicy = {
  id: 'team',
  allows: async ({ entity: { relations = [] }, metadata }) => {
    const { team } = (await metadata()).labels;
    return relations.some(
      ({ targetRef }) => targetRef === `group:default/${team}`,
    );
  },
};

/** Runs the cases and returns the error of each failing one, by name. */
export async function runCases(
  cases: readonly ConformanceCase[],
): Promise<Record<string, string>> {
  const outcomes = await Promise.all(
    cases.map(({ name, run }) =>
      run().then(
        () => [],
        (error: Error) => [[name, `${error.name}: ${error.message}`]],
      ),
    ),
  );
  return Object.fromEntries(outcomes.flat());
}
