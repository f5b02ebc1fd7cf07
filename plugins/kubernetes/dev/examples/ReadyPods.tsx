import { useEntity } from '@backstage/plugin-catalog-react';
import { useService } from '@podlight/backstage-plugin-kubernetes-react';

export function ReadyPods() {
  const { entity } = useEntity();
  const { service } = useService(entity);
  const pods = service.clusters.flatMap(cluster => cluster.pods);
  return <p>{pods.filter(pod => pod.state === 'ready').length} ready</p>;
}
