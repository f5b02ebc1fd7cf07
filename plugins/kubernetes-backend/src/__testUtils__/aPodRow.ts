import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';

/** A healthy pod of the shop with one container, as the tab shows it. */
export function aPodRow(name: string, change: Partial<PodRow> = {}): PodRow {
  return {
    namespace: 'shop',
    name,
    uid: name,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    labels: { 'backstage.io/kubernetes-id': 'shop' },
    containers: [
      {
        name: 'app',
        kind: 'app',
        state: 'running',
        ready: true,
        restarts: 0,
        hasPreviousLog: false,
      },
    ],
    ...change,
  };
}
