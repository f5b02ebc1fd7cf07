import { Entity } from '@backstage/catalog-model';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';

/**
 * Example of a ServiceLocator: production services run in the clusters named
 * `prod-*`, all others in the remaining clusters.
 *
 * In app-config: `serviceLocatorMethod: { type: lifecycle }`.
 */
export class LifecycleServiceLocator implements ServiceLocator {
  readonly id = 'lifecycle';

  async locate(request: {
    readonly entity: Entity;
    readonly clusters: readonly ClusterDetails[];
  }): Promise<readonly ClusterDetails[]> {
    const isProduction = request.entity.spec?.lifecycle === 'production';
    return request.clusters.filter(
      cluster => cluster.name.startsWith('prod-') === isProduction,
    );
  }
}
