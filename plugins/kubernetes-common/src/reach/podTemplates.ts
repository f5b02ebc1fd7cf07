import { ClusterObjects, Labeled } from '../model';

/** The labels that the pods of workloads get, also of those that have none now. */
export function podTemplates({ objects }: ClusterObjects): readonly Labeled[] {
  const {
    CronJob: cronJobs = [],
    DaemonSet: daemonSets = [],
    Deployment: deployments = [],
    Job: jobs = [],
    ReplicaSet: replicaSets = [],
    StatefulSet: statefulSets = [],
  } = objects;
  const rolled = [
    ...deployments,
    ...replicaSets,
    ...statefulSets,
    ...daemonSets,
  ].map(({ metadata, spec }) =>
    labeled(metadata.namespace, {
      ...spec.selector.matchLabels,
      ...spec.template.metadata.labels,
    }),
  );
  return [
    ...rolled,
    ...jobs.map(({ metadata, spec }) =>
      labeled(metadata.namespace, spec.template.metadata.labels),
    ),
    ...cronJobs.map(({ metadata, spec }) =>
      labeled(
        metadata.namespace,
        spec.jobTemplate.spec.template.metadata.labels,
      ),
    ),
  ];
}

function labeled(namespace: string, labels: Labeled['metadata']['labels']) {
  return { metadata: { namespace, labels } };
}
