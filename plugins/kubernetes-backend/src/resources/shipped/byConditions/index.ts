import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { CLUSTER_PRODUCTS } from './clusters';
import { DATABASE_PRODUCTS } from './databases';
import { SERVICE_PRODUCTS } from './services';

/** Before there are conditions, it is waited for their controller. */
const PRODUCTS = [
  ...CLUSTER_PRODUCTS,
  ...DATABASE_PRODUCTS,
  ...SERVICE_PRODUCTS,
];

/** Products that say how they are as the conventions of Kubernetes have it. */
export const BY_CONDITIONS: readonly ResourceDefinition[] = PRODUCTS.flatMap(
  ({ group, docs, kinds }) =>
    Object.entries(kinds).map(
      ([kind, [plural, ...owns]]): ResourceDefinition => ({
        group,
        kind,
        plural,
        docs,
        owns,
        health: { otherwise: 'conditions' },
        columns: 'printer',
      }),
    ),
);
