import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { KubernetesResourceBlueprint } from '@podlight/backstage-plugin-kubernetes-react';

const steps = KubernetesResourceBlueprint.make({
  name: 'rollout-steps',
  disabled: true,
  params: {
    definition: 'rollouts.argoproj.io',
    title: 'Canary',
    loader: () => import('./RolloutSteps').then(m => m.RolloutSteps),
  },
});

/**
 * Steps, weights and analysis of Argo Rollouts: the example of
 * docs/kubernetes-first.md. Podlight has a larger view of its own, in the place of
 * which app-config switches this one on:
 *
 * ```yaml
 * app:
 *   extensions:
 *     - kubernetes-resource:kubernetes/rollout: false
 *     - kubernetes-resource:kubernetes/rollout-steps
 * ```
 */
export const rolloutsModule = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [steps],
});
