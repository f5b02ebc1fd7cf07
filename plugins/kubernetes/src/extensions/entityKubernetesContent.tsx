import { createExtensionInput } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
  KubernetesResourceBlueprint,
} from '@podlight/backstage-plugin-kubernetes-react';
import { z } from 'zod';
import { entityContentRouteRef } from '../routes';
import { ANNOTATED_ENTITIES } from './annotated';
import { dimension, views } from './views';

const { action } = KubernetesPodActionBlueprint.dataRefs;
const { column } = KubernetesPodColumnBlueprint.dataRefs;
const { panel } = KubernetesPanelBlueprint.dataRefs;
const { resource } = KubernetesResourceBlueprint.dataRefs;

/** The tab; only entities that say where they run have it, unless app-config has another `filter`. */
export const entityKubernetesContent = EntityContentBlueprint.makeWithOverrides(
  {
    name: 'kubernetes',
    inputs: {
      podActions: createExtensionInput([action]),
      podColumns: createExtensionInput([column]),
      panels: createExtensionInput([panel]),
      resources: createExtensionInput([resource]),
    },
    configSchema: {
      groupBy: z
        .strictObject({
          favourites: z.array(dimension).optional(),
          default: dimension.optional(),
        })
        .optional(),
      views: views.optional(),
      tour: z.boolean().optional(),
    },
    factory: (originalFactory, { config, inputs }) => {
      const podActions = inputs.podActions.map(each => each.get(action));
      const podColumns = inputs.podColumns.map(each => each.get(column));
      const panels = inputs.panels.map(each => each.get(panel));
      const resources = inputs.resources.map(each => each.get(resource));
      return originalFactory({
        path: '/kubernetes',
        title: 'Kubernetes',
        group: 'deployment',
        routeRef: entityContentRouteRef,
        filter: ANNOTATED_ENTITIES,
        loader: () =>
          import('../components/KubernetesTab').then(module => (
            <module.KubernetesTab
              groupByFavourites={config.groupBy?.favourites}
              podActions={podActions}
              podColumns={podColumns}
              panels={panels}
              resources={resources}
              groupByDefault={config.groupBy?.default}
              views={config.views}
              offersTour={config.tour}
            />
          )),
      });
    },
  },
);
