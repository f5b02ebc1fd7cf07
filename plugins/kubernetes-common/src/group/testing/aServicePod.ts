import { ContainerRow, PodRow } from '../../wire/podTypes';
import { ServicePod } from '../ServicePod';

/** A pod that is ready on a node of cluster `eu` by default. */
export function aServicePod(
  changes: Partial<PodRow> & {
    readonly cluster?: string;
    readonly region?: string;
  } = {},
): ServicePod {
  const { cluster = 'eu', region, ...row } = changes;
  const name = row.name ?? 'web-1';
  return {
    cluster,
    region,
    row: {
      namespace: 'shop',
      name,
      uid: `uid-of-${name}`,
      state: 'ready',
      status: 'Running',
      readyContainers: 1,
      totalContainers: 1,
      restarts: 0,
      createdAt: '2026-03-01T11:00:00Z',
      node: 'node-a',
      workload: { kind: 'Deployment', name: 'web' },
      labels: { app: 'web' },
      containers: [aContainer('registry.example.com:5000/shop/web:1.4.2')],
      ...row,
    },
  };
}

/** A container that runs this image. */
export function aContainer(
  image: string | undefined,
  changes: Partial<ContainerRow> = {},
): ContainerRow {
  return {
    name: 'app',
    kind: 'app',
    image,
    state: 'running',
    ready: true,
    restarts: 0,
    hasPreviousLog: false,
    ...changes,
  };
}
