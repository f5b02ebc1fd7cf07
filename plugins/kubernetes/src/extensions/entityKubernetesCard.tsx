import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATED_ENTITIES } from './annotated';

/** The card on the overview, for the same entities as the tab. */
export const entityKubernetesCard = EntityCardBlueprint.make({
  name: 'kubernetes',
  params: {
    filter: ANNOTATED_ENTITIES,
    loader: () => import('./LinkedCard').then(module => <module.LinkedCard />),
  },
});
