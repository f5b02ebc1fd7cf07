import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityIconLinkBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { useHealthLink } from '../components/Fleet/useHealthLink';
import { entityContentRouteRef } from '../routes';
import { ANNOTATED_ENTITIES } from './annotated';

/** The state of a service in the card about it, as a link to its tab; off where the fleet index is. */
export const entityHealthLink = EntityIconLinkBlueprint.make({
  name: 'health',
  disabled: true,
  params: {
    filter: ANNOTATED_ENTITIES,
    useProps: () => useHealthLink(useRouteRef(entityContentRouteRef)?.()),
  },
});
