import { CustomResource } from '@podlight/fake-kubernetes-api-server';
import {
  CLOUDNATIVE_PG,
  ELASTIC,
  FLINK,
  KUBEVIRT,
  SPARK,
  STRIMZI,
  VOLUME_SNAPSHOTS,
} from './data';
import {
  ARGO_CD,
  ARGO_EVENTS,
  ARGO_ROLLOUTS,
  ARGO_WORKFLOWS,
  CERT_MANAGER,
  CROSSPLANE,
  EXTERNAL_SECRETS,
  FLAGGER,
  FLUX,
  TEKTON,
} from './delivery';
import { GATEWAY, GLOO, ISTIO, KNATIVE, LINKERD } from './network';
import { KEDA, KRUISE, OPENTELEMETRY, PROMETHEUS } from './workloads';

/** What each operator adds to a cluster, with the columns that its own definitions have. */
export const OPERATORS = {
  'argo-cd': ARGO_CD,
  'argo-events': ARGO_EVENTS,
  'argo-rollouts': ARGO_ROLLOUTS,
  'argo-workflows': ARGO_WORKFLOWS,
  'cert-manager': CERT_MANAGER,
  'cloudnative-pg': CLOUDNATIVE_PG,
  crossplane: CROSSPLANE,
  eck: ELASTIC,
  'external-secrets': EXTERNAL_SECRETS,
  flagger: FLAGGER,
  flink: FLINK,
  flux: FLUX,
  'gateway-api': GATEWAY,
  gloo: GLOO,
  istio: ISTIO,
  keda: KEDA,
  knative: KNATIVE,
  kruise: KRUISE,
  kubevirt: KUBEVIRT,
  linkerd: LINKERD,
  opentelemetry: OPENTELEMETRY,
  'prometheus-operator': PROMETHEUS,
  spark: SPARK,
  strimzi: STRIMZI,
  tekton: TEKTON,
  'volume-snapshots': VOLUME_SNAPSHOTS,
} as const satisfies Readonly<Record<string, readonly CustomResource[]>>;

export type OperatorName = keyof typeof OPERATORS;

export const OPERATOR_NAMES = Object.keys(OPERATORS) as readonly OperatorName[];
