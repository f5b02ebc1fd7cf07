import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  chance,
  KubernetesObject,
  uid,
} from '@podlight/fake-kubernetes-api-server';
import { PlanOf } from '../../scenario/operated';
import { WorkloadContext } from '../../world/context';
import { metadata } from '../objects';

/** The labels of an instance's pod. */
export function instanceLabels(
  cluster: string,
  instance: string,
  isPrimary: boolean,
): Readonly<Record<string, string>> {
  const role = isPrimary ? 'primary' : 'replica';
  return {
    'cnpg.io/cluster': cluster,
    'cnpg.io/instanceName': instance,
    'cnpg.io/instanceRole': role,
    'cnpg.io/podRole': 'instance',
    role,
  };
}

/** The volume of an instance, by the instance's name. */
export function claim(
  context: WorkloadContext,
  plan: PlanOf<'postgres'>,
  instance: string,
  owner: RawOwnerReference,
): KubernetesObject {
  const volume = uid(
    context.cluster.name,
    'volume',
    context.namespace,
    instance,
  );
  return {
    metadata: metadata(context, {
      kind: 'PersistentVolumeClaim',
      name: instance,
      createdMs: context.createdMs,
      labels: {
        'cnpg.io/cluster': plan.name,
        'cnpg.io/instanceName': instance,
        'cnpg.io/pvcRole': 'PG_DATA',
      },
      annotations: { 'cnpg.io/pvcStatus': 'ready' },
      owner,
    }),
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: plan.storage } },
      volumeName: `pvc-${volume}`,
      storageClassName: 'gp3',
      volumeMode: 'Filesystem',
    },
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: plan.storage },
    },
  };
}

const SELECTORS = {
  rw: { 'cnpg.io/instanceRole': 'primary' },
  ro: { 'cnpg.io/instanceRole': 'replica' },
  r: { 'cnpg.io/podRole': 'instance' },
} as const;

/** A Service to the primary (`rw`), the replicas (`ro`), or all instances (`r`). */
export function databaseService(
  context: WorkloadContext,
  cluster: string,
  kind: keyof typeof SELECTORS,
  owner: RawOwnerReference,
): KubernetesObject {
  const name = `${cluster}-${kind}`;
  const part = (label: string) =>
    1 + Math.floor(253 * chance(context.cluster.name, name, label));
  const clusterIP = `10.96.${part('third')}.${part('fourth')}`;
  return {
    metadata: metadata(context, {
      kind: 'Service',
      name,
      createdMs: context.createdMs,
      labels: { 'cnpg.io/cluster': cluster },
      owner,
    }),
    spec: {
      ports: [
        { name: 'postgres', protocol: 'TCP', port: 5432, targetPort: 5432 },
      ],
      selector: { 'cnpg.io/cluster': cluster, ...SELECTORS[kind] },
      clusterIP,
      clusterIPs: [clusterIP],
      type: 'ClusterIP',
      sessionAffinity: 'None',
    },
    status: { loadBalancer: {} },
  };
}
