import { KubernetesPanelProps } from '@podlight/backstage-plugin-kubernetes-react';

export function NodeCount({ pods }: KubernetesPanelProps) {
  const nodes = new Set(
    pods.flatMap(({ cluster, row }) =>
      row.node ? [`${cluster}/${row.node}`] : [],
    ),
  );
  return (
    <p>
      {pods.length} pods on {nodes.size} nodes
    </p>
  );
}
