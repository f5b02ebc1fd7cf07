import {
  KubernetesResourceExtension,
  KubernetesResourceProps,
} from '@podlight/backstage-plugin-kubernetes-react';
import { lazy, Suspense, useMemo } from 'react';
import { KubernetesTab, KubernetesTabProps } from '../components/KubernetesTab';
import { Skeleton } from '../components/ui';

const RolloutDetails = lazy(() =>
  import('../components/RolloutDetails').then(module => ({
    default: module.RolloutDetails,
  })),
);

/** What the plugin for the new frontend system has as extensions; one with the same id replaces it. */
const SHIPPED: readonly KubernetesResourceExtension[] = [
  {
    id: 'kubernetes-resource:kubernetes/rollout',
    definition: 'rollouts.argoproj.io',
    title: 'Rollout',
    component: (props: KubernetesResourceProps) => (
      <Suspense fallback={<Skeleton width="100%" height={64} />}>
        <RolloutDetails {...props} />
      </Suspense>
    ),
  },
];

/** The tab, with the details of custom resources that come with the plugin. */
export function LegacyTab(props: KubernetesTabProps) {
  const { resources: own } = props;
  const resources = useMemo(() => {
    const replaced = new Set(own?.map(({ id }) => id));
    return [...SHIPPED.filter(({ id }) => !replaced.has(id)), ...(own ?? [])];
  }, [own]);
  return <KubernetesTab {...props} resources={resources} />;
}
