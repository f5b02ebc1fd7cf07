import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  KubernetesResource,
  KubernetesResourceBlueprint,
} from '@podlight/backstage-plugin-kubernetes-react';

interface Rollout {
  readonly spec: { readonly replicas: number };
  readonly status: { readonly currentStepIndex: number };
}

function Progress({ resource }: { resource: KubernetesResource<Rollout> }) {
  const { spec, status, pods } = resource;
  return (
    <p>
      Step {status.currentStepIndex ?? 0}, {pods.length} of {spec.replicas} pods
    </p>
  );
}

export const rollouts = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    KubernetesResourceBlueprint.make({
      name: 'rollout',
      params: {
        definition: 'rollouts.argoproj.io',
        title: 'Progress',
        loader: async () => Progress,
        column: {
          title: 'Step',
          component: ({ resource }) => resource.status.currentStepIndex ?? null,
        },
      },
    }),
  ],
});
