import {
  KubernetesObject,
  OwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common';

/** More owners than any real object has. */
const MAX_REFERENCES = 10;

/** The Deployment controller adds this label to every pod that it creates; Argo Rollouts has its own. */
const POD_OF_A_DEPLOYMENT = 'pod-template-hash';

/** A CronJob names its Jobs after the minute for which they are scheduled. */
const JOB_OF_A_CRON_JOB = /-\d{8,10}$/;

/** Kinds that a controller of another API may have created. */
const IN_BETWEEN: ReadonlySet<string> = new Set([
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
]);

/**
 * The references by which an object can belong to another one: its controller, or, as
 * some operators name none, all of its owners.
 */
export function owningReferences({
  metadata: { ownerReferences },
}: KubernetesObject): readonly OwnerReference[] {
  const controller = ownerReferences.find(reference => reference.controller);
  const references = controller
    ? [controller]
    : ownerReferences.slice(0, MAX_REFERENCES);
  return references.filter(({ uid }) => uid !== '');
}

/** The first one of {@link owningReferences}. */
export function owningReference({
  metadata: { ownerReferences },
}: KubernetesObject): OwnerReference | undefined {
  const reference =
    ownerReferences.find(({ controller }) => controller) ?? ownerReferences[0];
  return reference?.uid === '' ? undefined : reference;
}

/** Whether Kubernetes accepts an owner: in the same namespace, or cluster-scoped. */
export function canOwn(
  owner: KubernetesObject,
  { metadata }: KubernetesObject,
): boolean {
  const { namespace } = owner.metadata;
  return namespace === '' || namespace === metadata.namespace;
}

/**
 * Whether an owner without the label may be below a custom resource. Those of
 * Deployments and CronJobs are left out, as they would cost a request each.
 */
export function mayBeBelowCustomResource(
  { metadata }: KubernetesObject,
  { apiVersion, kind, name }: OwnerReference,
): boolean {
  const group = apiVersion?.split('/')[0];
  if (group !== 'apps' && group !== 'batch') return kind !== 'Node';
  if (!IN_BETWEEN.has(kind)) return false;
  if (kind === 'ReplicaSet') return !metadata.labels[POD_OF_A_DEPLOYMENT];
  return kind !== 'Job' || !JOB_OF_A_CRON_JOB.test(name);
}
