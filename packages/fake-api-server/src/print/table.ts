import { KubernetesObject } from '../kube/object';
import { Printer } from './columns';
import {
  anyPrinter,
  claimPrinter,
  configMapPrinter,
  eventPrinter,
  ingressPrinter,
  namespacePrinter,
  nodePrinter,
  servicePrinter,
} from './others';
import { podPrinter } from './pods';
import {
  autoscalerPrinter,
  cronJobPrinter,
  daemonSetPrinter,
  deploymentPrinter,
  jobPrinter,
  replicaSetPrinter,
  statefulSetPrinter,
} from './workloads';

const PRINTERS: Readonly<Record<string, Printer>> = {
  Pod: podPrinter,
  Deployment: deploymentPrinter,
  ReplicaSet: replicaSetPrinter,
  StatefulSet: statefulSetPrinter,
  DaemonSet: daemonSetPrinter,
  Job: jobPrinter,
  CronJob: cronJobPrinter,
  HorizontalPodAutoscaler: autoscalerPrinter,
  Service: servicePrinter,
  Event: eventPrinter,
  Node: nodePrinter,
  Namespace: namespacePrinter,
  Ingress: ingressPrinter,
  PersistentVolumeClaim: claimPrinter,
  ConfigMap: configMapPrinter,
};

/** The content of `object` in a table's rows. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

export function partialMetadata(object: KubernetesObject): KubernetesObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/** `columnDefinitions` of a table of this kind. */
export function tableColumns(kind: string) {
  return (PRINTERS[kind] ?? anyPrinter).columns;
}

/** One row of a table of this kind, as the API server prints it for kubectl. */
export function tableRow(
  kind: string,
  object: KubernetesObject,
  include: IncludeObject,
  nowMs: number,
) {
  const cells = (PRINTERS[kind] ?? anyPrinter).row(object, nowMs);
  if (include === 'None') return { cells };
  return {
    cells,
    object: include === 'Object' ? object : partialMetadata(object),
  };
}
