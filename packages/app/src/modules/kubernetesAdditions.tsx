/**
 * An example of what a platform team can add to the Kubernetes tab without a fork.
 * It is switched off; app-config switches each part on:
 *
 * ```yaml
 * app:
 *   extensions:
 *     - kubernetes-pod-action:kubernetes/report
 *     - kubernetes-pod-column:kubernetes/commit
 *     - kubernetes-panel:kubernetes/nodes
 * ```
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
} from '@podlight/backstage-plugin-kubernetes-react';

/** A link that carries what is known of the pod into an issue. */
const report = KubernetesPodActionBlueprint.make({
  name: 'report',
  disabled: true,
  params: {
    loader: () => import('./kubernetes/ReportLink').then(m => m.ReportLink),
  },
});

/** The commit that a pod was built from, from its label. */
const commit = KubernetesPodColumnBlueprint.make({
  name: 'commit',
  disabled: true,
  params: {
    title: 'Commit',
    component: ({ pod }) => <code>{pod.row.labels['commit-id']}</code>,
    sortValue: pod => pod.row.labels['commit-id'],
  },
});

/** On how many nodes the service runs. */
const nodes = KubernetesPanelBlueprint.make({
  name: 'nodes',
  disabled: true,
  params: {
    title: 'Nodes',
    loader: () => import('./kubernetes/NodeCount').then(m => m.NodeCount),
  },
});

export const kubernetesAdditions = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [report, commit, nodes],
});
