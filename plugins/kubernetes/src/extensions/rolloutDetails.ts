import { KubernetesResourceBlueprint } from '@podlight/backstage-plugin-kubernetes-react';

const params = {
  definition: 'rollouts.argoproj.io',
  title: 'Rollout',
  loader: () =>
    import('../components/RolloutDetails').then(
      module => module.RolloutDetails,
    ),
};

/** Steps, weights and analyses of Argo Rollouts in their details; one of the same name in a module replaces it. */
export const rolloutDetails = KubernetesResourceBlueprint.make({
  name: 'rollout',
  params,
});
