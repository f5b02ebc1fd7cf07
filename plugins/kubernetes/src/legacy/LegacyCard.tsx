import { useRouteRef } from '@backstage/core-plugin-api';
import { KubernetesCard } from '../components/KubernetesCard';
import { entityContentRouteRef } from './routes';

/** The card with a link to the tab of the app. */
export function LegacyCard() {
  return <KubernetesCard href={useRouteRef(entityContentRouteRef)()} />;
}
