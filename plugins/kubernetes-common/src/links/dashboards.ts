/**
 * Pages of the known dashboards. Paths are relative to the dashboard's URL, and
 * kinds are lower-case.
 */
export interface Dashboard {
  /** Absent if each installation has its own. */
  readonly url?: string;
  /** The cluster. */
  readonly cluster: string;
  /** One namespace; the cluster when absent. */
  readonly namespace?: string;
  readonly kinds: Readonly<Record<string, string>>;
}

/** The same path for several kinds, with the dashboard's name for each. */
function kinds(
  names: Readonly<Record<string, string>>,
  path: (name: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(names).map(([kind, name]) => [kind, path(name)]),
  );
}

const PLURALS = {
  pod: 'pods',
  deployment: 'deployments',
  replicaset: 'replicasets',
  statefulset: 'statefulsets',
  daemonset: 'daemonsets',
  job: 'jobs',
  cronjob: 'cronjobs',
  service: 'services',
  ingress: 'ingresses',
  horizontalpodautoscaler: 'horizontalpodautoscalers',
  persistentvolumeclaim: 'persistentvolumeclaims',
};

const SINGULARS = Object.fromEntries(
  Object.keys(PLURALS).map(kind => [kind, kind]),
);

const OBJECT = '{{namespace}}/{{name}}';

const GKE_CLUSTER = '{{parameters.region}}/{{parameters.clusterName}}';
const GKE_PROJECT = '?project={{parameters.projectId}}';

const AKS_RESOURCE =
  '/subscriptions/{{parameters.subscriptionId}}/resourceGroups/{{parameters.resourceGroup}}/providers/Microsoft.ContainerService/managedClusters/{{parameters.clusterName}}';

const EKS_REGION = '?region={{parameters.region}}';

const HEADLAMP_CLUSTER = '/c/{{parameters.clusterName | default:default}}';

export const DASHBOARDS: Readonly<Record<string, Dashboard>> = {
  standard: {
    cluster: '',
    namespace: '#/workloads?namespace={{namespace}}',
    kinds: kinds(
      SINGULARS,
      name => `#/${name}/${OBJECT}?namespace={{namespace}}`,
    ),
  },
  rancher: {
    cluster: '',
    namespace: 'explorer/workload',
    kinds: kinds(
      {
        pod: 'pod',
        deployment: 'apps.deployment',
        replicaset: 'apps.replicaset',
        statefulset: 'apps.statefulset',
        daemonset: 'apps.daemonset',
        job: 'batch.job',
        cronjob: 'batch.cronjob',
        service: 'service',
        ingress: 'networking.k8s.io.ingress',
        horizontalpodautoscaler: 'autoscaling.horizontalpodautoscaler',
        persistentvolumeclaim: 'persistentvolumeclaim',
      },
      name => `explorer/${name}/${OBJECT}`,
    ),
  },
  openshift: {
    cluster: '',
    namespace: 'k8s/cluster/projects/{{namespace}}',
    kinds: kinds(PLURALS, name => `k8s/ns/{{namespace}}/${name}/{{name}}`),
  },
  gke: {
    url: 'https://console.cloud.google.com/',
    cluster: `kubernetes/clusters/details/${GKE_CLUSTER}/details${GKE_PROJECT}`,
    kinds: {
      ...kinds(
        { deployment: 'deployment', service: 'service' },
        name =>
          `kubernetes/${name}/${GKE_CLUSTER}/${OBJECT}/overview${GKE_PROJECT}`,
      ),
      ...kinds(
        {
          pod: 'pod',
          ingress: 'ingress',
          statefulset: 'statefulset',
          daemonset: 'daemonset',
          job: 'job',
          cronjob: 'cronjob',
        },
        name =>
          `kubernetes/${name}/${GKE_CLUSTER}/${OBJECT}/details${GKE_PROJECT}`,
      ),
    },
  },
  aks: {
    url: 'https://portal.azure.com/',
    cluster: `#resource${AKS_RESOURCE}/overview`,
    kinds: kinds(
      {
        pod: 'Pod',
        deployment: 'Deployment',
        replicaset: 'ReplicaSet',
        statefulset: 'StatefulSet',
        daemonset: 'DaemonSet',
        job: 'Job',
        cronjob: 'CronJob',
        service: 'Service',
        ingress: 'Ingress',
      },
      kind =>
        `#blade/Microsoft_Azure_ContainerService/AksK8ResourceMenuBlade/overview-${kind}/aksClusterId/${encodedAround(
          AKS_RESOURCE,
        )}/resource/${encodedAround(
          `{"kind":"${kind}","metadata":{"name":{{name | json}},"namespace":{{namespace | json}},"uid":{{uid | default:- | json}}}}`,
        )}`,
    ),
  },
  eks: {
    url: 'https://{{parameters.region}}.console.aws.amazon.com/',
    cluster: `eks/clusters/{{parameters.clusterName}}${EKS_REGION}`,
    kinds: kinds(
      PLURALS,
      name =>
        `eks/clusters/{{parameters.clusterName}}/${name}/{{name}}${EKS_REGION}&namespace={{namespace}}`,
    ),
  },
  headlamp: {
    cluster: `?to=${encodedAround(HEADLAMP_CLUSTER)}`,
    kinds: kinds(
      { ...PLURALS, persistentvolumeclaim: 'storage/persistentvolumeclaims' },
      name => `?to=${encodedAround(`${HEADLAMP_CLUSTER}/${name}/${OBJECT}`)}`,
    ),
  },
};

/** Percent-encodes what stands between the placeholders. */
function encodedAround(template: string): string {
  return template
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 0 ? encodeURIComponent(part) : part))
    .join('');
}
