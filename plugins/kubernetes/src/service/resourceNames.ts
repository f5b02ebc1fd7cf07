import { ObjectView } from './objectViews';

const RESOURCES: Readonly<Record<string, string>> = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  ReplicaSet: 'replicasets.apps',
  CronJob: 'cronjobs.batch',
  Job: 'jobs.batch',
  HorizontalPodAutoscaler: 'horizontalpodautoscalers.autoscaling',
  Service: 'services',
  Ingress: 'ingresses.networking.k8s.io',
  PersistentVolumeClaim: 'persistentvolumeclaims',
};

/** Resources whose pod templates have revisions. */
const WITH_REVISIONS: ReadonlySet<string | undefined> = new Set([
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'rollouts.argoproj.io',
]);

/** Whether the API server keeps earlier pod templates of an object. */
export function hasRevisions(row: ObjectView['row']): boolean {
  return WITH_REVISIONS.has(resourceName(row));
}

/** PLURAL.GROUP, as kubectl takes it; undefined for a kind that only a newer backend knows. */
export function resourceName({
  kind,
  customResource,
}: ObjectView['row']): string | undefined {
  if (customResource) return customResource.definition;
  return Object.hasOwn(RESOURCES, kind) ? RESOURCES[kind] : undefined;
}
