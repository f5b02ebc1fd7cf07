import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { KubernetesResourceBlueprint } from '@podlight/backstage-plugin-kubernetes-react';

const steps = KubernetesResourceBlueprint.make({
  name: 'rollout-steps',
  params: {
    definition: 'rollouts.argoproj.io',
    title: 'Canary',
    loader: () => import('./RolloutSteps').then(m => m.RolloutSteps),
  },
});

/** Steps, weights and analysis of Argo Rollouts: the example of docs/kubernetes-first.md. */
export const rolloutsModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [steps],
});
