import {
  initialServiceState,
  ObjectRow,
  PodRow,
  reduceService,
  ServiceCluster,
  ServiceMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aHello, aPodRow } from '../fixtures';
import { EVERYTHING } from '../service/everything';
import { RelationNode, Relations } from '../service/relations';
import { toRelations } from '../service/relations/toRelations';

export const shop = { namespace: 'shop' };

export const aService = (
  name: string,
  workloads?: readonly string[],
  endpoints = { ready: 1, total: 1 },
): ObjectRow => ({
  kind: 'Service',
  ...shop,
  name,
  service: {
    type: 'ClusterIP',
    ports: [],
    endpoints,
    ...(workloads && {
      workloads: workloads.map(each => ({ kind: 'Deployment', name: each })),
    }),
  },
});

export const anIngress = (
  name: string,
  services: readonly string[],
  host?: string,
): ObjectRow => ({
  kind: 'Ingress',
  ...shop,
  name,
  ingress: {
    rules: services.map(service => ({
      ...(host && { host }),
      service,
      isTls: true,
    })),
  },
});

export const aDeployment = (
  name: string,
  changes: Partial<WorkloadRow> = {},
): WorkloadRow => ({
  kind: 'Deployment',
  ...shop,
  name,
  desired: 1,
  ready: 1,
  ...changes,
});

export const podOf = (
  workload: string,
  name = `${workload}-1`,
  changes: Partial<PodRow> = {},
): PodRow =>
  aPodRow({
    ...shop,
    name,
    workload: { kind: 'Deployment', name: workload },
    ...changes,
  });

export const FAILING = {
  state: 'failing',
  status: 'CrashLoopBackOff',
} as const;

export function clustersSeen(
  ...messages: ServiceMessage[]
): readonly ServiceCluster[] {
  const names = messages.flatMap(message =>
    'cluster' in message ? message.cluster : [],
  );
  return [aHello([...new Set(names)]), ...messages].reduce(
    reduceService,
    initialServiceState,
  ).clusters;
}

export const relate = (...messages: ServiceMessage[]) =>
  toRelations(clustersSeen(...messages), EVERYTHING);

/** `Kind name` of each node, in order. */
export const names = ({ nodes }: Pick<Relations, 'nodes'>) =>
  nodes.map(({ kind, name }) => `${kind} ${name}`);

export const find = (relations: Relations, kind: string, name: string) => {
  const node = relations.nodes.find(
    each => each.kind === kind && each.name === name,
  );
  if (!node) throw new Error(`no ${kind} ${name}`);
  return node;
};

export const next = (relations: Relations, node: RelationNode) =>
  node.to.map(key => {
    const { kind, name } = relations.byKey.get(key)!;
    return `${kind} ${name}`;
  });

export const WEB = {
  objects: [
    anIngress('web', ['web'], 'shop.example.com'),
    aService('web', ['web']),
  ],
  workloads: [aDeployment('web')],
};
