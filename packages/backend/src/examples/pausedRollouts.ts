import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { KubernetesService } from '@podlight/backstage-plugin-kubernetes-node';

interface Rollout {
  readonly status?: { readonly currentStepIndex?: number };
}

/** The Rollouts of an entity that wait for a decision, and at which step. */
export async function pausedRollouts(
  kubernetes: KubernetesService,
  entityRef: string,
  credentials: BackstageCredentials,
) {
  const rollouts = await kubernetes.getResources<Rollout>(
    entityRef,
    'rollouts.argoproj.io',
    { credentials },
  );
  return rollouts
    .filter(({ row }) => row.customResource?.state === 'suspended')
    .map(({ cluster, row, status }) => ({
      cluster,
      name: row.name,
      step: status?.currentStepIndex,
    }));
}
