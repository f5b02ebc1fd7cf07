import { OPERATORS } from '@internal/cluster-simulator';
import { LEAVES } from './leaves';
import { JUDGED_DEFINITIONS, NOT_SIMULATED, SHIPPED_DEFINITIONS } from '.';

/** Products that the simulated clusters do not have. */
const NO_SIMULATION =
  /(keptn\.sh|karmada\.io|open-cluster-management\.io|gke\.io|numaproj\.io)$/;

/** Families that the documentation names, by an API that each has to have. */
const CLAIMED = [
  'Application applications.argoproj.io',
  'Rollout rollouts.argoproj.io',
  'Workflow workflows.argoproj.io',
  'Kustomization kustomizations.kustomize.toolkit.fluxcd.io',
  'Certificate certificates.cert-manager.io',
  'HTTPRoute httproutes.gateway.networking.k8s.io',
  'Service services.serving.knative.dev',
  'ScaledObject scaledobjects.keda.sh',
  'ExternalSecret externalsecrets.external-secrets.io',
  'Provider providers.pkg.crossplane.io',
  'Cluster clusters.postgresql.cnpg.io',
  'Kafka kafkas.kafka.strimzi.io',
  'SparkApplication sparkapplications.sparkoperator.k8s.io',
  'FlinkDeployment flinkdeployments.flink.apache.org',
  'Elasticsearch elasticsearches.elasticsearch.k8s.elastic.co',
  'Prometheus prometheuses.monitoring.coreos.com',
  'PipelineRun pipelineruns.tekton.dev',
  'VolumeSnapshot volumesnapshots.snapshot.storage.k8s.io',
  'Canary canaries.flagger.app',
  'VirtualMachine virtualmachines.kubevirt.io',
  'VirtualService virtualservices.networking.istio.io',
  'HTTPRoute httproutes.policy.linkerd.io',
];

const describeApi = (api: { group: string; plural: string; kind: string }) =>
  `${api.kind} ${api.plural}.${api.group}`;

it('has a simulated API for each definition, under the same names', () => {
  const simulated = new Set(Object.values(OPERATORS).flat().map(describeApi));
  const missing = SHIPPED_DEFINITIONS.filter(
    ({ group }) => !NO_SIMULATION.test(group),
  )
    // Nothing is shown of these but their conditions.
    .filter(each => !LEAVES.includes(each) && !NOT_SIMULATED.includes(each))
    .map(describeApi)
    .filter(name => !simulated.has(name));
  expect(missing).toEqual([]);
});

it.each(CLAIMED)('judges %s, in simulated clusters, too', name => {
  const simulated = Object.values(OPERATORS).flat().map(describeApi);
  expect(JUDGED_DEFINITIONS.map(describeApi)).toContain(name);
  expect(simulated).toContain(name);
});
