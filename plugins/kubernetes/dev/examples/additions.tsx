import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
} from '@podlight/backstage-plugin-kubernetes-react';

export const kubernetesAdditions = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    KubernetesPodColumnBlueprint.make({
      name: 'commit',
      params: {
        title: 'Commit',
        component: ({ pod }) => <code>{pod.row.labels['commit-id']}</code>,
        sortValue: pod => pod.row.labels['commit-id'],
      },
    }),
    KubernetesPodActionBlueprint.make({
      name: 'report',
      params: {
        // Import it from its own file, and it is loaded when the first one is rendered.
        loader: async () =>
          function Report({ pod, finding }) {
            const title = `${finding?.class ?? 'Problem'} of ${pod.row.name}`;
            const query = new URLSearchParams({ title });
            return (
              <a href={`https://issues.example.com/new?${query}`}>Report</a>
            );
          },
      },
    }),
    KubernetesPanelBlueprint.make({
      name: 'nodes',
      params: {
        title: 'Nodes',
        loader: async () =>
          function Nodes({ pods }) {
            return <p>{new Set(pods.map(({ row }) => row.node)).size} nodes</p>;
          },
      },
    }),
  ],
});
