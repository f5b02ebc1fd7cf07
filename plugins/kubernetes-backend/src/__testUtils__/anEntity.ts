import { Entity } from '@backstage/catalog-model';

/** An entity whose pods carry `backstage.io/kubernetes-id: NAME`. */
export function anEntity(
  name = 'shop',
  annotations: Record<string, string> = { 'backstage.io/kubernetes-id': name },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'team', lifecycle: 'production' },
  };
}
