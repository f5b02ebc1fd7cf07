import { useRouteRef } from '@backstage/frontend-plugin-api';
import { KubernetesCard } from '../components/KubernetesCard';
import { entityContentRouteRef } from '../routes';

/** The card with a link to the tab, unless the app has switched that off. */
export function LinkedCard() {
  return <KubernetesCard href={useRouteRef(entityContentRouteRef)?.()} />;
}
