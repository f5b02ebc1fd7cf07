import { useEntity } from '@backstage/plugin-catalog-react';
import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { ThemeRoot } from '../ui';
import { ServiceContent } from './ServiceContent';

/**
 * The Kubernetes tab of the entity around it: is it healthy, what is wrong, what
 * to do next.
 *
 * @public
 */
export function KubernetesTab() {
  const { entity } = useEntity();
  const live = useService(entity);
  return (
    <ThemeRoot>
      <ServiceContent live={live} />
    </ThemeRoot>
  );
}
