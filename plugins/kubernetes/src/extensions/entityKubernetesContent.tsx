import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import { entityContentRouteRef } from '../routes';
import { ANNOTATED_ENTITIES } from './annotated';

/** The tab; only entities that say where they run have it, unless app-config has another `filter`. */
export const entityKubernetesContent = EntityContentBlueprint.makeWithOverrides(
  {
    name: 'kubernetes',
    configSchema: {
      groupBy: z
        .object({ favourites: z.array(z.string()).optional() })
        .optional(),
    },
    factory: (originalFactory, { config }) =>
      originalFactory({
        path: '/kubernetes',
        title: 'Kubernetes',
        group: 'deployment',
        routeRef: entityContentRouteRef,
        filter: ANNOTATED_ENTITIES,
        loader: () =>
          import('../components/KubernetesTab').then(module => (
            <module.KubernetesTab
              groupByFavourites={config.groupBy?.favourites}
            />
          )),
      }),
  },
);
