import { useResources } from '@podlight/backstage-plugin-kubernetes-react';

export function Steps() {
  const rollouts = useResources<{ status: { currentStepIndex: number } }>(
    'rollouts.argoproj.io',
  );
  return (
    <ul>
      {rollouts.map(({ cluster, namespace, name, status }) => (
        <li key={`${cluster}/${namespace}/${name}`}>
          {name} in {cluster}: step {status.currentStepIndex}
        </li>
      ))}
    </ul>
  );
}
