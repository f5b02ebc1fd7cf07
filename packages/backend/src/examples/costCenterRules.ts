import { RuleSet } from '@podlight/backstage-plugin-kubernetes-common';

/** Example of a rule about an object that is not a pod. */
export const costCenterRules: RuleSet = {
  id: 'cost-center',
  classes: { CostCenterMissing: { severity: 'info' } },
  detect: view =>
    (view.objects.Deployment ?? [])
      .filter(({ metadata }) => !metadata.labels['cost-center'])
      .map(({ kind, metadata: { namespace, name } }) => ({
        class: 'CostCenterMissing',
        about: { kind, namespace, name },
      })),
};
